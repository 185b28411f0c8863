"""Lets tests hand in what articles report, and runs the linking of an article as a worker would."""

import random
from datetime import date, datetime

from events import queue
from events.domain.daterange import Bounds
from events.domain.vocabulary import Measure, Qualifier, ReviewState, Role
from events.models import Actor, Article, Event, Report
from events.services import jobs
from events.services.linking import link_reports
from tests.factories import (
    NOW,
    ActorFactory,
    ArticleFactory,
    FigureFactory,
    LocationFactory,
    OutletFactory,
    ParticipationFactory,
    PlaceFactory,
    ReportFactory,
)

COUNTRIES = {"Iran": "IRN", "Israel": "ISR", "Qatar": "QAT", "Egypt": "EGY"}


def actor(name: str) -> Actor:
    """Return the state of that name."""
    known = Actor.objects.filter(name=name).first()
    return known or ActorFactory(key=name.casefold(), name=name, country=COUNTRIES[name])


def reported(outlet: str = "", *, by: str = "Iran", on: str = "Israel", at: str = "Haifa", **facts) -> Report:
    """Make an article of an outlet with one report, not linked yet: by default of Iran's missiles on Haifa."""
    article = facts.pop("article", None) or _article(outlet, facts.pop("text", ""))
    first, last = facts.pop("day", 16), facts.pop("until", None)
    killed = facts.pop("killed", None)
    values = {"type": "ASSAULT", "kind": "missile-strike", "title": f"{by} attacks {on}", "state": ReviewState.DRAFT}
    report = ReportFactory(article=article, event=None, bounds=bounds(first, last), **{**values, **facts})
    ParticipationFactory(report=report, event=None, actor=actor(by), role=Role.INITIATOR)
    ParticipationFactory(report=report, event=None, actor=actor(on), role=Role.TARGET)
    if at:
        place = PlaceFactory(key=f"{at.casefold()}-{report.pk}", name=at, country=COUNTRIES[on])
        LocationFactory(report=report, event=None, place=place)
    if killed:
        FigureFactory(
            report=report, measure=Measure.KILLED, qualifier=Qualifier.EXACTLY, low=killed, best=killed, high=killed
        )
    return report


def _article(outlet: str, text: str) -> Article:
    extra = {"outlet": OutletFactory(name=outlet)} if outlet else {}
    return ArticleFactory(**extra, text=text or own_words(outlet))


def own_words(seed: str) -> str:
    """Return a text that shares no run of words with that of another seed."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("aeilnorst", k=6)) for _ in range(60))


def bounds(first: int | None, last: int | None = None) -> Bounds | None:
    """Return days of June 2025."""
    if first is None:
        return None
    return Bounds.on(date(2025, 6, first)) if last is None else Bounds.within(date(2025, 6, first), date(2025, 6, last))


def link(article: Article, *, at: datetime = NOW) -> None:
    """Run the last step of an article's walk."""
    job = jobs.enqueue_step(article=article, step=queue.LINK, at=at)
    jobs.run_job(job_id=job.pk, work=link_reports, at=at)
    job.refresh_from_db()
    assert job.state == "done", job.last_error


def linked(outlet: str = "", **facts) -> Report:
    """Make a report and link its article."""
    report = reported(outlet, **facts)
    link(report.article)
    report.refresh_from_db()
    return report


def living_events() -> list[Event]:
    """Return the events that were not merged into another one."""
    return list(Event.objects.filter(merged_into__isnull=True).order_by("pk"))
