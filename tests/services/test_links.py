"""Links between events: asserted by articles, added, confirmed and refused by editors."""

from datetime import date

import pytest

from events.domain.errors import Conflict, InvalidInput, NotFound
from events.domain.vocabulary import LinkKind
from events.models import EventLink
from events.services.links import add_link, confirm_link, remove_link
from tests.factories import NOW, ActorFactory, EventFactory
from tests.services.reporting import link, reported

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


def exchange(asserter: str = "article"):
    """Make an article that tells of an attack and of its answer, and link it."""
    attack = reported("Herald", ordinal=0)
    answer = reported(
        article=attack.article,
        by="Israel",
        on="Iran",
        at="",
        ordinal=1,
        links=[{"earlier": 0, "kind": "retaliates", "asserter": asserter, "span": [0, 5, "rule"]}],
    )
    link(attack.article)
    attack.refresh_from_db()
    answer.refresh_from_db()
    return attack, answer


def test_link_of_an_article_joins_its_events():
    attack, answer = exchange()

    found = EventLink.objects.get()

    assert (found.later_id, found.earlier_id, found.kind) == (answer.event_id, attack.event_id, "retaliates")
    assert (found.asserter, found.is_confirmed) == ("article", False)
    assert found.wording == attack.article.text[:5]


def test_link_that_an_actor_asserts_names_the_actor():
    ActorFactory(key="guards", name="Revolutionary Guards")

    exchange("guards")

    found = EventLink.objects.get()
    assert (found.asserter, found.actor.name) == ("actor", "Revolutionary Guards")


def test_removed_link_does_not_come_back():
    attack, _ = exchange()

    remove_link(link_id=EventLink.objects.get().pk, at=NOW)
    link(attack.article)

    assert not EventLink.objects.exists()


def test_link_to_a_report_that_is_gone_is_left_out():
    report = reported(
        "Herald", links=[{"earlier": 99, "kind": "responds", "asserter": "article", "span": [0, 1, ""]}], ordinal=0
    )

    link(report.article)

    assert not EventLink.objects.exists()


def test_editor_adds_a_link_that_counts_as_confirmed():
    one, other = EventFactory(), EventFactory()

    made = add_link(later_id=one.pk, earlier_id=other.pk, kind=LinkKind.BREACHES, at=NOW)

    assert (made.asserter, made.is_confirmed) == ("editor", True)


def test_editor_who_adds_a_suggested_link_confirms_it():
    attack, answer = exchange()

    add_link(later_id=answer.event_id, earlier_id=attack.event_id, kind="retaliates", at=NOW)

    found = EventLink.objects.get()
    assert (found.asserter, found.is_confirmed) == ("article", True)


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_editor_confirms_and_takes_it_back(is_confirmed):
    exchange()

    confirm_link(link_id=EventLink.objects.get().pk, is_confirmed=is_confirmed, at=NOW)

    assert EventLink.objects.get().is_confirmed is is_confirmed


def test_impossible_links_are_refused_with_a_reason():
    event = EventFactory()

    with pytest.raises(Conflict, match="itself"):
        add_link(later_id=event.pk, earlier_id=event.pk, kind="responds", at=NOW)
    with pytest.raises(NotFound):
        add_link(later_id=event.pk, earlier_id=10**6, kind="responds", at=NOW)
    with pytest.raises(InvalidInput):
        add_link(later_id=event.pk, earlier_id=event.pk, kind="causes", at=NOW)
    with pytest.raises(NotFound):
        remove_link(link_id=10**6, at=NOW)


def test_answer_dated_before_its_cause_may_be_linked():
    early, late = EventFactory(on=date(2025, 6, 1)), EventFactory(on=date(2025, 6, 9))

    assert add_link(later_id=early.pk, earlier_id=late.pk, kind="responds", at=NOW).pk
