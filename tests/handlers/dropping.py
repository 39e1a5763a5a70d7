"""Files dropped into a lead's direct message, and the cards that come of them."""

from itertools import count

from sqlalchemy import func, select

from storage.intakes import IntakeRow
from storage.people import RegistrationRow
from storage.tenancy import EVERYONE
from tests.building import Someone
from tests.handlers import payloads
from tests.handlers.house import Answered, House
from tests.handlers.payloads import JSON
from tests.handlers.slack import buttons_in, words_in

HEADING = "email,name,role,department"
ADA, EMMY = "ada@one.example,Ada Byron,mentee,Engines", "Emmy@One.example,Emmy Noether,mentor,"
_numbers = count(1)


def dropped(house: House, who: Someone, content: bytes | str, name: str = "roster.csv", **more: str) -> JSON:
    """A file, dropped; the event that Slack sends."""
    file_id = f"F{next(_numbers):06}"
    house.slack.files[file_id] = (name, content if isinstance(content, bytes) else content.encode())
    event = payloads.typed(who, "here it is", subtype="file_share", files=[{"id": file_id}], **more)
    assert house.send(event).status == 200
    return event


def csv(*rows: str, heading: str = HEADING) -> str:
    return "\n".join((heading, *rows, ""))


def press(house: House, who: Someone, action: str, card: JSON | None = None) -> Answered:
    """A button of her latest card, or of another."""
    value = buttons_in(card or house.screen(who)[-1])[action]["value"]
    return house.send(payloads.press_in_message(who, action, value))


def card(house: House, who: Someone) -> str:
    """What she reads on her latest card."""
    return words_in(house.screen(who)[-1])


def registered(house: House) -> int:
    with house.store.read(EVERYONE) as work:
        return work.session.scalar(select(func.count()).select_from(RegistrationRow)) or 0


def kept(house: House) -> list[IntakeRow]:
    """Intakes that hold anything of a file."""
    with house.store.read(EVERYONE) as work:
        return list(work.session.scalars(select(IntakeRow).where(IntakeRow.draft.is_not(None))))
