"""Knows the ledger's rules: who may work on a job, what ends it, and what is tried again."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F, Q, QuerySet

from events import queue
from events.domain.errors import Conflict, DomainError, Hopeless, ParserMissing, TryLater
from events.models import Article, ArticleState, Job, JobState

log = structlog.get_logger()

RESEND_AFTER = timedelta(seconds=15)
MAX_WAKE_UPS_IN_FLIGHT = 200  # the file broker lists its whole folder at every poll
MAX_PAUSE = timedelta(hours=1)
# a busy database is free again in a moment, another's server rarely
FIRST_PAUSES = {queue.FETCH: timedelta(minutes=1)}
FIRST_PAUSE = timedelta(seconds=2)


class ClaimLostError(Conflict):
    """Say that the lease ran out and another worker took the job; nothing may be written."""

    code = "claim_lost"


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold the right to do a job; it is lost when `attempt` is no longer the job's."""

    job_id: int
    step: str
    attempt: int
    article_id: int | None
    feed_id: int | None
    region_id: int | None = None


Work = Callable[[Claim, datetime], None]


def enqueue_step(*, article: Article, step: str, at: datetime, reason: str = "") -> Job:
    """Insert the job of a step unless one like it is still open, and wake a worker after commit.

    Call it in the transaction that makes the work necessary. `reason` tells repeated runs apart.
    """
    open_job = Job.objects.filter(
        article=article, step=step, state__in=[JobState.WAITING, JobState.RUNNING], attempts=0
    ).first()
    if open_job:
        return open_job
    runs = Job.objects.filter(article=article, step=step).count()
    job, created = Job.objects.get_or_create(
        key=f"{step}:{article.pk}:{runs}",
        defaults={"step": step, "article": article, "created_at": at, "sent_at": at, "last_error": reason},
    )
    if created:
        queue.wake(job.pk, step)
    return job


def run_job(*, job_id: int, work: Work, at: datetime) -> None:
    """Claim a job, do its work and keep what came of it; do nothing when another worker has it."""
    claim = claim_job(job_id=job_id, at=at)
    if claim is None:
        return
    with structlog.contextvars.bound_contextvars(job_id=job_id, step=claim.step, article_id=claim.article_id):
        try:
            work(claim, at)
        except ClaimLostError:
            log.warning("claim_lost", attempt=claim.attempt)
        except (Hopeless, ParserMissing) as error:
            _fail(claim, error, at=at)
        except (TryLater, DatabaseError) as error:
            _try_later(claim, error, at=at)
        except DomainError as error:
            _fail(claim, error, at=at)
        except Exception as error:
            log.exception("job_crashed", attempt=claim.attempt)
            _try_later(claim, error, at=at)


def claim_job(*, job_id: int, at: datetime) -> Claim | None:
    """Take a job if it is free: waiting, due, or left behind by a worker whose lease ran out."""
    taken = (
        _free(at)
        .filter(pk=job_id, attempts__lt=settings.JOB_MAX_ATTEMPTS)
        .update(
            state=JobState.RUNNING,
            lease_until=at + timedelta(seconds=settings.JOB_LEASE_SECONDS),
            attempts=F("attempts") + 1,
        )
    )
    if not taken:
        return None
    job = Job.objects.get(pk=job_id)
    return Claim(job.pk, job.step, job.attempts, job.article_id, job.feed_id, job.region_id)


@dataclass(slots=True)
class Finish:
    """Let the work say that the walk of the article ends with this step."""

    follow: bool = True


@contextmanager
def finishing(claim: Claim, *, at: datetime) -> Iterator[Finish]:
    """Open the one transaction that writes a step's result, ends its job and inserts the next one.

    Raises: ClaimLostError, and then nothing is written.
    """
    with transaction.atomic():
        held = Job.objects.filter(pk=claim.job_id, state=JobState.RUNNING, attempts=claim.attempt)
        if not held.update(state=JobState.DONE, lease_until=None, finished_at=at, last_error=""):
            raise ClaimLostError(f"job {claim.job_id}: attempt {claim.attempt} is no longer the current one")
        finish = Finish()
        yield finish
        if claim.article_id is not None and finish.follow:
            _walk_on(claim, at=at)


def _walk_on(claim: Claim, *, at: datetime) -> None:
    """Insert the job of the next step, or mark the article as processed after the last one."""
    following = queue.next_step(claim.step)
    if following is not None:
        enqueue_step(article=Article.objects.get(pk=claim.article_id or 0), step=following, at=at)
        return
    Article.objects.filter(pk=claim.article_id or 0, state=ArticleState.RECEIVED).update(
        state=ArticleState.PROCESSED, state_reason="", processed_at=at
    )


def sweep(*, at: datetime) -> int:
    """Wake workers again for jobs that nobody took or whose worker died; give up on hopeless ones.

    Returns: how many wake-ups were sent.
    """
    _give_up_on_killers(at)
    in_flight = Job.objects.filter(state=JobState.WAITING, sent_at__range=(at - RESEND_AFTER, at)).count()
    room = max(0, MAX_WAKE_UPS_IN_FLIGHT - in_flight)
    stale = Q(sent_at__isnull=True) | Q(sent_at__lt=at - RESEND_AFTER) | Q(sent_at__gt=at)
    due = list(_free(at).filter(stale).order_by("id").values_list("pk", "step")[:room])
    with transaction.atomic():
        for job_id, step in due:
            Job.objects.filter(pk=job_id).update(sent_at=at)
            queue.wake(job_id, step)
    return len(due)


def retry_job(*, job_id: int, at: datetime) -> Job:
    """Give a failed job its attempts back and wake a worker."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job_id)
        if job.state != JobState.FAILED:
            raise Conflict(f"job {job_id} is {job.state}; only a failed job can be tried again")
        job.state, job.attempts, job.not_before, job.sent_at = JobState.WAITING, 0, None, at
        job.finished_at = None
        job.save()
        if job.article_id:
            Article.objects.filter(pk=job.article_id, state=ArticleState.FAILED).update(
                state=ArticleState.RECEIVED, state_reason=""
            )
        queue.wake(job.pk, job.step)
    return job


def _free(at: datetime) -> QuerySet[Job]:
    """Return the jobs that nobody holds and that are due.

    A lease or a pause that ends later than one could have been given means that the clock went back.
    """
    lease_end = at + timedelta(seconds=settings.JOB_LEASE_SECONDS)
    left_behind = Q(state=JobState.RUNNING) & (Q(lease_until__lt=at) | Q(lease_until__gt=lease_end))
    pause_over = Q(not_before__isnull=True) | Q(not_before__lte=at) | Q(not_before__gt=at + MAX_PAUSE)
    return Job.objects.filter(left_behind | (Q(state=JobState.WAITING) & pause_over))


def _give_up_on_killers(at: datetime) -> None:
    """End jobs whose worker died at every attempt, so that the queue goes on without them."""
    for job in _free(at).filter(state=JobState.RUNNING, attempts__gte=settings.JOB_MAX_ATTEMPTS):
        claim = Claim(job.pk, job.step, job.attempts, job.article_id, job.feed_id, job.region_id)
        _fail(claim, Hopeless(f"the worker died or ran out of time at each of {job.attempts} attempts"), at=at)


def _try_later(claim: Claim, error: Exception, *, at: datetime) -> None:
    if claim.attempt >= settings.JOB_MAX_ATTEMPTS:
        _fail(claim, error, at=at)
        return
    first = FIRST_PAUSES.get(claim.step, FIRST_PAUSE)
    pause = first * 2 ** (claim.attempt - 1) * random.uniform(0.5, 1.5)  # noqa: S311 - jitter, not a secret
    pause = max(pause, timedelta(seconds=getattr(error, "retry_after_seconds", None) or 0))
    Job.objects.filter(pk=claim.job_id, state=JobState.RUNNING, attempts=claim.attempt).update(
        state=JobState.WAITING,
        lease_until=None,
        not_before=at + min(pause, MAX_PAUSE),
        sent_at=None,
        last_error=_reason(error),
    )
    log.info("job_tried_later", error=_reason(error))


def _fail(claim: Claim, error: Exception, *, at: datetime) -> None:
    with transaction.atomic():
        held = Job.objects.filter(pk=claim.job_id, state=JobState.RUNNING, attempts=claim.attempt)
        if not held.update(state=JobState.FAILED, lease_until=None, finished_at=at, last_error=_reason(error)):
            return
        if claim.article_id:
            Article.objects.filter(pk=claim.article_id or 0, state=ArticleState.RECEIVED).update(
                state=ArticleState.FAILED, state_reason=_reason(error), processed_at=at
            )
    log.warning("job_failed", error=_reason(error))


def _reason(error: Exception) -> str:
    text = str(error) if isinstance(error, DomainError) else f"{type(error).__name__}: {error}"
    # the error may quote what no database keeps
    return text[:2000].replace("\x00", "").encode("utf-8", "replace").decode()
