"""What should be on whose screen, by the database, and what is."""

import re
import time
from collections import Counter

from sqlalchemy import select

from storage.deliveries import DeliveryRow, OccasionRow
from storage.meetings import MeetingRow, OfferRow
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from tests.scenarios.house import House
from tests.scenarios.world import JSON

QUIET_WITHIN_S = 120.0


def offers_with(screen: JSON, action_id: str) -> Counter[str]:
    """The offers under which this button stands, in messages."""
    found: Counter[str] = Counter()
    for conversation in screen["conversations"]:
        for message in conversation["messages"]:
            for block in message["blocks"] or ():
                for element in block.get("elements", ()):
                    if element.get("action_id") == action_id:
                        found[element["value"].split(":")[1]] += 1
    return found


def settle(house: House) -> None:
    """Until the database has nothing left to show."""

    def is_quiet() -> bool:
        with house.store.read(EVERYONE) as work:
            pending = select(DeliveryRow.id).where(DeliveryRow.state.in_(("waiting", "claimed")))
            stale = select(DeliveryRow.id).where(DeliveryRow.state == "sent", DeliveryRow.stale > 0)
            homes = select(PersonRow.id).where(PersonRow.home_stale > 0)
            return not any(work.session.scalars(query.limit(1)).first() for query in (pending, stale, homes))

    give_up = time.monotonic() + QUIET_WITHIN_S
    while not is_quiet() and time.monotonic() < give_up:
        time.sleep(0.1)


def judge(house: House) -> tuple[int, list[str], list[str]]:
    """How many messages there should be; which are not on a screen; which are there twice, or without a reason."""
    with house.store.read(EVERYONE) as work:
        rows = work.session.execute(select(DeliveryRow, PersonRow.slack_user_id).join(PersonRow)).all()
        told = set(work.session.scalars(select(OccasionRow.delivery_id)))
    caused = {(user, row.ts or row.id.hex) for row, user in rows if row.state == "sent"}
    lost = [f"{row.id}: {row.state}" for row, _ in rows if row.state not in ("sent", "dropped") or row.id not in told]
    on_screens: Counter[tuple[str, str]] = Counter()
    for who in house.world.people().values():
        for conversation in house.world.screen(who)["conversations"]:
            for message in conversation["messages"]:
                if message["user"] != who.id and not message["ephemeral"] and conversation["is_im"]:
                    on_screens[who.id, _bearing(message)] += 1
    lost += [f"{user} lacks {ts}" for user, ts in caused - set(on_screens)]
    doubled = [f"{user} has {ts} {n} times" for (user, ts), n in on_screens.items() if n > 1]
    return len(caused), lost, doubled + [f"{user} has {ts}" for user, ts in set(on_screens) - caused]


def _bearing(message: JSON) -> str:
    """By what a message is known: its ts, or the delivery's id that stands in the name of its file."""
    named = (re.search(r"[0-9a-f]{32}", file["name"]) for file in message["files"])
    return next((found[0] for found in named if found), str(message["ts"]))


def check_screens(house: House) -> None:
    """Each screen tells how things stand: a button wherever something is to be answered, and no dead one."""
    with house.store.read(EVERYONE) as work:
        users = {row.id: row.slack_user_id for row in work.session.scalars(select(PersonRow))}
        arranged = {row.id: row.state for row in work.session.scalars(select(MeetingRow))}
        offers = list(work.session.scalars(select(OfferRow)))
    live = [offer for offer in offers if arranged[offer.meeting_id] in ("proposed", "accepted")]
    for who in house.world.people().values():
        screen = house.world.screen(who)
        to_answer = {o.id.hex for o in live if o.state == "open" and users[o.to_id] == who.id}
        hers = {o.id.hex for o in live if o.state in ("open", "agreed") and who.id in (users[o.by_id], users[o.to_id])}
        for action_id in ("meeting.accept", "meeting.decline"):
            assert offers_with(screen, action_id) == Counter(to_answer), f"{who.name}: {action_id}"
        assert set(offers_with(screen, "meeting.cancel")) == hers - to_answer, who.name
