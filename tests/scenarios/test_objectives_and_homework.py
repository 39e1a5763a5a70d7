"""An objective and its homework, from the first word to 'achieved', over Slack's real protocol."""

import pytest

from tests.scenarios.world import JSON, Someone, World, buttons_on, words_on

pytestmark = pytest.mark.slow

OBJECTIVE, TASK = "Say what I think in <meetings> & early", "Ask Marc *how* the budget is decided"


def test_a_suggestion_a_task_from_a_message_one_tap_and_done(world: World) -> None:
    mentee, mentor = next(pair for pair in reversed(world.pairs()) if pair[1].locale.startswith("en"))
    others = [one for one in world.people().values() if one.id not in (mentee.id, mentor.id)]

    world.do(mentee, "command", command="/advance-objective", text="")
    world.do(mentee, "action", action_id="objective.category", selected_option="communication")
    world.do(mentee, "action", action_id="objective.suggestion", selected_option="communication:1")
    filled = [block for block in world.modal(mentee)["blocks"] if block["block_id"].startswith("wording")]
    assert filled[0]["element"]["initial_value"]
    submit(world, mentee, wording=OBJECTIVE)
    assert OBJECTIVE in words_on(world.messages(mentor)[-1])

    world.do(mentor, "message", text=TASK)
    own = [message for message in in_dm(world, mentor) if message["text"] == TASK][-1]
    world.do(mentor, "shortcut", callback_id="turn_into_homework", channel=own["channel"], ts=own["ts"])
    values = {} if "objective" not in inputs(world.modal(mentor)) else {"objective": objective_with(world, mentor)}
    submit(world, mentor, **values)
    told = world.messages(mentee)[-1]
    assert TASK in words_on(told)
    world.press(mentee, "homework.done", told)
    assert "homework.done" not in buttons_on(world.messages(mentee)[-1])
    assert TASK in words_on(world.messages(mentor)[-1])

    world.press(mentee, "objective.show", told)
    world.do(mentee, "action", action_id="objective.achieve")
    assert "objective.take_up" in buttons_on(world.modal(mentee))
    world.do(mentee, "close")
    assert OBJECTIVE in words_on(world.messages(mentor)[-1])
    for other in others:
        seen = words_on(world.screen(other))
        assert OBJECTIVE not in seen
        assert TASK not in seen


def submit(world: World, who: Someone, **values: str) -> None:
    """Send the form on top, with nothing wrong."""
    assert world.do(who, "submit", values=values)["errors"] == {}
    assert world.screen(who)["modals"] == []


def in_dm(world: World, who: Someone) -> list[JSON]:
    """All that stands in her conversations, with its channel."""
    conversations = world.screen(who)["conversations"]
    return [{**said, "channel": each["id"]} for each in conversations for said in each["messages"]]


def inputs(view: JSON) -> set[str]:
    """The names of a form's inputs."""
    return {block["element"]["action_id"] for block in view["blocks"] if block["type"] == "input"}


def objective_with(world: World, who: Someone) -> str:
    """The objective of this scenario, where the form asks for one."""
    block = next(b for b in world.modal(who)["blocks"] if b.get("block_id") == "objective")
    options = [option for group in block["element"]["option_groups"] for option in group["options"]]
    return next(str(option["value"]) for option in options if option["text"]["text"] == OBJECTIVE)
