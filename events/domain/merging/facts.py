"""Knows what merging looks at in a report."""

from dataclasses import dataclass
from datetime import date

from events.domain.daterange import Bounds
from events.domain.vocabulary import Factuality, Measure, PlacePrecision, Role, Type


@dataclass(frozen=True, slots=True)
class ActorFact:
    """Hold an actor in a role; `key` is None for a name that no table knows."""

    key: str | None
    name: str
    country: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """Hold a place as a report names it; `at` is latitude and longitude in degrees, None where they are unknown."""

    key: str | None
    name: str
    country: str | None
    precision: PlacePrecision
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class FigureFact:
    """Hold a figure's interval; `high` None is open."""

    measure: Measure
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Hold one report; `article` tells which article it stands in.

    `alike_told` is how many other acts that article tells of the same days and town (see crowd.py).
    """

    key: str
    article: str
    outlet: str
    type: Type
    kind: str
    bounds: Bounds | None
    factuality: Factuality
    actors: tuple[ActorFact, ...] = ()
    places: tuple[PlaceFact, ...] = ()
    figures: tuple[FigureFact, ...] = ()
    quote: str = ""
    published_on: date | None = None
    is_background: bool = False
    alike_told: int = 0
