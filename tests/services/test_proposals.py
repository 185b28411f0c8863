"""Editors answer whether a report and an event are one."""

import pytest

from events.domain.errors import Conflict, NotFound
from events.domain.vocabulary import ReviewState
from events.models import Event, EventMerge, MergeProposal, Report
from events.services.merging import merge_events, undo_merge
from events.services.proposals import accept_proposal, reject_proposal
from events.services.review import publish_event, reject_event
from tests.factories import NOW, EditorFactory
from tests.services.reporting import linked, living_events, reported

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


@pytest.fixture
def editor():
    return EditorFactory()


@pytest.fixture
def proposal():
    linked("Herald")
    linked("Courier", at="Tel Aviv")
    return MergeProposal.objects.get()


def accept(proposal: MergeProposal, editor) -> Event:
    return accept_proposal(proposal_id=proposal.pk, editor=editor, at=NOW)


def test_accepted_proposal_makes_one_event_that_can_be_undone(proposal, editor):
    event = accept(proposal, editor)

    assert living_events() == [event]
    assert event.reports.count() == 2
    undo_merge(merge_id=EventMerge.objects.get().pk, editor=editor, at=NOW)
    assert len(living_events()) == 2


def test_accepted_proposal_keeps_reasons_and_editor(proposal, editor):
    accept(proposal, editor)

    proposal.refresh_from_db()
    merge = EventMerge.objects.get()
    assert (proposal.state, proposal.decided_by) == ("accepted", editor)
    assert (merge.reasons, merge.merged_by) == (proposal.reasons, editor)


def test_all_reports_of_the_draft_go_along(proposal, editor):
    linked("Third", at="Tel Aviv")

    assert accept(proposal, editor).reports.count() == 3


def test_published_event_is_kept_whichever_way_it_was_asked(proposal, editor):
    published = publish_event(event_id=proposal.report.event_id, editor=editor, at=NOW)

    assert accept(proposal, editor).pk == published.pk
    assert set(Report.objects.values_list("state", flat=True)) == {ReviewState.PUBLISHED}


def test_proposal_follows_an_event_that_was_merged_since(proposal, editor):
    other = linked("Third", day=1).event
    merge_events(kept_id=other.pk, absorbed_id=proposal.event_id, editor=editor, at=NOW)

    assert accept(proposal, editor).pk == other.pk


def test_proposal_about_events_merged_by_hand_is_simply_closed(proposal, editor):
    merge_events(kept_id=proposal.event_id, absorbed_id=proposal.report.event_id, editor=editor, at=NOW)

    accept(proposal, editor)

    assert EventMerge.objects.count() == 1


def test_proposal_for_a_rejected_event_is_refused(proposal, editor):
    reject_event(event_id=proposal.event_id, editor=editor, at=NOW)

    with pytest.raises(Conflict, match="rejected"):
        accept(proposal, editor)
    proposal.refresh_from_db()
    assert proposal.state == "open"


def test_report_without_an_event_is_taken_in(proposal, editor):
    loose = reported("Third")
    asked = MergeProposal.objects.create(report=loose, event=proposal.event, score=0.5, created_at=NOW)

    event = accept(asked, editor)

    assert event.reports.filter(pk=loose.pk).exists()


def test_decided_proposal_cannot_be_decided_again(proposal, editor):
    reject_proposal(proposal_id=proposal.pk, editor=editor, at=NOW)

    with pytest.raises(NotFound, match="decided already"):
        accept(proposal, editor)


def test_rejection_marks_both_sides_so_that_a_new_reading_keeps_the_memory(proposal, editor):
    reject_proposal(proposal_id=proposal.pk, editor=editor, at=NOW)

    assert set(Report.objects.values_list("is_touched", flat=True)) == {True}
