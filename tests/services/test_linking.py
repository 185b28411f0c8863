"""Reports find their events: joined where clear, asked about where not, and an editor's word outlasts every re-run."""

from datetime import date, timedelta

import pytest

from events.domain.daterange import Bounds
from events.domain.vocabulary import DatePrecision, ReviewState
from events.models import Actor, Article, Event, EventMerge, MergeProposal, Report
from events.services.merging import split_report
from events.services.proposals import reject_proposal
from events.services.review import publish_event, reject_event
from tests.factories import NOW, EditorFactory
from tests.services.reporting import bounds, link, linked, living_events, reported

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]


@pytest.fixture
def editor():
    return EditorFactory()


def test_two_articles_about_one_act_make_one_event():
    first, second = linked("Herald"), linked("Courier")

    assert first.event_id == second.event_id
    assert second.event.source_count == 2


def test_join_keeps_its_reasons_in_words():
    linked("Herald")

    reasons = linked("Courier").merge_reasons

    assert "both at Haifa" in [reason["text"] for reason in reasons]


def test_later_article_with_a_relative_day_meets_the_first_report():
    first = linked("Herald", day=16)

    second = linked("Courier", day=16, wording="two days earlier")

    assert second.event_id == first.event_id


def test_counter_attack_is_another_event():
    attack = linked("Herald")

    answer = linked("Courier", by="Israel", on="Iran")

    assert answer.event_id != attack.event_id
    assert not MergeProposal.objects.exists()


def test_doubtful_pair_is_asked_about_with_reasons():
    first = linked("Herald")

    second = linked("Courier", at="Tel Aviv")

    proposal = MergeProposal.objects.get()
    assert (proposal.report, proposal.event) == (second, first.event)
    assert "Tel Aviv is not Haifa" in [reason["text"] for reason in proposal.reasons]
    assert len(living_events()) == 2


def test_report_without_a_date_becomes_an_event_of_its_own():
    linked("Herald")

    undated = linked("Courier", day=None)

    assert undated.event is not None
    assert undated.event.bounds is None
    assert len(living_events()) == 2


@pytest.mark.parametrize(
    "vast",
    [
        pytest.param(Bounds.within(date(1900, 1, 1), date(1999, 12, 31), precision=DatePrecision.YEAR), id="past"),
        pytest.param(Bounds.within(date(1950, 1, 1), date(2049, 12, 31), precision=DatePrecision.YEAR), id="around"),
        pytest.param(Bounds.within(date.min, date.max), id="all-of-time"),
    ],
)
def test_interval_of_a_century_is_kept_and_joins_nothing(vast):
    linked("Herald")
    report = reported("Courier")
    report.set_bounds(vast)
    report.save()

    link(report.article)

    assert len(living_events()) == 2
    assert not MergeProposal.objects.exists()


@pytest.mark.parametrize("day", [date.min, date.max])
def test_first_and_last_day_of_the_calendar_are_searched_without_crash(day):
    report = reported("Herald")
    report.set_bounds(Bounds.on(day))
    report.save()

    link(report.article)

    report.refresh_from_db()
    assert report.event.start_earliest == day


def test_open_ended_date_is_asked_about():
    linked("Herald")
    report = reported("Courier")
    report.set_bounds(Bounds.lasted(date(2025, 6, 10), None))
    report.save()

    link(report.article)

    assert MergeProposal.objects.count() == 1


def test_linking_again_changes_nothing():
    first, second = linked("Herald"), linked("Courier", at="Tel Aviv")
    before = list(Event.objects.values("pk", "title", "grade", "merged_into")), list(MergeProposal.objects.values())

    link(first.article)
    link(second.article)

    assert before == (
        list(Event.objects.values("pk", "title", "grade", "merged_into")),
        list(MergeProposal.objects.values()),
    )


def test_report_for_a_published_event_waits_for_an_editor(editor):
    first = linked("Herald")
    publish_event(event_id=first.event_id, editor=editor, at=NOW)
    event = Event.objects.get(pk=first.event_id)

    second = linked("Courier")

    assert second.event_id != event.pk
    assert MergeProposal.objects.get().event == event
    assert event.reports.count() == 1


def test_all_late_reports_of_a_published_event_wait_as_one_draft(editor):
    first = linked("Herald")
    publish_event(event_id=first.event_id, editor=editor, at=NOW)

    late = [linked(f"Outlet {n}") for n in range(5)]

    assert len({report.event_id for report in late}) == 1
    assert MergeProposal.objects.count() == 1


def test_rejected_draft_stays_rejected_when_its_article_is_linked_again(editor):
    report = linked("Herald")
    reject_event(event_id=report.event_id, editor=editor, at=NOW)

    link(report.article)

    report.refresh_from_db()
    assert (report.state, report.event.state) == (ReviewState.REJECTED, ReviewState.REJECTED)
    assert Event.objects.count() == 1


def test_rejected_merge_is_remembered(editor):
    linked("Herald")
    second = linked("Courier", at="Tel Aviv")
    reject_proposal(proposal_id=MergeProposal.objects.get().pk, editor=editor, at=NOW)
    second.locations.update(name="Haifa", place=None)  # now it would be clear

    link(second.article)

    assert len(living_events()) == 2
    assert not MergeProposal.objects.filter(state="open").exists()


def test_rejected_merge_is_remembered_from_the_other_side(editor):
    first = linked("Herald")
    second = linked("Courier", at="Tel Aviv")
    reject_proposal(proposal_id=MergeProposal.objects.get().pk, editor=editor, at=NOW)
    Report.objects.update(is_touched=False)
    first.locations.update(name="Tel Aviv", place=None)

    link(first.article)

    first.refresh_from_db()
    assert first.event_id != second.event_id


def test_split_report_stays_apart(editor):
    first, second = linked("Herald"), linked("Courier")
    split_report(report_id=second.pk, editor=editor, at=NOW)

    link(second.article)

    second.refresh_from_db()
    assert second.event_id != first.event_id
    assert second.merge_reasons == []


def test_report_whose_date_was_corrected_leaves_the_event_that_it_no_longer_fits():
    first, second = linked("Herald"), linked("Courier")
    second.set_bounds(bounds(25))
    second.save()

    link(second.article)

    second.refresh_from_db()
    assert second.event_id != first.event_id
    assert Event.objects.get(pk=first.event_id).source_count == 1


def test_draft_whose_date_came_later_joins_and_its_address_leads_on():
    first = linked("Herald")
    second = linked("Courier", day=None)
    alone = second.event_id
    second.set_bounds(bounds(16))
    second.save()

    link(second.article)

    second.refresh_from_db()
    assert second.event_id == first.event_id
    assert Event.objects.get(pk=alone).merged_into_id == first.event_id
    merge = EventMerge.objects.get()
    assert merge.merged_by is None
    assert merge.reasons


def test_one_article_keeps_its_own_acts_apart():
    first = reported("Herald")
    second = reported(article=first.article)

    link(first.article)

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.event_id != second.event_id


def test_many_reports_of_one_event_are_one_event():
    reports = [reported(f"Outlet {n}", killed=5 + n // 10) for n in range(40)]

    for report in reports:
        link(report.article)

    assert len(living_events()) == 1
    assert living_events()[0].reports.count() == 40


def test_one_open_question_does_not_scatter_all_further_reports():
    linked("Herald", killed=1)
    linked("Courier", killed=9)

    late = {linked(f"Outlet {n}", killed=3).event_id for n in range(6)}

    assert len(late) == 1
    assert len(living_events()) == 2


def test_actor_merged_into_another_is_the_same_actor():
    linked("Herald")
    other = reported("Courier", by="Qatar")
    Actor.objects.filter(name="Qatar").update(merged_into=Actor.objects.get(name="Iran"))
    other.participations.update(country="")

    link(other.article)

    assert len(living_events()) == 1
    assert living_events()[0].participations.filter(role="initiator").count() == 1


def test_withdrawn_article_no_longer_counts_but_stays_listed():
    first, second = linked("Herald", killed=8), linked("Courier", killed=9)
    Article.objects.filter(pk=first.article_id).update(is_withdrawn=True)

    link(second.article)
    third = linked("Post")

    event = living_events()[0]
    assert third.event_id == event.pk
    assert event.reports.count() == 3
    assert event.source_count == 2


def test_clock_that_went_back_does_not_hide_a_change():
    first = linked("Herald")
    before = Event.objects.get(pk=first.event_id).updated_at

    second = reported("Courier")
    link(second.article, at=NOW - timedelta(days=3))

    assert Event.objects.get(pk=first.event_id).updated_at >= before
