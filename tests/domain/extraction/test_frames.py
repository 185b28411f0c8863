"""Knows that every frame does what its two sentences show."""

import pytest

from events.domain.extraction.actors import load_gazetteer
from events.domain.extraction.frames import Frame, load_lexicon
from events.domain.extraction.parse import load_parser
from events.domain.kinds import load_kinds
from events.domain.places.gazetteer import load_places
from events.domain.reader import read_article
from events.domain.types import ArticleText

LEXICON = load_lexicon()
CASES = [
    pytest.param(frame, sentence, id=f"{frame.id}-{number}")
    for frame in LEXICON.frames
    for number, sentence in enumerate(frame.tests)
]


def kinds_in(sentence: str) -> set[str]:
    reading = read_article(
        ArticleText(sentence), parser=load_parser(), gazetteer=load_gazetteer(), places=load_places()
    )
    return {report.kind for report in reading.reports}


@pytest.mark.parametrize(("frame", "sentence"), CASES)
def test_frame_reads_its_sentence(frame: Frame, sentence: str) -> None:
    assert frame.kind in kinds_in(sentence)


def test_every_frame_has_two_sentences_and_a_gloss() -> None:
    assert [frame.id for frame in LEXICON.frames if len(frame.tests) != 2 or not frame.gloss] == []


def test_ids_of_frames_are_unique() -> None:
    ids = [frame.id for frame in LEXICON.frames]

    assert len(ids) == len(set(ids))


def test_every_kind_has_a_frame() -> None:
    assert {frame.kind for frame in LEXICON.frames} >= set(load_kinds())
