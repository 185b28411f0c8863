"""Knows the 66 kinds of events and what each means on the scales (data/event_kinds.csv)."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from events.domain.vocabulary import QUAD_OF_TYPE, Quad, Series, Type


@dataclass(frozen=True, slots=True)
class Kind:
    """Hold one kind: its type, series, severity 0-10 and rung 0-7."""

    kind: str
    label: str
    type: Type
    series: Series
    severity: float
    rung: int
    cameo: str
    acled: str

    @property
    def quad(self) -> Quad:
        """Return the quad class of the kind's type."""
        return QUAD_OF_TYPE[self.type]


@cache
def load_kinds() -> dict[str, Kind]:
    """Return all kinds by name, in the order of the file."""
    source = resources.files("events.domain.data").joinpath("event_kinds.csv")
    lines = source.read_text(encoding="utf-8").splitlines()
    return {row["kind"]: _kind(row) for row in csv.DictReader(lines)}


def _kind(row: dict[str, str]) -> Kind:
    return Kind(
        kind=row["kind"],
        label=row["label"],
        type=Type(row["type"]),
        series=Series(row["series"]),
        severity=float(row["severity"]),
        rung=int(row["rung"]),
        cameo=row["cameo"],
        acled=row["acled"],
    )
