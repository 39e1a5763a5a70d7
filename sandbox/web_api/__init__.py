"""Slack's Web API, method by method, as strict as Slack's."""

from sandbox.web_api.dispatch import METHODS, answer, call, log_call
from sandbox.web_api.http import router

__all__ = ["METHODS", "answer", "call", "log_call", "router"]
