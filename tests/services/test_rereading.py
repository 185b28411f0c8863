"""Articles that change, or whose day becomes known: machines replace their own work, never an editor's."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events import queue
from events.domain.vocabulary import ReviewState
from events.models import Article, ArticleState, Event, Job, JobState, Report
from events.services import dating, extracting, jobs, linking
from events.services.dating import change_publication_date
from events.services.ingest import Submitted, submit_article
from events.services.review import edit_event, publish_event, reject_event
from tests.factories import EditorFactory

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]
NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
URL = "https://news.example/strike"
STRIKE = "Israeli warplanes bombed a depot near Haifa on Friday, killing eight people."
TALKS = "Iran and Oman held talks in Muscat on Thursday about a ceasefire."
WORK = {queue.EXTRACT: extracting.extract_reports, queue.DATE: dating.date_reports, queue.LINK: linking.link_reports}


def hand_in(text: str, published: str = "2025-06-16") -> Article:
    submitted = Submitted(text=text, url=URL, outlet="Sample Wire", published_text=published)
    return walk(submit_article(submitted, at=NOW).article)


def walk(article: Article, *, at: datetime = NOW) -> Article:
    """Do every step that waits for an article."""
    while job := article.jobs.filter(state=JobState.WAITING).first():
        jobs.run_job(job_id=job.pk, work=WORK[job.step], at=at)
        assert Job.objects.get(pk=job.pk).state == JobState.DONE, Job.objects.get(pk=job.pk).last_error
    article.refresh_from_db()
    return article


def quoted(text: str) -> Report:
    return Report.objects.get(quote__startswith=text[:20])


def test_article_becomes_dated_drafts_that_nobody_sees():
    article = hand_in(f"{STRIKE}\n{TALKS}")

    assert article.state == ArticleState.PROCESSED
    assert quoted(STRIKE).start_earliest == date(2025, 6, 13)
    assert set(Event.objects.values_list("state", flat=True)) == {ReviewState.DRAFT}
    assert Event.objects.public().count() == 0


def test_same_reading_again_gives_the_same_drafts():
    article = hand_in(f"{STRIKE}\n{TALKS}")
    before = list(Report.objects.order_by("ordinal").values_list("fingerprint", "type", "start_earliest"))

    jobs.enqueue_step(article=article, step=queue.EXTRACT, at=NOW)
    walk(article)

    assert list(Report.objects.order_by("ordinal").values_list("fingerprint", "type", "start_earliest")) == before
    assert Event.objects.filter(reports__isnull=True).count() == 0


def test_changed_article_replaces_what_no_editor_touched():
    first = hand_in(f"{STRIKE}\n{TALKS}")

    second = hand_in(f"{STRIKE.replace('eight', 'nine')}\n{TALKS}")

    assert second.supersedes == first
    assert Report.objects.filter(article=first).count() == 0
    assert "nine" in quoted(STRIKE).quote
    assert Event.objects.filter(reports__isnull=True).count() == 0


def test_changed_article_leaves_what_an_editor_published():
    first = hand_in(f"{STRIKE}\n{TALKS}")
    event = quoted(STRIKE).event
    publish_event(event_id=event.pk, editor=EditorFactory(), at=NOW)

    hand_in(f"{STRIKE}\n{TALKS} The talks will go on.")

    event.refresh_from_db()
    assert event.state == ReviewState.PUBLISHED
    assert list(event.reports.values_list("article_id", flat=True)) == [first.pk]
    assert Report.objects.filter(quote=STRIKE).count() == 1, "the published sentence is not drafted again"


def test_changed_article_leaves_what_an_editor_worded():
    hand_in(STRIKE)
    event = Event.objects.get()
    edit_event(event_id=event.pk, editor=EditorFactory(), at=NOW, changes={"title": "As the editor puts it"})

    hand_in(f"{STRIKE} {TALKS}")

    event.refresh_from_db()
    assert event.title == "As the editor puts it"


def test_rejected_draft_stays_rejected():
    article = hand_in(STRIKE)
    event = Event.objects.get()
    reject_event(event_id=event.pk, editor=EditorFactory(), at=NOW)

    jobs.enqueue_step(article=article, step=queue.EXTRACT, at=NOW)
    walk(article)

    assert list(Event.objects.values_list("state", flat=True)) == [ReviewState.REJECTED]
    assert Report.objects.count() == 1


def test_article_without_a_day_is_kept_with_open_dates_until_an_editor_enters_it():
    article = hand_in(STRIKE, published="")
    report = quoted(STRIKE)
    assert article.state == ArticleState.PROCESSED
    assert report.start_earliest is None
    assert "Friday" in report.wording
    assert report.date_reason != ""

    change_publication_date(article_id=article.pk, published_text="2025-06-16", at=NOW)
    walk(article)

    report.refresh_from_db()
    assert (report.start_earliest, report.end_latest) == (date(2025, 6, 13), date(2025, 6, 13))
    assert report.event.start_earliest == date(2025, 6, 13)


def test_corrected_day_moves_dates_but_not_those_an_editor_set():
    article = hand_in(f"{STRIKE}\n{TALKS}")
    fixed = quoted(STRIKE)
    Report.objects.filter(pk=fixed.pk).update(date_by_editor=True)

    change_publication_date(article_id=article.pk, published_text="2025-06-23", at=NOW + timedelta(hours=1))
    walk(article)

    assert quoted(STRIKE).start_earliest == date(2025, 6, 13)
    assert quoted(TALKS).start_earliest == date(2025, 6, 19)
