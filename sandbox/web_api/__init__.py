"""Slack's Web API, method by method, as strict as Slack's."""

from sandbox.web_api.answer import Answer
from sandbox.web_api.dispatch import METHODS, answer, call, log_call
from sandbox.web_api.http import router

__all__ = ["METHODS", "Answer", "answer", "call", "log_call", "router"]
