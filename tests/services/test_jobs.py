"""The ledger: one worker wins a job, a lost one is found, a hopeless one ends."""

from datetime import UTC, datetime, timedelta

import pytest

from events import queue
from events.domain.errors import Conflict, Hopeless, TryLater
from events.models import Article, ArticleState, Job, JobState, Outlet
from events.services import jobs

pytestmark = [pytest.mark.django_db, pytest.mark.db_profile]
NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)


@pytest.fixture
def article():
    outlet = Outlet.objects.create(name="Sample Wire")
    return Article.objects.create(outlet=outlet, text="Talks resumed.", received_at=NOW)


@pytest.fixture
def job(article):
    return jobs.enqueue_step(article=article, step=queue.EXTRACT, at=NOW)


def work_that(raises=None):
    def work(claim, at):
        if raises:
            raise raises
        with jobs.finishing(claim, at=at):
            pass

    return work


def test_finished_step_is_followed_by_the_next_one(job, article):
    jobs.run_job(job_id=job.pk, work=work_that(), at=NOW)

    job.refresh_from_db()
    assert job.state == JobState.DONE
    assert list(article.jobs.order_by("pk").values_list("step", "state")) == [("extract", "done"), ("date", "waiting")]


def test_last_step_marks_the_article_as_processed(article):
    job = jobs.enqueue_step(article=article, step=queue.LINK, at=NOW)

    jobs.run_job(job_id=job.pk, work=work_that(), at=NOW)

    article.refresh_from_db()
    assert article.state == ArticleState.PROCESSED
    assert article.processed_at == NOW


def test_second_worker_gets_no_claim_while_the_lease_runs(job):
    first = jobs.claim_job(job_id=job.pk, at=NOW)

    second = jobs.claim_job(job_id=job.pk, at=NOW + timedelta(seconds=5))

    assert first is not None
    assert second is None


def test_worker_whose_lease_ran_out_may_not_write(job, article, settings):
    slow = jobs.claim_job(job_id=job.pk, at=NOW)
    later = NOW + timedelta(seconds=settings.JOB_LEASE_SECONDS + 1)
    fast = jobs.claim_job(job_id=job.pk, at=later)

    with jobs.finishing(fast, at=later):
        pass

    with pytest.raises(jobs.ClaimLostError), jobs.finishing(slow, at=later):
        Article.objects.filter(pk=article.pk).update(title="written too late")
    article.refresh_from_db()
    assert article.title == ""
    assert article.jobs.filter(step=queue.DATE).count() == 1


def test_error_inside_finishing_leaves_nothing_behind(job, article):
    claim = jobs.claim_job(job_id=job.pk, at=NOW)

    with pytest.raises(ZeroDivisionError), jobs.finishing(claim, at=NOW):  # noqa: PT012 - both must be undone
        Article.objects.filter(pk=article.pk).update(title="half done")
        1 / 0  # noqa: B018

    article.refresh_from_db()
    job.refresh_from_db()
    assert article.title == ""
    assert job.state == JobState.RUNNING
    assert article.jobs.count() == 1


def test_try_later_waits_and_then_gives_up_with_the_reason(job, article, settings):
    moment = NOW
    for _ in range(settings.JOB_MAX_ATTEMPTS):
        jobs.run_job(job_id=job.pk, work=work_that(TryLater("the server took too long")), at=moment)
        moment += timedelta(hours=1)

    job.refresh_from_db()
    article.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.attempts == settings.JOB_MAX_ATTEMPTS
    assert article.state == ArticleState.FAILED
    assert article.state_reason == "the server took too long"


def test_try_later_is_not_taken_before_its_pause_is_over(job):
    jobs.run_job(job_id=job.pk, work=work_that(TryLater("busy")), at=NOW)

    assert jobs.claim_job(job_id=job.pk, at=NOW + timedelta(milliseconds=1)) is None
    assert jobs.claim_job(job_id=job.pk, at=NOW + timedelta(minutes=1)) is not None


def test_hopeless_is_not_tried_again(job):
    jobs.run_job(job_id=job.pk, work=work_that(Hopeless("404: there is no such page")), at=NOW)

    job.refresh_from_db()
    assert (job.state, job.attempts, job.last_error) == (JobState.FAILED, 1, "404: there is no such page")


def test_unexpected_error_is_kept_and_tried_again(job):
    jobs.run_job(job_id=job.pk, work=work_that(KeyError("surprise")), at=NOW)

    job.refresh_from_db()
    assert job.state == JobState.WAITING
    assert "KeyError" in job.last_error


def test_sweep_sends_again_what_nobody_took(job):
    assert jobs.sweep(at=NOW + timedelta(seconds=5)) == 0
    assert jobs.sweep(at=NOW + timedelta(seconds=20)) == 1


def test_sweep_sends_again_what_a_dead_worker_held(job, settings):
    jobs.claim_job(job_id=job.pk, at=NOW)

    assert jobs.sweep(at=NOW + timedelta(seconds=settings.JOB_LEASE_SECONDS - 1)) == 0
    assert jobs.sweep(at=NOW + timedelta(seconds=settings.JOB_LEASE_SECONDS + 1)) == 1


def test_job_that_kills_its_worker_each_time_fails_and_the_queue_goes_on(job, article, settings):
    moment = NOW
    for _ in range(settings.JOB_MAX_ATTEMPTS):
        jobs.claim_job(job_id=job.pk, at=moment)
        moment += timedelta(seconds=settings.JOB_LEASE_SECONDS + 1)

    jobs.sweep(at=moment)

    job.refresh_from_db()
    article.refresh_from_db()
    assert job.state == JobState.FAILED
    assert "worker died" in article.state_reason


def test_lease_given_before_the_clock_went_back_does_not_block(job):
    jobs.claim_job(job_id=job.pk, at=NOW + timedelta(hours=1))

    assert jobs.claim_job(job_id=job.pk, at=NOW) is not None


def test_sweep_keeps_the_wake_ups_in_flight_bounded(article):
    Job.objects.bulk_create(
        Job(step=queue.EXTRACT, article=article, key=f"many:{n}", created_at=NOW)
        for n in range(jobs.MAX_WAKE_UPS_IN_FLIGHT + 50)
    )

    assert jobs.sweep(at=NOW) == jobs.MAX_WAKE_UPS_IN_FLIGHT
    assert jobs.sweep(at=NOW + timedelta(seconds=1)) == 0


def test_failed_job_can_be_tried_again_and_a_done_one_not(job, article):
    jobs.run_job(job_id=job.pk, work=work_that(Hopeless("404")), at=NOW)

    jobs.retry_job(job_id=job.pk, at=NOW)
    jobs.run_job(job_id=job.pk, work=work_that(), at=NOW)

    article.refresh_from_db()
    assert article.state == ArticleState.RECEIVED
    with pytest.raises(Conflict):
        jobs.retry_job(job_id=job.pk, at=NOW)


def test_same_step_is_not_queued_twice_while_it_waits(job, article):
    again = jobs.enqueue_step(article=article, step=queue.EXTRACT, at=NOW)

    assert again == job


def test_other_peoples_servers_get_more_time_than_our_database(article):
    fetch = jobs.enqueue_step(article=article, step=queue.FETCH, at=NOW)
    date = jobs.enqueue_step(article=article, step=queue.DATE, at=NOW)

    for job in (fetch, date):
        jobs.run_job(job_id=job.pk, work=work_that(TryLater("busy")), at=NOW)
        job.refresh_from_db()

    assert fetch.not_before >= NOW + timedelta(seconds=30)
    assert date.not_before <= NOW + timedelta(seconds=3)


def test_error_that_quotes_what_no_database_keeps_is_kept_without_it(job):
    jobs.run_job(job_id=job.pk, work=work_that(ValueError("half \ud800, nul \x00")), at=NOW)

    job.refresh_from_db()
    assert job.last_error == "ValueError: half ?, nul "


def test_two_sweepers_send_nothing_twice(job):
    at = NOW + timedelta(seconds=20)

    assert [jobs.sweep(at=at), jobs.sweep(at=at)] == [1, 0]


def test_message_of_a_finished_job_does_nothing(job, article):
    jobs.run_job(job_id=job.pk, work=work_that(), at=NOW)

    jobs.run_job(job_id=job.pk, work=work_that(Hopeless("it ran again")), at=NOW)

    job.refresh_from_db()
    assert job.state == JobState.DONE
    assert article.jobs.count() == 2


def test_message_of_a_job_that_is_gone_does_nothing():
    assert jobs.run_job(job_id=999_999, work=work_that(Hopeless("it ran")), at=NOW) is None
