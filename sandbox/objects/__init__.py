"""Slack's JSON for the things it speaks of: the same in API answers, payloads and events."""

from sandbox.objects.channels import channel_object, channel_type
from sandbox.objects.files import file_object
from sandbox.objects.messages import message_object, replies_to
from sandbox.objects.people import bot_profile, user_object
from sandbox.objects.views import view_object

__all__ = [
    "bot_profile",
    "channel_object",
    "channel_type",
    "file_object",
    "message_object",
    "replies_to",
    "user_object",
    "view_object",
]
