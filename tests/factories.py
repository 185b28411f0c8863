"""Makes rows for tests: one factory for each model, valid without an argument."""

from datetime import UTC, date, datetime

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from events.domain.daterange import Bounds
from events.domain.vocabulary import (
    ActorKind,
    CorrectionKind,
    DatePrecision,
    Extent,
    Grade,
    LinkKind,
    Measure,
    Origin,
    PlacePrecision,
    Qualifier,
    ReviewState,
    Role,
    Status,
    Type,
)
from events.models import (
    Actor,
    Article,
    ArticleState,
    Correction,
    Event,
    EventLink,
    EventRegion,
    Feed,
    Figure,
    Location,
    OfficeTerm,
    Outlet,
    Participation,
    Place,
    Region,
    Report,
)

NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
DAY = date(2025, 6, 16)


class EditorFactory(DjangoModelFactory):
    """Make a person who may publish."""

    username = factory.Sequence(lambda n: f"editor-{n}")
    is_staff = True

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True


class OutletFactory(DjangoModelFactory):
    """Make a publisher."""

    name = factory.Sequence(lambda n: f"Sample Outlet {n}")
    country = "GBR"

    class Meta:
        model = Outlet


class FeedFactory(DjangoModelFactory):
    """Make a feed that was never asked."""

    outlet = factory.SubFactory(OutletFactory)
    url = factory.Sequence(lambda n: f"https://feeds.example/{n}.xml")

    class Meta:
        model = Feed


class ArticleFactory(DjangoModelFactory):
    """Make a read article of one sentence."""

    outlet = factory.SubFactory(OutletFactory)
    title = factory.Sequence(lambda n: f"Sample article {n}")
    text = factory.Sequence(lambda n: f"Israel struck Iran on Monday, article {n} says.")
    url = factory.Sequence(lambda n: f"https://news.example/{n}")
    canonical_url = factory.SelfAttribute("url")
    content_hash = factory.Sequence(lambda n: f"{n:064x}")
    published_on = DAY
    published_at = NOW
    state = ArticleState.PROCESSED
    received_at = NOW

    class Meta:
        model = Article


class _DatedFactory(DjangoModelFactory):
    """Date a row by one value: `on=` a day, or `bounds=` of the domain (None: the date is unknown)."""

    wording = "on Monday"

    class Meta:
        abstract = True

    class Params:
        on = DAY
        bounds = factory.LazyAttribute(lambda row: Bounds.on(row.on))

    start_earliest = factory.LazyAttribute(lambda row: row.bounds and row.bounds.start_earliest)
    start_latest = factory.LazyAttribute(lambda row: row.bounds and row.bounds.start_latest)
    end_earliest = factory.LazyAttribute(lambda row: row.bounds and row.bounds.end_earliest)
    end_latest = factory.LazyAttribute(lambda row: row.bounds and row.bounds.end_latest)
    extent = factory.LazyAttribute(lambda row: row.bounds.extent if row.bounds else Extent.WITHIN)
    precision = factory.LazyAttribute(lambda row: row.bounds.precision if row.bounds else DatePrecision.UNANCHORED)


class EventFactory(_DatedFactory):
    """Make an event that readers see; `state=ReviewState.DRAFT` makes one that they do not."""

    type = Type.ASSAULT
    kind = "airstrike"
    status = Status.OCCURRED
    title = factory.Sequence(lambda n: f"Israel strikes Iran, event {n}")
    grade = Grade.CORROBORATED
    source_count = 2
    state = ReviewState.PUBLISHED
    published_by = factory.SubFactory(EditorFactory)
    first_published_at = NOW
    created_at = NOW
    updated_at = NOW

    class Meta:
        model = Event


class ReportFactory(_DatedFactory):
    """Make a machine's report; it marks the first words of the article's text as quote."""

    article = factory.SubFactory(ArticleFactory)
    event = factory.SubFactory(EventFactory)
    type = factory.LazyAttribute(lambda row: row.event.type if row.event else Type.ASSAULT)
    kind = factory.LazyAttribute(lambda row: row.event.kind if row.event else "airstrike")
    title = factory.LazyAttribute(lambda row: row.event.title if row.event else "Israel strikes Iran")
    ordinal = factory.Sequence(lambda n: n)
    quote = factory.LazyAttribute(lambda row: row.article.text)
    quote_start = 0
    quote_end = factory.LazyAttribute(lambda row: len(row.quote))
    # one trigger to a report: an article holds a span and type once
    trigger_start = factory.Sequence(lambda n: n)
    trigger_end = factory.LazyAttribute(lambda row: row.trigger_start + 6)
    state = ReviewState.PUBLISHED
    origin = Origin.MACHINE
    fingerprint = factory.Sequence(lambda n: f"{n:064x}")
    created_at = NOW

    class Meta:
        model = Report


class FigureFactory(DjangoModelFactory):
    """Make 'at least eight killed'."""

    report = factory.SubFactory(ReportFactory)
    measure = Measure.KILLED
    qualifier = Qualifier.AT_LEAST
    low = 8
    best = 8
    high = None
    wording = "at least eight"

    class Meta:
        model = Figure


class ActorFactory(DjangoModelFactory):
    """Make a state."""

    key = factory.Sequence(lambda n: f"actor-{n}")
    name = factory.Sequence(lambda n: f"Actor {n}")
    kind = ActorKind.STATE

    class Meta:
        model = Actor


class OfficeTermFactory(DjangoModelFactory):
    """Make an office that is still held."""

    holder = factory.SubFactory(ActorFactory, kind=ActorKind.PERSON)
    office = "Foreign Minister"
    start = date(2024, 1, 1)

    class Meta:
        model = OfficeTerm


class PlaceFactory(DjangoModelFactory):
    """Make a town."""

    key = factory.Sequence(lambda n: f"place-{n}")
    name = factory.Sequence(lambda n: f"Town {n}")
    precision = PlacePrecision.TOWN
    country = "IRN"
    latitude = 33.7
    longitude = 51.7

    class Meta:
        model = Place


class RegionFactory(DjangoModelFactory):
    """Make a theatre."""

    slug = factory.Sequence(lambda n: f"region-{n}")
    name = factory.Sequence(lambda n: f"Region {n}")
    position = factory.Sequence(lambda n: n)

    class Meta:
        model = Region


class EventRegionFactory(DjangoModelFactory):
    """Put an event wholly into a region."""

    event = factory.SubFactory(EventFactory)
    region = factory.SubFactory(RegionFactory)
    share = 1.0

    class Meta:
        model = EventRegion


class ParticipationFactory(DjangoModelFactory):
    """Make an initiator of an event."""

    event = factory.SubFactory(EventFactory)
    actor = factory.SubFactory(ActorFactory)
    name = factory.LazyAttribute(lambda row: row.actor.name if row.actor else "Unknown group")
    country = factory.LazyAttribute(lambda row: row.actor.country if row.actor else "")
    role = Role.INITIATOR
    position = factory.Sequence(lambda n: n)

    class Meta:
        model = Participation


class LocationFactory(DjangoModelFactory):
    """Put an event in a town."""

    event = factory.SubFactory(EventFactory)
    place = factory.SubFactory(PlaceFactory)
    name = factory.LazyAttribute(lambda row: row.place.name if row.place else "an unnamed place")
    precision = factory.LazyAttribute(lambda row: row.place.precision if row.place else PlacePrecision.UNNAMED)
    country = factory.LazyAttribute(lambda row: row.place.country if row.place else "")
    position = factory.Sequence(lambda n: n)

    class Meta:
        model = Location


class EventLinkFactory(DjangoModelFactory):
    """Make a later event that answers an earlier one."""

    later = factory.SubFactory(EventFactory)
    earlier = factory.SubFactory(EventFactory)
    kind = LinkKind.RESPONDS

    class Meta:
        model = EventLink


class CorrectionFactory(DjangoModelFactory):
    """Make a public note."""

    event = factory.SubFactory(EventFactory, state=ReviewState.CORRECTED)
    kind = CorrectionKind.CORRECTION
    note = "The place was given wrongly."
    editor = factory.SubFactory(EditorFactory)
    made_at = NOW

    class Meta:
        model = Correction
