"""Checks which participants count as unknown names."""

import pytest

from events.domain.extraction.unknown import MAX_UNKNOWN, is_proper_name, unknown_names
from events.domain.types import ActorMatch, Participant, ReportDraft, Span
from events.domain.vocabulary import ActorKind, Factuality, Role, Type


def report(*names: str, key: str | None = None) -> ReportDraft:
    parts = tuple(
        Participant(ActorMatch(Span(place, place + 3), name, key, ActorKind.UNKNOWN), Role.INITIATOR, "test")
        for place, name in enumerate(names)
    )
    return ReportDraft(0, Type.CONSULT, "meeting", Span(0, 1), (Span(0, 1),), Factuality.OCCURRED, participants=parts)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Jan Novotny", True, id="person"),
        pytest.param("Brigade of Martyrs", True, id="small word inside"),
        pytest.param("a local man", False, id="common words"),
        pytest.param("UNRWA", False, id="all capitals"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_is_proper_name_asks_for_capitals(name: str, expected: bool) -> None:  # noqa: FBT001
    assert is_proper_name(name) is expected


def test_unknown_names_notes_each_name_once_and_no_known_actor() -> None:
    notes = unknown_names([report("Jan Novotny", "Ján Novotný"), report("Iran", key="irn")])

    assert [(note.code, note.start, note.end) for note in notes] == [("unknown_name", 0, 3)]


def test_unknown_names_is_bounded() -> None:
    names = [f"Jan Novotny{chr(97 + number)}" for number in range(MAX_UNKNOWN + 4)]

    assert len(unknown_names([report(*names)])) == MAX_UNKNOWN
