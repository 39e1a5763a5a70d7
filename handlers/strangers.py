"""Whoever is not registered is told so kindly, whatever she tries, and nothing else happens (SPEC S3)."""

from collections import OrderedDict
from threading import Lock

from slack_bolt import BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.answering import Answer, acknowledge, expects_an_answer
from handlers.deps import Deps
from handlers.listening import Listener
from handlers.reading import Body, dig, text_at
from mentoring.local_time import zone_named
from views.words import Words

REMEMBERED = 1_000


class Told:
    """The last events that were answered, so that one which Slack repeats is not answered again.

    In this process's memory: it is a courtesy, and a stranger has no place in the database.
    """

    def __init__(self) -> None:
        self._events: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()

    def first_time(self, event_id: str) -> bool:
        """True once for each event; always for what is no event."""
        with self._lock:
            if event_id in self._events:
                return False
            if event_id:
                self._events[event_id] = None
            if len(self._events) > REMEMBERED:
                self._events.popitem(last=False)
            return True


def turning_away(deps: Deps) -> Listener:
    """The listener for everything that a stranger sends."""
    told = Told()

    def turn_away(body: Body, context: BoltContext, client: WebClient, answer: Answer) -> None:
        if not expects_an_answer(body) or not told.first_time(text_at(body, "event_id")):
            acknowledge(answer.ack, body)
            return
        words = _her_words(deps, client, str(context.user_id))
        in_her_words = Answer(answer.body, answer.ack, answer.respond, answer.client, words)
        in_her_words(deps.to_a_stranger(str(context.team_id), words))

    return turn_away


def _her_words(deps: Deps, client: WebClient, user: str) -> Words:
    """The language of somebody we do not know, asked of Slack."""
    try:
        profile = dig(client.users_info(user=user, include_locale=True).data, "user")
    except (SlackApiError, OSError):
        profile = None  # English, then: better than silence
    return deps.catalogues.words(text_at(profile, "locale"), zone_named(text_at(profile, "tz")))
