"""'This is not for me' is pressed, and confirmed."""

from slack_bolt import Ack, BoltResponse

from handlers.answering import Answer
from handlers.deps import Visit
from handlers.listening import Listening
from mentoring.joining.leaving import Tie, Tied, leave
from mentoring.people import Person, leads
from mentoring.too_late import TooLate
from views.joining import leaving as views


def register(on: Listening) -> None:
    """The listeners of this feature."""
    on.action(views.NOT_FOR_ME)(not_for_me)


def not_for_me(ack: Ack, visit: Visit, answer: Answer) -> BoltResponse:
    """Take her out, or say what stands in the way; her keys are destroyed at once."""
    ack()
    words, known = visit.words, _her_leads(visit)
    try:
        with visit.changing() as (work, actor):
            forgotten = leave(work, actor, visit.now)
    except Tied as tied:
        return answer(views.only_lead(words)) if tied.tie is Tie.PILOT else how_to_part(visit, answer)
    except TooLate:
        return answer(visit.deps.to_a_stranger(visit.team_id, words))
    visit.deps.destroy_condemned()
    return answer(views.farewell(words, known, forgotten=forgotten))


def how_to_part(visit: Visit, answer: Answer) -> BoltResponse:
    """To somebody in a match: how to ask for a pause or an end."""
    return answer(views.still_matched(visit.words, visit.actor.matches, _her_leads(visit)))


def _her_leads(visit: Visit) -> tuple[Person, ...]:
    with visit.reading() as work:
        return tuple(lead for lead in leads(work, visit.actor) if lead.id != visit.actor.person.id)
