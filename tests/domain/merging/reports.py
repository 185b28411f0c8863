"""Makes reports as merging sees them, one line each."""

from datetime import date

from events.domain.daterange import Bounds
from events.domain.kinds import load_kinds
from events.domain.merging import ActorFact, FigureFact, PlaceFact, ReportFacts
from events.domain.vocabulary import Factuality, Measure, PlacePrecision, Role

COUNTRIES = {"Israel": "ISR", "Iran": "IRN", "Qatar": "QAT", "Egypt": "EGY", "Hamas": "PSE", "United States": "USA"}


def report(article: str, kind: str = "missile-strike", **facts) -> ReportFacts:
    """Return a report of Iran acting on Israel on 16 June 2025 unless `by`, `on`, `day`, `at` or `killed` say else."""
    by, on = facts.pop("by", ["Iran"]), facts.pop("on", ["Israel"])
    actors = [_actor(name, Role.INITIATOR) for name in by] + [_actor(name, Role.TARGET) for name in on]
    first, last = facts.pop("day", 16), facts.pop("until", None)
    killed = facts.pop("killed", None)
    values = {
        "key": article,
        "article": article,
        "outlet": article,
        "type": load_kinds()[kind].type,
        "kind": kind,
        "bounds": _bounds(first, last),
        "factuality": Factuality.OCCURRED,
        "actors": tuple(actors),
        "places": tuple(_place(name) for name in facts.pop("at", [])),
        "figures": (FigureFact(Measure.KILLED, *killed),) if killed else (),
    }
    return ReportFacts(**{**values, **facts})


def _actor(name: str, role: Role) -> ActorFact:
    country = COUNTRIES.get(name)
    return ActorFact(name.casefold() if country else None, name, country, role)


def _place(name: str) -> PlaceFact:
    if name in COUNTRIES:
        return PlaceFact(COUNTRIES[name], name, COUNTRIES[name], PlacePrecision.COUNTRY)
    precision = PlacePrecision.POINT if name.endswith("quarter") else PlacePrecision.TOWN
    return PlaceFact(name.casefold(), name, "ISR", precision)


def _bounds(first: int | None, last: int | None) -> Bounds | None:
    if first is None:
        return None
    if last is None:
        return Bounds.on(date(2025, 6, first))
    return Bounds.within(date(2025, 6, first), date(2025, 6, last))
