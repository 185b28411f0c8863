"""Shared by the tests of the pages: a small theatre with one event of every look."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from events.domain.daterange import Bounds
from events.domain.vocabulary import (
    DatePrecision,
    Grade,
    PlacePrecision,
    Qualifier,
    ReviewState,
    Role,
    Stance,
    Status,
    Type,
)
from events.services.review import publish_event, withdraw_event
from tests import factories as make
from tests.web import past

POISON = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7|add:7 }}\u202eevil\u202c&amp;"


@dataclass(frozen=True)
class Theatre:
    """Hold the rows that tests speak of."""

    region: Any
    strike: Any
    appeal: Any
    retracted: Any
    merged: Any
    draft: Any


@pytest.fixture(autouse=True)
def language_of_others():
    """Give the thread its language back: the test client leaves that of its last page behind."""
    with translation.override(translation.get_language()):
        yield


@pytest.fixture
def theatre(db):
    """Make a region with a strike, an appeal through a go-between, an undated threat, and what is not public."""
    region = make.RegionFactory(slug="strait", name="Strait region", name_ar="منطقة المضيق")
    names = {"irn": "Iran", "isr": "Israel", "omn": "Oman", "usa": "United States"}
    actors = {key: make.ActorFactory(key=key, name=name, country=key.upper()) for key, name in names.items()}
    strike, appeal = _strike(actors), _appeal(actors)
    make.EventLinkFactory(later=appeal, earlier=strike)
    retracted = make.EventFactory(title="Withdrawn thing", state=ReviewState.RETRACTED)
    make.CorrectionFactory(event=retracted, kind="retraction", note="The outlet took it back.")
    corrected = make.EventFactory(
        title="Convoy leaves", type=Type.RETREAT, kind="withdrawal", state=ReviewState.CORRECTED
    )
    make.CorrectionFactory(event=corrected, note="It was two convoys.")
    merged = make.EventFactory(title="The same strike", merged_into=strike)
    draft = make.EventFactory(title="Nobody has seen this", state=ReviewState.DRAFT, published_by=None)
    for event in (strike, appeal, *_loosely_dated(), retracted, corrected, merged, draft):
        make.EventRegionFactory(event=event, region=region)
    return Theatre(region, strike, appeal, retracted, merged, draft)


def _strike(actors: dict[str, Any]) -> Any:
    """Make a strike on a known day, with two death tolls, in a town and in a country."""
    strike = make.EventFactory(title="Israel strikes Natanz", on=date(2025, 6, 13), wording="on Friday")
    _report(strike, "Israel struck Natanz on Friday, killing at least eight people.", act="struck", day="on Friday")
    report = _report(strike, "The strike of 13 June killed 12, Iran said.", act="strike", day="13 June", figure=False)
    make.FigureFactory(report=report, qualifier=Qualifier.EXACTLY, low=12, best=12, high=12, wording="12")
    make.ParticipationFactory(event=strike, actor=actors["isr"])
    make.ParticipationFactory(event=strike, actor=actors["irn"], role=Role.TARGET)
    country = {"precision": PlacePrecision.COUNTRY, "latitude": None, "longitude": None}
    make.LocationFactory(event=strike, place=make.PlaceFactory(key="natanz", name="Natanz"))
    make.LocationFactory(event=strike, place=make.PlaceFactory(key="irn", name="Iran", **country))
    return strike


def _appeal(actors: dict[str, Any]) -> Any:
    """Make an appeal through a go-between on one of two days, alleged by one unnamed source and denied."""
    appeal = make.EventFactory(
        title="Iran asks Oman to press the United States",
        type=Type.REQUEST,
        kind="appeal",
        status=Status.ALLEGED,
        grade=Grade.SINGLE_ANONYMOUS,
        source_count=1,
        bounds=Bounds.within(date(2025, 6, 14), date(2025, 6, 15)),
        wording="over the weekend",
        date_explanation="the weekend before publication",
    )
    _report(appeal, "Iran asked Oman over the weekend to press Washington.", act="asked", day="over the weekend")
    denial = _report(appeal, "Oman denied it.", act="denied", figure=False)
    denial.stance = Stance.DENIES
    denial.save()
    roles = (
        ("irn", Role.INITIATOR, 0),
        ("omn", Role.CONDUIT, 0),
        ("usa", Role.ADDRESSEE, 0),
        ("usa", Role.INITIATOR, 1),
        ("isr", Role.TARGET, 1),
    )
    for key, role, depth in roles:
        make.ParticipationFactory(event=appeal, actor=actors[key], role=role, depth=depth)
    return appeal


def _loosely_dated() -> list[Any]:
    """Make an event without a date and one known by its month."""
    may = Bounds.within(date(2025, 5, 1), date(2025, 5, 31), precision=DatePrecision.MONTH)
    return [
        make.EventFactory(title="Iran threatens ships", type=Type.THREATEN, kind="threat", bounds=None),
        make.EventFactory(title="Talks resume", type=Type.CONSULT, kind="talks", bounds=may),
    ]


def _report(event: Any, text: str, *, act: str, day: str = "", figure: bool = True) -> Any:
    article = make.ArticleFactory(text=text)
    at, day_at = text.index(act), text.index(day) if day else None
    report = make.ReportFactory(
        article=article,
        event=event,
        trigger_start=at,
        trigger_end=at + len(act),
        date_start=day_at,
        date_end=day_at + len(day) if day_at is not None else None,
        wording=day,
        bounds=event.bounds,
    )
    if figure and event.type == Type.ASSAULT:
        make.FigureFactory(report=report)
    return report


def paths_of(theatre: Theatre) -> list[str]:
    """Return every sort of page, with and without filters."""
    return [
        "/",
        "/regions/strait/",
        "/regions/strait/?kind=airstrike&q=Natanz&from=2025-06-01&actor=isr&role=initiator&grade=corroborated",
        "/regions/strait/?q=zebra&kind=airstrike",
        "/regions/strait/?from=soon&page=x&kind=nonsense",
        "/events/",
        f"/events/{theatre.strike.pk}-israel-strikes-natanz/",
        f"/events/{theatre.appeal.pk}-iran-asks-oman-to-press-the-united-states/",
        f"/events/{theatre.retracted.pk}/",
        "/corrections/",
        "/method/",
        "/no-such-page/",
    ]


def form_paths_of(theatre: Theatre) -> list[str]:
    """Return the pages with a form to send, which carry a cookie against forged ones."""
    return [f"/events/{theatre.strike.pk}/error/", f"/events/{theatre.strike.pk}/error/?sent=1"]


@pytest.fixture
def region():
    return make.RegionFactory(slug="strait", name="Strait region")


@pytest.fixture
def editor():
    return make.EditorFactory()


@pytest.fixture
def strike(region, editor):
    """Publish a strike in a town by a known actor on the first day."""
    event = past.draft(region, "Strike on Natanz")
    make.ParticipationFactory(event=event, actor=make.ActorFactory(key="isr", name="Israel"), role=Role.INITIATOR)
    make.LocationFactory(event=event, place=make.PlaceFactory(key="natanz", name="Natanz"), name="Natanz")
    publish_event(event_id=event.pk, editor=editor, at=past.FIRST)
    return event


@pytest.fixture
def talks(region, editor):
    """Publish talks on the first day."""
    event = past.draft(region, "Talks in Muscat", type="CONSULT", kind="talks")
    publish_event(event_id=event.pk, editor=editor, at=past.FIRST)
    return event


@pytest.fixture
def corrected_and_withdrawn(strike, talks, editor):
    """Correct the strike and withdraw the talks after the first days."""
    past.correct(strike, editor, title="Strike on Isfahan")
    withdraw_event(event_id=talks.pk, editor=editor, at=past.LATER, note="The outlet took it back.")
