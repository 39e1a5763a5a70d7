"""Payloads of later moments: the fit check, figures, what is held of somebody, and a match that is over."""

from collections.abc import Iterator
from itertools import product
from uuid import UUID

from sqlalchemy import select

from mentoring.ending import keeping as keeping_rules
from mentoring.matchmaking import State
from mentoring.people import Part
from storage.fit_checks import FitCheckRow
from storage.matches import MatchRow
from storage.tenancy import EVERYONE
from tests.building import Pair, Someone, match, person
from tests.handlers import payloads
from tests.handlers.house import House
from tests.handlers.malformed import SECRET
from tests.handlers.payloads import JSON
from views import own_data
from views.asking import fit_checks
from views.counting import figures, ledger
from views.ending import certificate_links, keeping


def of_later_moments(house: House, lead: Someone, two: Pair) -> Iterator[JSON]:
    """All of them; another mentee's match with the same mentor is over."""
    yield from of_fit_checks(house, lead, two)
    yield from of_figures_and_data(lead, two.mentee)
    yield from of_a_match_that_is_over(
        house, match(house.store, person(house.store, lead.company, Part.MENTEE), two.mentor)
    )


def of_fit_checks(house: House, lead: Someone, two: Pair) -> Iterator[JSON]:
    """The form, sent with a wish for help, and read by the lead."""
    opened = payloads.press_in_message(two.mentee, fit_checks.OPEN, two.match_id.hex)
    house.send(opened)
    asked = {fit_checks.GOING: "hard", fit_checks.HELP: fit_checks.YES, fit_checks.WRITTEN: SECRET}
    sent = payloads.submit(two.mentee, house.slack.opened(), **asked)
    house.send(sent)
    yield from (opened, sent, payloads.press_in_message(lead, fit_checks.READ, _fit_check(house).hex))


def _fit_check(house: House) -> UUID:
    with house.store.read(EVERYONE) as work:
        return work.session.scalars(select(FitCheckRow.id)).one()


def of_figures_and_data(lead: Someone, mentee: Someone) -> Iterator[JSON]:
    """Each page, its turns, and what was published; and what is held of her."""
    pressed = {
        **{figures.OPEN: "own", figures.TURN_ON: "own:2", figures.TURN_BACK: "across:1", figures.EXPORT: "own"},
        **{figures.LEDGER: "own", ledger.ON: "all:2", own_data.OPEN: "", own_data.ON: "all:2"},
    }
    for who, (action, value) in product((lead, mentee), pressed.items()):
        yield payloads.press_in_modal(who, action, value)


def of_a_match_that_is_over(house: House, two: Pair) -> Iterator[JSON]:
    """What is left of it: the texts, page by page, and the certificate."""
    with house.store.write(EVERYONE) as work:
        row = work.session.scalars(select(MatchRow).where(MatchRow.id == two.match_id)).one()
        row.state = State.COMPLETED
        keeping_rules.begin(work, row, house.clock.now())
    for who, action in product((two.mentee, two.mentor), (keeping.READ, certificate_links.ASK)):
        yield payloads.press_in_message(who, action, two.match_id.hex)
    for who, action in product((two.mentee, two.mentor), (keeping.BACK, keeping.ON)):
        yield payloads.press_in_modal(who, action, f"{two.match_id.hex}:2")
