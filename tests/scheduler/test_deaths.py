"""The sender's process may die between any two steps: nothing is lost and nothing doubled."""

from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select, update

from mentoring.meeting.meeting_moves import accept
from mentoring.people import home_opened
from scheduler.rounds import Round
from scheduler.sender import Sender
from storage import outbox
from storage.deliveries import DeliveryRow
from storage.people import PersonRow
from storage.tenancy import EVERYONE
from storage.work import Store
from tests import building
from tests.building import Company, Pair, Someone
from tests.scheduler.fake_slack import JSON, FakeSlack, Killed
from tests.scheduler.office import Office


def shown(office: Office, slack: FakeSlack, who: Someone) -> list[str]:
    """What is on her screen, as the ids of deliveries; what the database says must be the same."""
    channel = f"D{who.slack_user_id}"
    on_screen = [_borne(message) for message in slack.channels[channel]]
    recorded = office.deliveries(who)
    assert {delivery.state for delivery in recorded} <= {"sent", "dropped"}
    assert on_screen == [delivery.id.hex for delivery in recorded if delivery.state == "sent"]
    by_ts = {message["ts"]: message for message in slack.channels[channel]}
    for delivery in recorded:
        if delivery.state == "sent":
            assert delivery.stale == 0
            assert delivery.ts is None or _borne(by_ts[delivery.ts]) == delivery.id.hex
    return on_screen


def test_messages_survive_a_death_at_any_moment(
    office: Office, store: Store, company: Company, slack: FakeSlack
) -> None:
    for moments in count():
        pair = building.pair(store, mentee_at=company, mentor_at=company)
        office.proposal(pair)

        died = office.live_and_die(moments)

        assert len(shown(office, slack, pair.mentee)) == 1
        assert len(shown(office, slack, pair.mentor)) == 1
        if not died:
            assert moments > 15, "there are more moments than these in two messages"
            return


def test_updates_and_home_tabs_survive_a_death_at_any_moment(
    office: Office, store: Store, company: Company, slack: FakeSlack
) -> None:
    for moments in count():
        pair = building.pair(store, mentee_at=company, mentor_at=company)
        for who in (pair.mentee, pair.mentor):
            with store.write(EVERYONE) as work:
                home_opened(work, who.actor(work), office.now())
        meeting = office.proposal(pair)
        office.clear_all()
        homes = [slack.homes[who.slack_user_id] for who in (pair.mentee, pair.mentor)]
        assert meeting.open is not None
        office.wind(timedelta(seconds=1))
        office.act(pair.mentor, accept, meeting.id, meeting.open.id)

        died = office.live_and_die(moments)

        assert len(shown(office, slack, pair.mentee)) == 3  # her offer was sent; it was accepted; for her calendar
        assert len(shown(office, slack, pair.mentor)) == 2
        for who, before in zip((pair.mentee, pair.mentor), homes, strict=True):
            assert slack.homes[who.slack_user_id] != before
            assert not _has(slack.channels[f"D{who.slack_user_id}"], "meeting.accept")
            assert _home_stale(store, who) == 0
        if not died:
            assert moments > 15
            return


@pytest.mark.parametrize("second_death", [0, 3, 6])
def test_whoever_takes_over_may_die_of_it_too(
    office: Office, store: Store, company: Company, slack: FakeSlack, second_death: int
) -> None:
    for moments in range(4, 12):
        pair = building.pair(store, mentee_at=company, mentor_at=company)
        office.proposal(pair)

        office.live_and_die(moments, second_death)

        assert len(shown(office, slack, pair.mentee)) == 1
        assert len(shown(office, slack, pair.mentor)) == 1


def test_a_message_of_a_dead_process_waits_for_the_end_of_its_lease(
    office: Office, pair: Pair, slack: FakeSlack
) -> None:
    office.proposal(pair)
    office.fate.moments_left = 2  # claimed the first one, and died before it called Slack
    with pytest.raises(Killed):
        office.clear()
    office.fate.moments_left = None
    office.sender = office.fresh_sender()

    found = office.clear()

    assert found.held_up
    assert found.next_due is not None
    assert len(slack.texts(pair.mentee.slack_user_id)) + len(slack.texts(pair.mentor.slack_user_id)) == 1
    office.wall_ahead = found.next_due - office.now()
    office.clear()
    assert len(slack.texts(pair.mentee.slack_user_id)) + len(slack.texts(pair.mentor.slack_user_id)) == 2


def test_a_posted_message_is_found_again_among_many(office: Office, pair: Pair, slack: FakeSlack) -> None:
    office.proposal(pair)

    def she_talks_on(json: JSON) -> None:
        office.fate.moments_left = 0  # it took effect, and we die before the answer
        slack.channels[json["channel"]] += [{"text": "hm", "ts": f"{office.now().timestamp() + 1}"}] * 40

    slack.after["chat.postMessage"] = she_talks_on
    with pytest.raises(Killed):
        office.clear()
    slack.after.clear()
    office.live_and_die(10_000)

    for who in (pair.mentee, pair.mentor):
        ours = [message for message in slack.channels[f"D{who.slack_user_id}"] if message["text"] != "hm"]
        assert len(ours) == 1
    assert len(slack.called("chat.postMessage")) == 2


def test_a_claim_without_a_conversation_was_never_posted(
    office: Office, store: Store, pair: Pair, slack: FakeSlack
) -> None:
    office.proposal(pair)
    with store.write(EVERYONE) as work:
        claimed = {"state": "claimed", "claimed_at": office.now(), "lease_until": office.wall()}
        work.session.execute(update(DeliveryRow).values(**claimed))

    office.clear_all()

    assert slack.called("conversations.history") == []
    assert len(shown(office, slack, pair.mentee)) == len(shown(office, slack, pair.mentor)) == 1


def test_two_senders_at_once_send_everything_once(
    office: Office, store: Store, company: Company, slack: FakeSlack
) -> None:
    pairs = [building.pair(store, mentee_at=company, mentor_at=company) for _ in range(10)]
    for pair in pairs:
        office.proposal(pair)
    other: Sender = office.fresh_sender()

    def the_other_looks(_json: JSON) -> None:
        hook = slack.before.pop("chat.postMessage")
        other.look()
        slack.before["chat.postMessage"] = hook

    slack.before["chat.postMessage"] = the_other_looks

    office.clear_all()

    for pair in pairs:
        assert len(shown(office, slack, pair.mentee)) == len(shown(office, slack, pair.mentor)) == 1


def _borne(message: JSON) -> str:
    """The id of the delivery that this message bears, or its file's name."""
    if "files" in message:
        return str(message["files"][0]["name"]).rpartition("-")[2].removesuffix(".ics")
    return str(message["metadata"]["event_payload"]["id"])


def _has(messages: list[JSON], action_id: str) -> bool:
    return f"'{action_id}'" in str(messages)


def _home_stale(store: Store, who: Someone) -> int:
    with store.read(EVERYONE) as work:
        return work.session.scalars(select(PersonRow.home_stale).where(PersonRow.id == who.id)).one()


def test_what_was_posted_is_found_though_its_channel_was_opened_after_we_had_looked(
    office: Office, store: Store, pair: Pair, company: Company, slack: FakeSlack
) -> None:
    """Its holder lost the workspace's lock, and went on: opened the channel, posted, and died."""
    office.proposal(pair)
    office.clear_all()
    [posted] = [each for each in office.deliveries(pair.mentor) if each.state == "sent"]
    with store.write(EVERYONE) as work:
        claimed = {"state": "claimed", "claimed_at": office.now(), "lease_until": office.wall(), "ts": None}
        work.session.execute(update(DeliveryRow).where(DeliveryRow.id == posted.id).values(**claimed))
    with store.read(EVERYONE) as work:
        [(delivery, person)] = outbox.next_in(work.session, company.workspace_id, [], 2, office.now())
    as_we_looked = person._replace(dm_channel=None)

    office.sender._lanes[company.workspace_id].courier.deliver(delivery, as_we_looked, Round())

    assert shown(office, slack, pair.mentor) == [posted.id.hex]
