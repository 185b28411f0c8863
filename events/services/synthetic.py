"""Knows how a database is filled with invented events, marked as such, to see how the site behaves when it is full.

Regions, actors, places and the outlet are invented too: nothing here speaks of anyone real.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby, islice

from django.contrib.auth import get_user_model
from django.db import transaction

from events.domain.dates.edtf import build_edtf
from events.domain.dates.wording import bounds_in_words
from events.domain.errors import Conflict
from events.domain.vocabulary import (
    ActorKind,
    LinkKind,
    Origin,
    PlacePrecision,
    ReviewState,
    Role,
)
from events.models import (
    Actor,
    Article,
    ArticleState,
    Event,
    EventLink,
    EventRegion,
    Location,
    Outlet,
    Participation,
    Place,
    Region,
    Report,
)
from events.services.counting import recount_everything
from events.services.synthetic_plan import (
    ACTORS_PER_REGION,
    REGIONS,
    TOWNS_PER_REGION,
    InventedEvent,
    plan_events,
)

NAME = "synthetic"
OUTLET = "Synthetic data"
CHUNK = 5000
BATCH = 500

Written = tuple[InventedEvent, Event]


@dataclass(slots=True)
class _Cast:
    """Hold the rows that all invented events refer to, by their numbers in the plan."""

    regions: list[Region]
    actors: list[list[Actor]]
    towns: list[list[Place]]
    outlet: Outlet
    editor_id: int
    latest: dict[int, Event] = field(default_factory=dict)


def load_synthetic(
    count: int, *, seed: int, last_day: date, at: datetime, on_progress: Callable[[int], None] = lambda _done: None
) -> None:
    """Publish invented events of the three years up to a day, with sheets; `on_progress` gets how many are there.

    They have no versions of the past: `as_of` does not find them.
    """
    cast = _load_cast()
    plan, done = plan_events(count, seed=seed, last_day=last_day), 0
    while chunk := list(islice(plan, CHUNK)):
        with transaction.atomic():
            _write(chunk, cast, at=at)
        done += len(chunk)
        on_progress(done)
    recount_everything()


def check_is_empty() -> None:
    """Raise Conflict where there is any article or event that was not invented here."""
    real = Article.objects.exclude(outlet__name=OUTLET).count()
    edited = Event.objects.exclude(published_by__username=NAME).count()
    if real or edited:
        raise Conflict(
            f"the database holds {real} articles and {edited} events that are not synthetic; "
            "name an empty database, or repeat with --force to mix them"
        )


def _load_cast() -> _Cast:
    user, _ = get_user_model().objects.get_or_create(
        username=NAME, defaults={"first_name": "Synthetic", "is_active": False, "password": "!"}
    )
    return _Cast(
        regions=[_region(number) for number in range(REGIONS)],
        actors=[[_actor(region, number) for number in range(ACTORS_PER_REGION)] for region in range(REGIONS)],
        towns=[[_town(region, number) for number in range(TOWNS_PER_REGION)] for region in range(REGIONS)],
        outlet=Outlet.objects.get_or_create(name=OUTLET)[0],
        editor_id=user.pk,
    )


def _region(number: int) -> Region:
    defaults = {"name": f"Synthetic region {number + 1}", "position": 1000 + number}
    return Region.objects.get_or_create(slug=f"{NAME}-{number + 1}", defaults=defaults)[0]


def _actor(region: int, number: int) -> Actor:
    name = f"Synthetic party {region + 1}{'ABCDEFGH'[number]}"
    return Actor.objects.get_or_create(
        key=name.lower().replace(" ", "-"),
        defaults={"name": name, "kind": ActorKind.STATE, "provenance": OUTLET},
    )[0]


def _town(region: int, number: int) -> Place:
    """Return a town in the empty ocean, where no reader takes it for a real one."""
    name = f"Synthetic town {region + 1}{'ABCDEFGH'[number]}"
    return Place.objects.get_or_create(
        key=name.lower().replace(" ", "-"),
        defaults={
            "name": name,
            "precision": PlacePrecision.TOWN,
            "latitude": -48.0 - number,
            "longitude": -140.0 + 2 * region,
            "provenance": OUTLET,
        },
    )[0]


def _write(chunk: Sequence[InventedEvent], cast: _Cast, *, at: datetime) -> None:
    events = Event.objects.bulk_create([_event(invented, cast, at) for invented in chunk], batch_size=BATCH)
    written = list(zip(chunk, events, strict=True))
    Participation.objects.bulk_create(
        [part for pair in written for part in _parties(pair, cast)],
        batch_size=BATCH,
    )
    Location.objects.bulk_create([_location(pair, cast) for pair in written], batch_size=BATCH)
    EventRegion.objects.bulk_create(
        [EventRegion(event=event, region=cast.regions[invented.region]) for invented, event in written],
        batch_size=BATCH,
    )
    EventLink.objects.bulk_create(_links(written, cast), batch_size=BATCH)
    _write_reports(written, cast, at=at)


def _event(invented: InventedEvent, cast: _Cast, at: datetime) -> Event:
    parties = cast.actors[invented.region]
    event = Event(
        type=invented.kind.type,
        kind=invented.kind.kind,
        title=f"Synthetic: {invented.kind.label}, {parties[invented.initiator]} and {parties[invented.target]}",
        grade=invented.grade,
        source_count=invented.sources,
        state=ReviewState.PUBLISHED,
        published_by_id=cast.editor_id,
        first_published_at=at,
        created_at=at,
        updated_at=at,
        edtf=build_edtf(invented.bounds) if invented.bounds else "",
        wording=bounds_in_words(invented.bounds),
    )
    event.set_bounds(invented.bounds)
    return event


def _parties(pair: Written, cast: _Cast) -> list[Participation]:
    invented, event = pair
    roles = ((Role.INITIATOR, invented.initiator), (Role.TARGET, invented.target))
    return [
        Participation(event=event, actor=actor, name=actor.name, role=role, position=position)
        for position, (role, number) in enumerate(roles)
        for actor in [cast.actors[invented.region][number]]
    ]


def _location(pair: Written, cast: _Cast) -> Location:
    invented, event = pair
    town = cast.towns[invented.region][invented.town]
    return Location(event=event, place=town, name=town.name, precision=town.precision)


def _links(written: Sequence[Written], cast: _Cast) -> list[EventLink]:
    """Return the links of answers to the event before them in their region."""
    links = []
    for invented, event in written:
        before = cast.latest.get(invented.region)
        if invented.is_answer and before is not None:
            links.append(EventLink(later=event, earlier=before, kind=LinkKind.RESPONDS))
        cast.latest[invented.region] = event
    return links


def _write_reports(written: Sequence[Written], cast: _Cast, *, at: datetime) -> None:
    """Write one article for each day and region, with a sentence and a report for each of its events."""
    groups = [list(group) for _, group in groupby(sorted(written, key=_article_key), key=_article_key)]
    articles = Article.objects.bulk_create([_article(group, cast, at) for group in groups], batch_size=BATCH)
    reports = [
        report for article, group in zip(articles, groups, strict=True) for report in _reports(article, group, at)
    ]
    Report.objects.bulk_create(reports, batch_size=BATCH)


def _article_key(pair: Written) -> tuple[str, int]:
    invented, event = pair
    return str(event.start_earliest), invented.region


def _article(group: Sequence[Written], cast: _Cast, at: datetime) -> Article:
    invented, event = group[0]
    return Article(
        outlet=cast.outlet,
        title=f"Synthetic article on {cast.regions[invented.region]}",
        text="\n".join(_sentence(event) for _, event in group),
        published_on=event.start_earliest,
        state=ArticleState.PROCESSED,
        received_at=at,
        processed_at=at,
    )


def _sentence(event: Event) -> str:
    return f"{event.title}; this was invented and never happened."


def _reports(article: Article, group: Sequence[Written], at: datetime) -> list[Report]:
    reports, start = [], 0
    for ordinal, (_, event) in enumerate(group):
        quote = _sentence(event)
        report = Report(
            article=article,
            event=event,
            ordinal=ordinal,
            type=event.type,
            kind=event.kind,
            title=event.title,
            quote=quote,
            quote_start=start,
            quote_end=start + len(quote),
            trigger_start=start,
            trigger_end=start + len("Synthetic"),
            state=ReviewState.PUBLISHED,
            origin=Origin.MACHINE,
            edtf=event.edtf,
            wording=event.wording,
            created_at=at,
        )
        report.set_bounds(event.bounds)
        reports.append(report)
        start += len(quote) + 1
    return reports
