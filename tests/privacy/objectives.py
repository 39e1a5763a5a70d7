"""Objectives and homework: recorded, worded anew, set, changed, done, achieved, set aside."""

import json

from mentoring.access import Thing
from mentoring.growing.homework_rules import Field
from mentoring.growing.objective_rules import Category
from tests.handlers.payloads import JSON
from tests.handlers.walk.circle import Who
from tests.privacy.play import Play
from tests.privacy.surfaces import Expected, Surface, by_both, seen_by
from views.growing import homework as tasks
from views.growing import objective_forms as forms
from views.growing import objective_links as links
from views.growing import objectives as views

READ = by_both(Surface.HOME, Surface.MODAL)
TOLD = (Surface.MESSAGE, Surface.NOTIFICATION)

EXPECTED = {
    "objective": Expected(Thing.OBJECTIVE, READ | seen_by(Who.PARTNER, *TOLD)),
    "objective reworded": Expected(Thing.OBJECTIVE, READ | seen_by(Who.PARTNER, *TOLD)),
    "objective set aside": Expected(Thing.OBJECTIVE, READ | seen_by(Who.PARTNER, *TOLD)),
    "objective kept": Expected(Thing.OBJECTIVE, READ | seen_by(Who.PARTNER, *TOLD)),
    "task": Expected(Thing.TASK, READ | seen_by(Who.PARTNER, *TOLD)),
    "task changed": Expected(Thing.TASK, READ | seen_by(Who.PARTNER, *TOLD)),
    "link": Expected(Thing.TASK, READ | seen_by(Who.PARTNER, *TOLD)),
    "task with a day": Expected(Thing.TASK, by_both(Surface.HOME, *TOLD) | seen_by(Who.AUTHOR, Surface.MODAL)),
    "task of the mentor": Expected(Thing.TASK, READ | by_both(*TOLD), Who.PARTNER),
}
"""Whoever is told reads it in a message: of new homework the other, of what the mentee has done the mentor; the mentee
is reminded of what has a day. Both find it on Home and in the pages of objectives."""


def play(play: Play) -> None:
    """Two objectives with homework from both sides, to the end."""
    first = record(play, "objective", Category.LEADERSHIP)
    other = record(play, "objective set aside", Category.OTHER)
    both_read(play, first)
    form = play.presses(Who.AUTHOR, views.CHANGE, first)
    play.submits(Who.AUTHOR, form, wording=play.mark("objective reworded"))
    task = add(play, Who.AUTHOR, "task", first, **{Field.LINK: f"https://one.example/{play.mark('link')}"})
    both_read(play, first)
    theirs = add(play, Who.PARTNER, "task of the mentor", first)
    add(
        play, Who.AUTHOR, "task with a day", record(play, "objective kept", Category.OTHER), **{Field.DUE: "2026-12-02"}
    )
    form = play.presses(Who.AUTHOR, tasks.CHANGE, task)
    play.submits(Who.AUTHOR, form, wording=play.mark("task changed"))
    both_read(play, first)
    play.everybody_looks_on()
    play.presses(Who.AUTHOR, tasks.DONE, theirs)
    play.presses(Who.AUTHOR, views.SET_ASIDE, other)
    play.presses(Who.AUTHOR, views.ACHIEVE, first)
    both_read(play, first)
    play.everybody_looks_on()


def record(play: Play, name: str, category: Category) -> str:
    """The mentee records an objective; its id."""
    form = play.commands(Who.AUTHOR, "/advance-objective", play.mark(name))
    play.submits(Who.AUTHOR, form, **{forms.CATEGORY: category})
    return id_in(form)


def add(play: Play, who: Who, name: str, objective: str, **more: str | None) -> str:
    """Somebody sets homework; its id."""
    form = play.presses(who, tasks.ADD, objective)
    play.submits(who, form, wording=play.mark(name), **more)
    return id_in(form)


def both_read(play: Play, objective: str) -> None:
    """Each of the two opens the objective, and all of them."""
    for who in (Who.AUTHOR, Who.PARTNER):
        play.presses(who, links.SHOW, f"one:{objective}:1")
        play.presses(who, links.ALL, f"all:{play.circle.match}:1")


def id_in(form: JSON) -> str:
    """The id of what a form makes."""
    found: str = json.loads(form["private_metadata"])[0]
    return found
