"""Our own texts fit on Slack's screens, in one page each."""

import pytest

from mentoring.agreeing.agreement_texts import OURS, Document
from mentoring.agreeing.agreements import Agreed, Reading, Version
from sandbox.blocks import check_view
from tests.views.casting import Cast
from tests.views.reading import texts
from views.agreeing import agreements
from views.words import Catalogues


@pytest.mark.parametrize("locale", ["en-GB", "fr-CA", "de-DE"])
@pytest.mark.parametrize(("document", "number"), OURS)
def test_a_text_of_ours_stands_on_one_page_whole(locale: str, document: Document, number: int) -> None:
    words = Catalogues().words(locale)
    reading = Reading(Agreed(document, Cast().match(), Version(number)), OURS[document, number], ())

    view = agreements.page(words, reading, 1, "")

    check_view(view)
    assert "submit" in view
    said = list(texts(view))
    for section in OURS[document, number][words.locale.language]:
        assert not section.heading or section.heading in said
        assert all(run.text in said for part in section.parts for run in part.runs)


def test_a_person_is_told_if_the_text_is_not_in_her_language() -> None:
    french = Catalogues().words("fr-FR")
    ours = OURS[Document.ETHICS, 1]
    reading = Reading(Agreed(Document.ETHICS, Cast().match(), Version(1, own=True)), {"en": ours["en"]}, ())
    assert "Ce texte n’existe pas dans votre langue." in texts(agreements.page(french, reading, 1, ""))
    whole = Reading(reading.agreed, ours, ())
    assert "Ce texte n’existe pas dans votre langue." not in texts(agreements.page(french, whole, 1, ""))
