"""Knows the places whose bombing raises the rung to 6: seats of government and nuclear sites (data/core_places.csv)."""

import csv
from functools import cache
from importlib import resources


@cache
def load_core_places() -> frozenset[str]:
    """Return the keys of these places, as the table of places has them."""
    source = resources.files("events.domain.data").joinpath("core_places.csv")
    return frozenset(row["place"] for row in csv.DictReader(source.read_text("utf-8").splitlines()))
