"""Knows the values that travel between the stages of reading; all frozen, all offsets in characters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from events.domain.daterange import Bounds
from events.domain.vocabulary import (
    ActorKind,
    Anchor,
    AttributionKind,
    Factuality,
    LinkKind,
    Measure,
    PlacePrecision,
    Qualifier,
    Role,
    Stance,
    TimexType,
    Type,
    VictimClass,
)

# the rule of a place that the text means by 'the town' and does not name again: it proves no sameness
NAMED_BEFORE = "place-named-before"


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a stretch of the article's text, end exclusive, and the rule that marked it."""

    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """Hold what is known of the moment of publication; `day` is the day in the article's own offset."""

    day: date
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class ArticleText:
    """Hold what a reader needs of an article: the text and where and when it appeared.

    `country` is the ISO alpha-3 code of the outlet or theatre (weekend rule), `language` an ISO 639-1 code.
    """

    text: str
    published: Published | None = None
    country: str | None = None
    title: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class DateReading:
    """Hold another way to read a time expression, with its bounds and how likely it is (0-1)."""

    bounds: Bounds
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Hold one time expression and what it resolves to.

    `bounds` is None for durations and sets, and where `reason` says why it could not be resolved
    (``no_publication_date``, ``no_narrative_anchor``, ``impossible_date``, ``out_of_range``, ``vague``).
    `timex` and `modifier` follow TIMEX3 (ISO 24617-1), `edtf` ISO 8601-2.
    """

    start: int
    end: int
    text: str
    type: TimexType
    rule: str
    anchor: Anchor
    timex: str | None = None
    modifier: str | None = None
    bounds: Bounds | None = None
    edtf: str | None = None
    confidence: float = 1.0
    explanation: str = ""
    reason: str = ""
    anchor_start: int | None = None
    alternatives: tuple[DateReading, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Hold something an editor should see about an article, with the words that raise it.

    `code` is one of ``dateline_contradicts``, ``office_anachronism``, ``language_not_supported``,
    ``text_cut``, ``unknown_name``.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """Hold the date of one reported event: its bounds and how they came about.

    `phrase` is the time expression that governs it, None when it was taken from publication
    (``rule`` ``event-publication``) or is unknown (`bounds` None, `reason` says why).
    """

    bounds: Bounds | None
    edtf: str | None
    rule: str
    anchor: Anchor
    explanation: str
    phrase: DatePhrase | None = None
    confidence: float = 1.0
    reason: str = ""
    alternatives: tuple[DateReading, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """Hold a mention of an actor; `key` is None for a name the gazetteer does not know.

    `country` is ISO alpha-3, None for international bodies and unknown. `office` as of the article's date.
    """

    span: Span
    name: str
    key: str | None
    kind: ActorKind
    country: str | None = None
    office: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Hold an actor in a role; `depth` 0 is the act itself, 1 the act asked for, 2 the next (at most 3)."""

    actor: ActorMatch
    role: Role
    rule: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """Hold a mention of a place; `key` is None for a name the gazetteer does not know.

    Latitude and longitude in degrees (WGS 84), None from district up: an area is never a pin.
    """

    span: Span
    name: str
    key: str | None
    precision: PlacePrecision
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a casualty figure as its words limit it; `high` None is open, `best` None is not stated.

    `exclusive` marks 'more than N': the true number is above `low`.
    """

    span: Span
    measure: Measure
    qualifier: Qualifier
    low: int
    best: int | None
    high: int | None
    victim_class: VictimClass = VictimClass.UNKNOWN
    group: str = ""
    exclusive: bool = False


def toll_limits(figures: Iterable[Figure], measure: Measure) -> tuple[int, int | None] | None:
    """Return the lowest and highest number that the figures of one event state, None without any.

    The end stays open ('at least 26', later '26') unless a higher number closes it ('at least 27', later '31').
    'About 20' counts as 20; 'up to 20' does not say that there was nobody.
    """
    rows = [figure for figure in figures if figure.measure is measure]
    rows = [row for row in rows if row.high != 0] or rows
    if not rows:
        return None
    lows = [_stated(row, row.low) for row in rows]
    highs = [_stated(row, row.high) for row in rows if row.high is not None]
    open_lows = [row.low for row in rows if row.high is None]
    low = max(min(lows), 1) if max(lows + highs) > 0 else 0
    closed = max(highs, default=0)
    return low, None if open_lows and closed <= max(open_lows) else closed


def _stated(figure: Figure, limit: int) -> int:
    return figure.best if figure.qualifier is Qualifier.ABOUT and figure.best is not None else limit


@dataclass(frozen=True, slots=True)
class Attribution:
    """Hold who vouches for a report; `count` is the number of anonymous sources when it is stated."""

    kind: AttributionKind = AttributionKind.NONE
    name: str = ""
    span: Span | None = None
    count: int | None = None
    rank: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class ReportLink:
    """Hold a link to an earlier report of the same article (`earlier` is its ordinal)."""

    earlier: int
    kind: LinkKind
    span: Span
    asserter: str = "article"


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """Hold one article's account of one event, every field with its span and rule id.

    `ordinal` counts the reports of the article from 0 in text order. `trigger` is the tight span of the
    words that name the act; `sentences` are the spans of the sentences that tell it, the main one first.
    """

    ordinal: int
    type: Type
    kind: str
    trigger: Span
    sentences: tuple[Span, ...]
    factuality: Factuality
    factuality_span: Span | None = None
    participants: tuple[Participant, ...] = ()
    places: tuple[PlaceMatch, ...] = ()
    figures: tuple[Figure, ...] = ()
    date_phrase: Span | None = None
    date: EventDate | None = None
    attribution: Attribution = field(default_factory=Attribution)
    stance: Stance = Stance.ASSERTS
    links: tuple[ReportLink, ...] = ()
    title: str = ""
    is_background: bool = False


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """Hold all that was read from one article; `analysed_to` is the offset where reading stopped."""

    reports: tuple[ReportDraft, ...]
    phrases: tuple[DatePhrase, ...]
    notes: tuple[Note, ...]
    analysed_to: int
