"""Unknown names become proposed actors: once, bounded, linked, and merged where an editor merged them."""

import pytest

from events.domain.extraction.unknown import MAX_UNKNOWN
from events.domain.types import ActorMatch, Participant, ReportDraft, Span
from events.domain.vocabulary import ActorKind, Factuality, Role, Type
from events.models import Actor
from events.selectors.gazetteer import actor_gazetteer
from events.services.proposing import propose_actors
from tests.factories import ActorFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


def draft(*names: str, country: str | None = None, key: str | None = None) -> ReportDraft:
    span = Span(0, 1)
    parts = tuple(
        Participant(ActorMatch(span, name, key, ActorKind.PERSON, country), Role.INITIATOR, "test") for name in names
    )
    return ReportDraft(0, Type.CONSULT, "meeting", span, (span,), Factuality.OCCURRED, participants=parts)


def test_propose_actors_proposes_a_name_once_with_kind_and_country():
    first = propose_actors([draft("Jan Novotny", country="CZE")])
    second = propose_actors([draft("Jan Novotny"), draft("Ján Novotný")])

    row = Actor.objects.get()
    assert (row.name, row.kind, row.country, row.is_proposed) == ("Jan Novotny", "person", "CZE", True)
    assert first == second == {"jan novotny": row.pk}


def test_propose_actors_leaves_known_actors_and_common_words_alone():
    assert propose_actors([draft("Iran", key="irn"), draft("a local man"), draft("the Army of men"), draft("UN")]) == {}
    assert not Actor.objects.exists()


def test_propose_actors_is_bounded_for_an_article():
    propose_actors([draft(*(f"Jan Novotny{chr(97 + number)}" for number in range(MAX_UNKNOWN + 5)))])

    assert Actor.objects.count() == MAX_UNKNOWN


def test_a_proposal_merged_by_an_editor_gives_the_row_it_was_merged_into():
    propose_actors([draft("Jan Novotny")])
    known = ActorFactory(key="person-jan-novotny", name="Jan Novotný")
    Actor.objects.filter(is_proposed=True).update(merged_into=known)

    assert propose_actors([draft("Jan Novotny")]) == {"jan novotny": known.pk}


def test_a_proposal_is_read_in_texts_only_when_an_editor_accepted_it():
    propose_actors([draft("Jan Novotny")])
    row = Actor.objects.get()
    before = row.key in actor_gazetteer().entries

    row.is_proposed = False
    row.save()

    assert (before, row.key in actor_gazetteer().entries) == (False, True)
