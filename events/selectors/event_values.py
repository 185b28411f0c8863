"""Knows the shape of what readers may know of an event; dates are days, moments are UTC."""

from dataclasses import dataclass
from datetime import date, datetime

from events.domain.daterange import Bounds


@dataclass(frozen=True, slots=True)
class ActorSeen:
    """Hold an actor in a role; `key` is None where no table knows the name; `depth` > 0 is of the act asked for."""

    key: str | None
    name: str
    role: str
    country: str
    office: str
    depth: int


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """Hold a place; `point` is (latitude, longitude) as readers may see it, None for areas."""

    key: str | None
    name: str
    precision: str
    country: str
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class RegionSeen:
    """Hold how much of the event belongs to a region; `name_ar` is its name in Arabic, where it has one."""

    slug: str
    name: str
    share: float
    name_ar: str = ""


@dataclass(frozen=True, slots=True)
class DateSeen:
    """Hold a date as it is known, in which words, and how or why not it was read."""

    bounds: Bounds | None
    edtf: str
    wording: str
    explanation: str
    reason: str


@dataclass(frozen=True, slots=True)
class FigureSeen:
    """Hold a casualty figure as its words limit it; empty `high` is open."""

    measure: str
    victim_class: str
    group: str
    qualifier: str
    low: int
    best: int | None
    high: int | None
    wording: str


@dataclass(frozen=True, slots=True)
class ArticleSeen:
    """Hold where a report stands; the text itself stays with its outlet."""

    id: int
    title: str
    outlet: str
    copy_group: str
    url: str
    archive_url: str
    published_on: date | None
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class ReportSeen:
    """Hold one article's account of the event, with its own words.

    `trigger` and `date_words` are spans of the quote, end exclusive, None where they lie outside it.
    """

    id: int
    type: str
    kind: str
    factuality: str
    quote: str
    attribution: str
    attribution_name: str
    stance: str
    date: DateSeen
    article: ArticleSeen
    actors: tuple[ActorSeen, ...]
    places: tuple[PlaceSeen, ...]
    figures: tuple[FigureSeen, ...]
    trigger: tuple[int, int] | None
    date_words: tuple[int, int] | None
    attribution_count: int | None


@dataclass(frozen=True, slots=True)
class LinkSeen:
    """Hold a link to another public event; `is_answer` says that this event is the later one."""

    event_id: int
    title: str
    date: DateSeen
    kind: str
    is_answer: bool
    asserter: str
    asserted_by: str
    wording: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class CorrectionSeen:
    """Hold a public note about a change."""

    kind: str
    note: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class RetractedEvent:
    """Hold the stub of an event that was withdrawn: nothing of it but why."""

    id: int
    retracted_at: datetime
    corrections: tuple[CorrectionSeen, ...]


@dataclass(frozen=True, slots=True)
class EventDetail:
    """Hold an event as readers see it; an `id` other than the one asked for is where it was merged into."""

    id: int
    title: str
    summary: str
    type: str
    kind: str
    status: str
    grade: str
    grade_reasons: tuple[str, ...]
    source_count: int
    state: str
    date: DateSeen
    actors: tuple[ActorSeen, ...]
    places: tuple[PlaceSeen, ...]
    regions: tuple[RegionSeen, ...]
    reports: tuple[ReportSeen, ...]
    links: tuple[LinkSeen, ...]
    corrections: tuple[CorrectionSeen, ...]
    first_published_at: datetime | None
    updated_at: datetime
