"""Who is at the door: every payload passes here first. Whoever is not registered is told so kindly (SPEC S3)."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from slack_bolt import Ack, App, BoltContext, BoltResponse, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.answering import Body, answer_to
from handlers.deps import Deps, Visit
from mentoring.people import leads_in, recognise
from storage.tenancy import EVERYONE
from views.people import not_registered
from views.words import Words

Next = Callable[[], BoltResponse]

WHOEVER_IT_IS = frozenset({"app_uninstalled", "tokens_revoked", "user_change"})
"""Events that nobody waits at the door for."""


def register(app: App, deps: Deps) -> None:
    """Put the doorway before every listener; what it learned is theirs by name (`visit`, `answer`, `words`)."""

    def doorway(
        body: Body, context: BoltContext, ack: Ack, respond: Respond, client: WebClient, next: Next
    ) -> BoltResponse | None:
        context["deps"] = deps
        team, user = context.team_id or "", context.user_id or ""
        with deps.store.read(EVERYONE) as work:
            actor = recognise(work, team, user)
            known_leads = leads_in(work, team) if actor is None else ()
        if actor is not None:
            words = deps.catalogues.words(actor.person.locale, actor.person.zone)
            context["visit"] = Visit(deps, team, user, actor, words)
            context["words"] = words
            context["answer"] = answer_to(body, ack, respond, client, words)
            return next()
        if (body.get("event") or {}).get("type") in WHOEVER_IT_IS or not user:
            context["visit"] = None
            return next()
        words = _words_of_a_stranger(deps, client, user)
        return answer_to(body, ack, respond, client, words)(not_registered(words, known_leads))

    app.use(doorway)


def _words_of_a_stranger(deps: Deps, client: WebClient, user: str) -> Words:
    """The language of somebody we do not know, asked of Slack."""
    try:
        profile = client.users_info(user=user, include_locale=True)["user"]
        return deps.catalogues.words(profile.get("locale", ""), ZoneInfo(profile.get("tz") or "UTC"))
    except (SlackApiError, OSError, ValueError):
        return deps.catalogues.words("")
