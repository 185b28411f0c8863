"""Reads MAVERICK (CC BY 4.0): reports of election violence, each coded from one source, grouped into events by hand."""

import csv
import gzip
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from events.domain.daterange import Bounds
from events.domain.merging import ActorFact, FigureFact, PlaceFact, ReportFacts
from events.domain.vocabulary import Factuality, Measure, PlacePrecision, Role, Type

FILE = Path(__file__).parent / "maverick" / "maverick_event_reports.csv.gz"
_COUNTRIES = {"Ivory Coast": "CIV", "Kenya": "KEN"}
# 1 is the country, 2 a province or district, 3 a town, 4 and more a place in or at a town
_PRECISIONS = {
    "1": PlacePrecision.COUNTRY,
    "2": PlacePrecision.PROVINCE,
    "3": PlacePrecision.TOWN,
    **dict.fromkeys("456", PlacePrecision.POINT),
}
# how the coders write that nobody was named
_NOBODY = ("", "unknown")


def maverick_reports() -> Iterator[tuple[str, ReportFacts]]:
    """Yield the true event of every report and the report, as far as date, place, actors and tolls go."""
    with gzip.open(FILE, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["event_id"], _report(row)


def _report(row: dict[str, str]) -> ReportFacts:
    # one row of the file has its two days the wrong way round
    first, last = sorted(date.fromisoformat(row[name]) for name in ("date_start", "date_end"))
    return ReportFacts(
        key=row["id"],
        article=row["source"],
        outlet=row["source"].split(" (")[0],
        type=Type.ASSAULT,
        kind="attack",
        bounds=Bounds.on(first) if first == last else Bounds.within(first, last),
        factuality=Factuality.OCCURRED,
        actors=tuple(_actors(row)),
        places=tuple(_places(row)),
        figures=tuple(_figures(row)),
        published_on=_published(row["source"]),
    )


def _published(source: str) -> date | None:
    """Return the day in the name of a source: 'AFP (2011-01-11) Quatre morts'."""
    found = re.search(r"\((\d{4}-\d\d-\d\d)\)", source)
    return date.fromisoformat(found[1]) if found else None


def _actors(row: dict[str, str]) -> Iterator[ActorFact]:
    country = _COUNTRIES.get(row["country"], row["country"])
    for actor in ("actor1", "actor2"):
        name = row[actor]
        if not name.casefold().startswith(_NOBODY[1]) and name != _NOBODY[0]:
            role = Role.INITIATOR if row[f"{actor}_perpetrator"] == "1" else Role.TARGET
            yield ActorFact(None, name, country, role)
    if row["target"] not in {"", "Unknown", "Other"}:
        yield ActorFact(None, row["target"], country, Role.VICTIM)


def _places(row: dict[str, str]) -> Iterator[PlaceFact]:
    """Yield the places; a row says how exactly it is known where it happened, and has degrees for the last of them."""
    country = _COUNTRIES.get(row["country"], row["country"])
    town, spot = row["city"], row["location"]
    exact = _PRECISIONS[row["geo_precision"]]
    if exact not in {PlacePrecision.TOWN, PlacePrecision.POINT}:
        if town or spot:
            yield PlaceFact(None, spot or town, country, exact)
        return
    at = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None
    spot = "" if spot == town else spot
    if town:
        yield PlaceFact(None, town, country, PlacePrecision.TOWN, None if spot else at)
    if spot:
        yield PlaceFact(None, spot, country, PlacePrecision.POINT, at)


def _figures(row: dict[str, str]) -> Iterator[FigureFact]:
    for measure, column in ((Measure.KILLED, "deaths"), (Measure.INJURED, "injuries")):
        low, high = row[f"{column}_low"], row[f"{column}_high"]
        if low and high:
            yield FigureFact(measure, int(low), int(high))
