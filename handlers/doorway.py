"""Who is at the door: every payload passes here first, and its visitor is recognised, or is not."""

import re
from collections.abc import Callable
from time import monotonic

from slack_bolt import App, BoltContext, BoltResponse, Respond
from slack_sdk import WebClient

from handlers.answering import Answer, Kept, acknowledge
from handlers.deps import Deps, Visit
from handlers.reading import Body, text_at
from mentoring.joining.closed_accounts import account_open
from mentoring.people import recognise
from storage.tenancy import EVERYONE

TELLS_OF_HER = "user_change"
"""An event that Slack, and not she, brings to the door."""
SLACK_ID = re.compile(r"[A-Z0-9]{1,20}")
Next = Callable[[], BoltResponse]


def register(app: App, deps: Deps) -> None:
    """Put the doorway before every listener; what it learned is theirs by name: `visit` (None for a stranger)
    and `answer`. What comes from nobody (an event of the workspace itself) is acknowledged and goes no further."""

    def doorway(body: Body, context: BoltContext, respond: Respond, client: WebClient, next: Next) -> BoltResponse:
        ack = context["ack"] = Kept()  # type: ignore[no-untyped-call]
        team, user = str(context.team_id or ""), str(context.user_id or "")
        if not (SLACK_ID.fullmatch(team) and SLACK_ID.fullmatch(user)):
            return acknowledge(ack, body)
        context["answer"] = Answer(body, ack, respond, client, deps.catalogues.words(""))
        came_at = monotonic()
        with deps.store.read(EVERYONE) as work:
            actor = recognise(work, team, user)
        if actor and actor.person.is_away and text_at(body, "event", "type") != TELLS_OF_HER:
            with deps.store.write(EVERYONE) as work:  # whoever is here is back, whether or not Slack has told us
                account_open(work, actor.person.id)
        visit = Visit(deps, team, user, actor, came_at) if actor else None
        context["visit"] = visit
        if visit:
            context["answer"] = Answer(body, ack, respond, client, visit.words)
        return next()

    app.use(doorway)
