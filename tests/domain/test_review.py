"""Editorial states: what may follow what, and what one source cannot carry."""

import pytest

from events.domain.errors import NotAllowed
from events.domain.review import Gravity, check_grade, check_has_source, check_step, needs_second_person
from events.domain.vocabulary import Grade, ReviewState, Type


@pytest.mark.parametrize(
    ("current", "following"),
    [
        pytest.param(ReviewState.DRAFT, ReviewState.PUBLISHED, id="draft-published"),
        pytest.param(ReviewState.REVIEW, ReviewState.PUBLISHED, id="second-approval"),
        pytest.param(ReviewState.PUBLISHED, ReviewState.CORRECTED, id="correction"),
        pytest.param(ReviewState.CORRECTED, ReviewState.RETRACTED, id="withdrawal"),
        pytest.param(ReviewState.REJECTED, ReviewState.DRAFT, id="reopened"),
    ],
)
def test_step_is_allowed(current, following):
    assert check_step(current, following) is None


@pytest.mark.parametrize(
    ("current", "following"),
    [
        pytest.param(ReviewState.PUBLISHED, ReviewState.DRAFT, id="public-never-vanishes"),
        pytest.param(ReviewState.PUBLISHED, ReviewState.REJECTED, id="public-is-withdrawn-not-rejected"),
        pytest.param(ReviewState.REJECTED, ReviewState.PUBLISHED, id="rejected-is-reopened-first"),
        pytest.param(ReviewState.DRAFT, ReviewState.RETRACTED, id="draft-has-no-stub"),
    ],
)
def test_step_is_refused_with_what_is_possible(current, following):
    with pytest.raises(NotAllowed, match="possible: "):
        check_step(current, following)


def test_event_without_report_is_not_published():
    with pytest.raises(NotAllowed, match="without a report"):
        check_has_source(0)


def test_single_anonymous_source_cannot_confirm():
    with pytest.raises(NotAllowed, match="one anonymous source"):
        check_grade(Grade.CONFIRMED, independent_sources=1, has_named_source=False)


@pytest.mark.parametrize(
    ("type_", "kind", "grade", "deaths", "expected"),
    [
        pytest.param(Type.CONSULT, "meeting", Grade.SINGLE_NAMED, False, False, id="meeting"),
        pytest.param(Type.ASSAULT, "airstrike", Grade.CORROBORATED, True, True, id="deaths"),
        pytest.param(Type.ACCUSE, "accusation", Grade.SINGLE_NAMED, False, True, id="blame"),
        pytest.param(Type.ASSAULT, "chemical-attack", Grade.CORROBORATED, False, True, id="mass-casualty-weapon"),
        pytest.param(Type.REQUEST, "appeal", Grade.SINGLE_ANONYMOUS, False, True, id="one-anonymous-source"),
    ],
)
def test_second_person_is_needed(type_, kind, grade, deaths, expected):
    assert needs_second_person(Gravity(type_, kind, grade, deaths)) is expected
