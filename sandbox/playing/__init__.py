"""All that a person can do in Slack, for the page and for scripts alike.

Each function returns an Outcome once the app has acknowledged, or raises NotPossible where the person could not
have done it on their screen.
"""

from sandbox.playing.commands import run_command
from sandbox.playing.messages import forget_ephemerals, open_home, open_messages, read, send_message
from sandbox.playing.modals import close_modal, submit
from sandbox.playing.outcome import SLACKBOT, TROUBLE, NotPossible, Outcome
from sandbox.playing.pressing import press
from sandbox.playing.selecting import options
from sandbox.playing.shortcuts import shortcut
from sandbox.playing.uploads import keep_file, note_download, upload

__all__ = [
    "SLACKBOT",
    "TROUBLE",
    "NotPossible",
    "Outcome",
    "close_modal",
    "forget_ephemerals",
    "keep_file",
    "note_download",
    "open_home",
    "open_messages",
    "options",
    "press",
    "read",
    "run_command",
    "send_message",
    "shortcut",
    "submit",
    "upload",
]
