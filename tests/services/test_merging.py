"""Merges by editors and machines, and their way back after whatever happened in between."""

import pytest

from events.domain.errors import Conflict, NotFound
from events.domain.vocabulary import LinkKind, ReviewState
from events.models import Event, EventLink, EventMerge, MergeProposal, Report
from events.selectors.redirects import current_event_id, current_event_ids
from events.services.merging import merge_events, split_report, undo_merge
from events.services.review import publish_event, reject_event
from tests.factories import NOW, EditorFactory, EventLinkFactory
from tests.services.reporting import bounds, link, linked, reported

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


@pytest.fixture
def editor():
    return EditorFactory()


@pytest.fixture
def events():
    """Give four events that nothing joins by itself, one report each."""
    towns = ("Haifa", "Tel Aviv", "Tamra", "Arad")
    return [linked(f"Outlet {n}", at=town, day=5 * n + 1).event for n, town in enumerate(towns)]


def merge(kept: Event, absorbed: Event, editor) -> EventMerge:
    return merge_events(kept_id=kept.pk, absorbed_id=absorbed.pk, editor=editor, at=NOW)


def undo(done: EventMerge, editor) -> Event:
    return undo_merge(merge_id=done.pk, editor=editor, at=NOW)


def homes() -> list[int]:
    return list(Report.objects.order_by("pk").values_list("event_id", flat=True))


def links() -> set[tuple[int, int, str]]:
    return set(EventLink.objects.values_list("later_id", "earlier_id", "kind"))


def test_merge_moves_reports_and_leads_the_old_address_on(events, editor):
    a, b, *_ = events

    merge(a, b, editor)

    assert set(homes()[:2]) == {a.pk}
    assert current_event_id(b.pk) == a.pk
    assert Event.objects.get(pk=a.pk).source_count == 2


def test_undo_gives_both_ids_reports_and_links_back(events, editor):
    a, b, c, _ = events
    EventLinkFactory(later=b, earlier=c, kind=LinkKind.RESPONDS)
    before = homes(), links()

    undo(merge(a, b, editor), editor)

    assert (homes(), links()) == before
    assert current_event_id(b.pk) == b.pk


@pytest.mark.parametrize("first", [0, 1], ids=["inner-first", "outer-first"])
def test_chain_of_merges_is_undone_in_any_order(events, editor, first):
    a, b, c, d = events
    EventLinkFactory(later=d, earlier=a, kind=LinkKind.RESPONDS)
    EventLinkFactory(later=d, earlier=b, kind=LinkKind.CONTINUES)
    before = homes(), links()
    merges = [merge(b, a, editor), merge(c, b, editor)]
    assert current_event_ids([a.pk, b.pk]) == {a.pk: c.pk, b.pk: c.pk}

    undo(merges.pop(first), editor)
    undo(merges.pop(), editor)

    assert (homes(), links()) == before


def test_undo_in_the_middle_of_a_chain_leaves_the_rest_merged(events, editor):
    a, b, c, d = events
    EventLinkFactory(later=d, earlier=a, kind=LinkKind.RESPONDS)
    inner = merge(b, a, editor)
    merge(c, b, editor)

    undo(inner, editor)

    assert homes()[:3] == [a.pk, c.pk, c.pk]
    assert links() == {(d.pk, a.pk, "responds")}
    assert current_event_id(b.pk) == c.pk


@pytest.mark.parametrize("first", [0, 1], ids=["in-order", "the-other-first"])
def test_both_ends_of_a_link_merge_and_part_again(events, editor, first):
    a, b, c, d = events
    EventLinkFactory(later=b, earlier=a, kind=LinkKind.RETALIATES)
    merges = [merge(c, a, editor), merge(d, b, editor)]
    assert links() == {(d.pk, c.pk, "retaliates")}

    undo(merges.pop(first), editor)
    undo(merges.pop(), editor)

    assert links() == {(b.pk, a.pk, "retaliates")}


def test_link_between_the_two_merged_events_comes_back(events, editor):
    a, b, *_ = events
    EventLinkFactory(later=b, earlier=a, kind=LinkKind.RESPONDS)

    done = merge(a, b, editor)
    assert links() == set()
    undo(done, editor)

    assert links() == {(b.pk, a.pk, "responds")}


def test_link_that_both_had_stays_with_the_kept_one(events, editor):
    a, b, c, _ = events
    EventLinkFactory(later=a, earlier=c, kind=LinkKind.RESPONDS)
    EventLinkFactory(later=b, earlier=c, kind=LinkKind.RESPONDS)
    before = links()

    undo(merge(a, b, editor), editor)

    assert links() == before


def test_report_that_joined_later_stays_after_undo(events, editor):
    a, b, *_ = events
    done = merge(a, b, editor)
    late = reported("Late", at="Haifa", day=1)
    Report.objects.filter(pk=late.pk).update(event=a)

    undo(done, editor)

    assert (homes()[:2], homes()[-1]) == ([a.pk, b.pk], a.pk)


def test_report_split_off_since_is_not_taken_back(events, editor):
    a, b, *_ = events
    report = b.reports.get()
    done = merge(a, b, editor)
    own = split_report(report_id=report.pk, editor=editor, at=NOW)

    undo(done, editor)

    report.refresh_from_db()
    assert report.event_id == own.pk


def test_undo_after_the_kept_event_was_rejected_gives_living_reports_back(events, editor):
    a, b, *_ = events
    report = b.reports.get()
    done = merge(a, b, editor)
    reject_event(event_id=a.pk, editor=editor, at=NOW)

    undo(done, editor)

    report.refresh_from_db()
    assert (report.event_id, report.state) == (b.pk, ReviewState.DRAFT)


def test_undone_merge_is_remembered(events, editor):
    a, b, *_ = events
    report = b.reports.get()
    undo(merge(a, b, editor), editor)
    report.set_bounds(bounds(1))
    report.locations.update(name="Haifa", place=None)
    report.save()

    link(report.article)

    report.refresh_from_db()
    assert report.event_id == b.pk


def test_undo_works_once(events, editor):
    a, b, *_ = events
    done = merge(a, b, editor)
    undo(done, editor)

    with pytest.raises(NotFound, match="undone already"):
        undo(done, editor)


def test_merge_after_undo_works_again(events, editor):
    a, b, *_ = events
    undo(merge(a, b, editor), editor)

    merge(a, b, editor)

    assert set(homes()[:2]) == {a.pk}


def test_automatic_merge_is_undone_like_any_other(editor):
    first = linked("Herald")
    second = linked("Courier", day=None)
    alone = second.event_id
    second.set_bounds(bounds(16))
    second.save()
    link(second.article)

    undo(EventMerge.objects.get(), editor)

    second.refresh_from_db()
    assert second.event_id == alone
    assert first.event_id != alone


@pytest.mark.parametrize("absorbed", [0, 1], ids=["itself", "merged-away"])
def test_merge_refuses_what_cannot_be(events, editor, absorbed):
    a, b, c, _ = events
    merge(c, b, editor)

    with pytest.raises(Conflict):
        merge(a, events[absorbed], editor)


def test_merge_refuses_an_unknown_event(events, editor):
    with pytest.raises(NotFound):
        merge_events(kept_id=events[0].pk, absorbed_id=10**6, editor=editor, at=NOW)


def test_published_event_is_not_merged_into_a_draft(events, editor):
    a, b, *_ = events
    publish_event(event_id=b.pk, editor=editor, at=NOW)

    with pytest.raises(Conflict, match="keep the published one"):
        merge(a, b, editor)


def test_reports_of_a_draft_merged_into_a_published_event_are_public(events, editor):
    a, b, *_ = events
    publish_event(event_id=a.pk, editor=editor, at=NOW)

    merge(a, b, editor)

    assert set(Report.objects.filter(event=a).values_list("state", flat=True)) == {ReviewState.PUBLISHED}


def test_two_published_events_merge_and_part_public(events, editor):
    a, b, *_ = events
    for event in (a, b):
        publish_event(event_id=event.pk, editor=editor, at=NOW)

    undo(merge(a, b, editor), editor)

    assert set(Event.objects.filter(pk__in=[a.pk, b.pk]).values_list("state", flat=True)) == {ReviewState.PUBLISHED}
    assert Report.objects.filter(event=b, state=ReviewState.PUBLISHED).count() == 1


def test_split_refuses_the_last_report(events, editor):
    with pytest.raises(Conflict, match="only one"):
        split_report(report_id=events[0].reports.get().pk, editor=editor, at=NOW)


def test_split_refuses_a_report_without_an_event(editor):
    with pytest.raises(NotFound):
        split_report(report_id=reported("Herald").pk, editor=editor, at=NOW)


def test_draft_that_was_merged_away_keeps_the_proposals_that_point_to_it(events, editor):
    a, b, *_ = events
    waiting = linked("Late", at="Akko", day=6)
    proposal = MergeProposal.objects.get(report=waiting, event=b)

    merge(a, b, editor)

    proposal.refresh_from_db()
    assert proposal.event_id == b.pk


def test_circle_of_merges_ends():
    first, second = linked("Herald").event, linked("Courier", day=2).event
    Event.objects.filter(pk=first.pk).update(merged_into=second)
    Event.objects.filter(pk=second.pk).update(merged_into=first)

    assert current_event_id(first.pk) == second.pk
    assert current_event_id(10**6) is None
