"""A pilot of hundreds, registered and matched by a roster."""

from collections.abc import Iterator

from mentoring.joining.enrolment import SlackUser, enrol
from mentoring.joining.roster import read
from storage.tenancy import EVERYONE
from storage.work import Store
from tests.building import NOW, Company, Someone

HEADING = "email,name,role,company,department,partner_email"


def crowd(store: Store, lead: Someone, home: Company, company: str, pairs: int) -> None:
    """So many mentees and as many mentors, each matched with one. `company`: its name, as the roster has it."""
    rows = "\n".join([HEADING, *_rows(company, pairs)]).encode()

    def find(email: str) -> SlackUser:
        user_id = "U" + email.partition("@")[0].replace(".", "").upper()
        return SlackUser(
            team_id=home.team_id,
            user_id=user_id,
            workspace_name="One",
            locale="en-GB",
            time_zone="Europe/London",
            deleted=False,
        )

    with store.write(EVERYONE) as work:
        enrol(work, read(rows), find, NOW)


def _rows(company: str, pairs: int) -> Iterator[str]:
    for n in range(pairs):
        yield f"mentor.{n}@crowd.example,Mentor{n} Élan,mentor,{company},Design,"
        yield f"mentee.{n}@crowd.example,Mentee{n} O'Hara,mentee,{company},Research,mentor.{n}@crowd.example"
