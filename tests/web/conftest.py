"""Shared by the tests of the pages: a small theatre with one event of every look."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from events.domain.daterange import Bounds
from events.domain.vocabulary import (
    ActorKind,
    Anchor,
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
from tests import factories as make

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


@pytest.fixture
def theatre(db):
    """Make a region with a strike, an appeal through a go-between, an undated threat, and what is not public."""
    region = make.RegionFactory(slug="strait", name="Strait region", name_ar="منطقة المضيق")
    iran, israel, oman, usa = (
        make.ActorFactory(key=key, name=name, country=code)
        for key, name, code in (
            ("irn", "Iran", "IRN"),
            ("isr", "Israel", "ISR"),
            ("omn", "Oman", "OMN"),
            ("usa", "United States", "USA"),
        )
    )
    town = make.PlaceFactory(key="natanz", name="Natanz")
    country = make.PlaceFactory(key="irn", name="Iran", precision=PlacePrecision.COUNTRY, latitude=None, longitude=None)

    strike = make.EventFactory(title="Israel strikes Natanz", on=date(2025, 6, 13), wording="on Friday")
    _report(
        strike, text="Israel struck Natanz on Friday, killing at least eight people.", start="struck", day="on Friday"
    )
    report = _report(
        strike, text="The strike of 13 June killed 12, Iran said.", start="strike", day="13 June", figure=False
    )
    make.FigureFactory(report=report, qualifier=Qualifier.EXACTLY, low=12, best=12, high=12, wording="12")
    make.ParticipationFactory(event=strike, actor=israel)
    make.ParticipationFactory(event=strike, actor=iran, role=Role.TARGET)
    make.LocationFactory(event=strike, place=town)
    make.LocationFactory(event=strike, place=country)

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
        anchor=Anchor.PUBLICATION,
    )
    _report(appeal, text="Iran asked Oman over the weekend to press Washington.", start="asked", day="over the weekend")
    for actor, role, depth in (
        (iran, Role.INITIATOR, 0),
        (oman, Role.CONDUIT, 0),
        (usa, Role.ADDRESSEE, 0),
        (usa, Role.INITIATOR, 1),
        (israel, Role.TARGET, 1),
    ):
        make.ParticipationFactory(event=appeal, actor=actor, role=role, depth=depth)
    denial = _report(appeal, text="Oman denied it.", start="denied", day=None, figure=False)
    denial.stance = Stance.DENIES
    denial.save()
    make.EventLinkFactory(later=appeal, earlier=strike)

    threat = make.EventFactory(
        title="Iran threatens ships", type=Type.THREATEN, kind="threat", bounds=None, wording="in recent days"
    )
    month = make.EventFactory(
        title="Talks resume",
        type=Type.CONSULT,
        kind="talks",
        bounds=Bounds.within(date(2025, 5, 1), date(2025, 5, 31), precision=DatePrecision.MONTH),
    )
    retracted = make.EventFactory(title="Withdrawn thing", state=ReviewState.RETRACTED)
    make.CorrectionFactory(event=retracted, kind="retraction", note="The outlet took it back.")
    corrected = make.EventFactory(
        title="Convoy leaves", type=Type.RETREAT, kind="withdrawal", state=ReviewState.CORRECTED
    )
    make.CorrectionFactory(event=corrected, note="It was two convoys.")
    merged = make.EventFactory(title="The same strike", merged_into=strike)
    draft = make.EventFactory(title="Nobody has seen this", state=ReviewState.DRAFT, published_by=None)
    for event in (strike, appeal, threat, month, retracted, corrected, merged, draft):
        make.EventRegionFactory(event=event, region=region)
    return Theatre(region, strike, appeal, retracted, merged, draft)


def _report(event: Any, *, text: str, start: str, day: str | None, figure: bool = True) -> Any:
    article = make.ArticleFactory(text=text)
    at, day_at = text.index(start), text.index(day) if day else None
    report = make.ReportFactory(
        article=article,
        event=event,
        trigger_start=at,
        trigger_end=at + len(start),
        date_start=day_at,
        date_end=day_at + len(day) if day and day_at is not None else None,
        wording=day or "",
        bounds=event.bounds,
    )
    if figure and event.type == Type.ASSAULT:
        make.FigureFactory(report=report)
    return report


@pytest.fixture
def unnamed_person(db):
    """Make a person that no country stands behind."""
    return make.ActorFactory(kind=ActorKind.PERSON, country="")


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
