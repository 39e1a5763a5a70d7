"""A coordinator's room: the companies of the programme with their leads, and what she can do across them."""

from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement

from mentoring.access import Role, Thing
from mentoring.counting.shown_figures import Whose
from mentoring.leading.coordination import Host, Programme
from views import access
from views.blocks import Message, actions, button, context, facts, header, modal, paragraph, row
from views.contacts import contacts_button
from views.counting.figures import figures_button
from views.joining.registering import register_button
from views.matching.matchmaking_picking import pick_across_button
from views.paging import Place, turns
from views.times import full_day
from views.words import Words

COMPANIES = "programme.companies"
BACK = "programme.back"
ON = "programme.on"
SHOWN = 6


def card(words: Words, programme: Programme) -> Message:
    """The answer to `/advance-pilot`: the same as on Home."""
    return Message(tuple(blocks(words, programme)))


def command_help(words: Words) -> Message:
    """The answer to a coordinator's `/advance-pilot help`."""
    said = words.tell(
        "`/advance-pilot` shows your programme. `/advance-pilot companies`, `/advance-pilot register` and "
        "`/advance-pilot figures` open these."
    )
    return Message((paragraph(said),))


def blocks(words: Words, programme: Programme) -> list[Block]:
    """The room, in so many blocks at the most: 14."""
    hosts = programme.hosts
    more = [actions([_all(words)])] if len(hosts) > SHOWN else []
    return [
        header(words.say("Your programme")),
        *([_host(words, host) for host in hosts[:SHOWN]] or [paragraph(words.tell("No company takes part yet."))]),
        *more,
        facts([(words.say("Matches across companies"), _across(words, programme))]),
        actions(
            [
                *(pick_across_button(words), register_button(words)),
                *(figures_button(words, Whose.ACROSS), contacts_button(words)),
            ]
        ),
        access.seen_by(words, Thing.MATCH, reader=Role.COORDINATOR),
    ]


def page(words: Words, programme: Programme, number: int) -> dict[str, Any]:
    """All companies, page by page."""
    place = Place.in_list(number, len(programme.hosts))
    return modal(
        title=words.say("Companies"),
        close=words.say("Close"),
        blocks=[
            context(words.say_count("One company", "{n} companies", len(programme.hosts))),
            *[_host(words, host) for host in programme.hosts[place.span]],
            *turns(words, place, BACK, ON),
        ],
    )


def _all(words: Words) -> ButtonElement:
    return button(words.say("All companies"), COMPANIES)


def _host(words: Words, host: Host) -> Block:
    leads = words.both(host.leads) if host.leads else words.say("nobody leads it yet")
    days = words.say("{first} to {last}", first=full_day(words, host.starts_on), last=full_day(words, host.ends_on))
    return row(words.say("{company}: {leads}", company=host.name, leads=leads) + f"\n{days}")


def _across(words: Words, programme: Programme) -> str:
    return words.both(
        [
            words.say_count("one active", "{n} active", programme.running),
            words.say_count("one proposed", "{n} proposed", programme.proposed),
        ]
    )
