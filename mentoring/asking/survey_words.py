"""Words in answer to a survey that their author lets us pass on: they become anonymous feedback (SPEC S38).

That is done apart from sending the survey: what is kept of the one bears no trace of the other, and what a crash left
behind is passed on the next time.
"""

from contextlib import suppress

from mentoring.asking.feedback import pass_on
from storage import surveys
from storage.keys import KeyGone
from storage.tenancy import EVERYONE
from storage.work import Store


def hand_on(store: Store) -> None:
    """Hand on what waits. Where it stood before, under its author's key, nothing is left of it."""
    with store.read(EVERYONE) as work:
        waits = surveys.has_words_to_pass_on(work.session)
    if not waits:
        return
    with store.write(EVERYONE) as work:
        for row in surveys.take_words_to_pass_on(work.session):
            with suppress(KeyGone):  # of an older back-up of the keys, say: nobody can read them, nor need they be kept
                pass_on(work, row.company_id, work.open(row.words))
