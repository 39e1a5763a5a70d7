"""Slash commands, and the app's answer in the acknowledgement."""

from __future__ import annotations

from sandbox import answers, payloads, stack
from sandbox.delivery import NotAckedError
from sandbox.errors import SlackError
from sandbox.playing.outcome import NotPossible, Outcome, place, slack_says, whoever
from sandbox.records import JSON, Person, ResponseUrl
from sandbox.state import Sandbox
from sandbox.typed_text import as_command_text

# Slack's words of 2026 where nothing came back (dgurkaynak/slack-poker-planner #89), and where an error did.
NO_ANSWER = "{command} failed because the app did not respond. Please try again or contact the app developer."
DISPATCH_FAILED = '{command} failed with the error "dispatch_failed"'
INVALID_ANSWER = '{command} failed with the error "invalid_command_response"'


async def run_command(sandbox: Sandbox, user: str, command: str, text: str = "", channel: str | None = None) -> Outcome:
    """Types a slash command in a message box; without a channel, in the DM with the app."""
    person = whoever(sandbox, user)
    conversation = place(sandbox, person, channel)
    declared = next((c for c in sandbox.manifest.commands if c.command == command), None)
    if declared is None or not sandbox.workspaces[person.team].installed:
        raise NotPossible(f"{command} is not a valid command")
    answer_to = answers.new_response_url(sandbox, person, conversation.id)
    payload = payloads.slash_command(
        sandbox,
        person,
        conversation,
        command,
        as_command_text(sandbox, person, text.strip(), should_escape=declared.should_escape),
        stack.new_trigger(sandbox, user),
        answer_to,
    )
    try:
        ack = await sandbox.delivery.ask("slash_commands", payload)
    except NotAckedError as failure:
        words = (DISPATCH_FAILED if failure.reason == "http_error" else NO_ANSWER).format(command=command)
        slack_says(sandbox, person, conversation.id, words)
        return Outcome(errors={"": words})
    _show_answer(sandbox, person, answer_to, command, ack.payload)
    return Outcome(round(ack.ack_ms))


def _show_answer(sandbox: Sandbox, person: Person, answer_to: ResponseUrl, command: str, answer: JSON) -> None:
    """The acknowledgement may carry a message: ephemeral unless it says "in_channel"."""
    if not answer:
        return
    try:
        answers.take_answer(sandbox, answer_to, answer)
    except SlackError:
        slack_says(sandbox, person, answer_to.channel, INVALID_ANSWER.format(command=command))
