"""Knows how the shipped tables of actors, places and regions reach the database without losing an editor's edits."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from events.domain.extraction.actors import load_entries, load_terms
from events.domain.places.gazetteer import load_place_entries
from events.domain.regions import load_regions
from events.models import Actor, OfficeTerm, Place, Region

BATCH = 500


def load_reference() -> dict[str, int]:
    """Add what is missing of the shipped tables; rows that exist are left as they are.

    Returns: how many rows were added, by table.
    """
    with transaction.atomic():
        return {
            "actors": _add_actors(),
            "offices": _add_offices(),
            "places": _add_missing(Place, _places()),
            "regions": _add_regions(),
        }


def _add_missing(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> int:
    known = set(model._default_manager.values_list("key", flat=True))
    new = [model(**row) for row in rows if row["key"] not in known]
    model._default_manager.bulk_create(new, batch_size=BATCH)
    return len(new)


def _add_actors() -> int:
    entries = load_entries()
    known = set(Actor.objects.values_list("key", flat=True))
    count = _add_missing(Actor, (_actor(entry) for entry in entries))
    ids = dict(Actor.objects.values_list("key", "pk"))
    children = [
        Actor(pk=ids[entry.key], parent_id=ids[entry.parent])
        for entry in entries
        if entry.key not in known and entry.parent in ids
    ]
    Actor.objects.bulk_update(children, ["parent"], batch_size=BATCH)
    return count


def _actor(entry: Any) -> dict[str, Any]:
    return {
        "key": entry.key,
        "name": entry.name,
        "kind": entry.kind,
        "country": entry.country or "",
        "names": list(entry.names),
        "adjectives": list(entry.adjectives),
        "metonyms": list(entry.metonyms),
        "provenance": entry.provenance,
    }


def _add_offices() -> int:
    ids = dict(Actor.objects.values_list("key", "pk"))
    known = set(OfficeTerm.objects.values_list("holder_id", "office", "start"))
    new = [
        OfficeTerm(
            holder_id=ids[term.holder],
            office=term.office,
            body_id=ids.get(term.body or ""),
            country=term.country or "",
            start=term.start,
            end=term.end,
            provenance=term.provenance,
        )
        for term in load_terms()
        if term.holder in ids and (ids[term.holder], term.office, term.start) not in known
    ]
    OfficeTerm.objects.bulk_create(new, batch_size=BATCH)
    return len(new)


def _places() -> Iterable[dict[str, Any]]:
    for entry in load_place_entries():
        yield {
            "key": entry.key,
            "name": entry.name,
            "names": list(entry.names),
            "precision": entry.precision,
            "country": entry.country or "",
            "admin1": entry.admin1,
            "latitude": entry.latitude,
            "longitude": entry.longitude,
            "population": entry.population,
            "provenance": entry.provenance,
        }


def _add_regions() -> int:
    known = set(Region.objects.values_list("slug", flat=True))
    new = [_region(position, rule) for position, rule in enumerate(load_regions()) if rule.slug not in known]
    Region.objects.bulk_create(new)
    return len(new)


def _region(position: int, rule: Any) -> Region:
    return Region(
        slug=rule.slug,
        name=rule.name,
        name_ar=rule.name_ar,
        description=rule.description,
        time_zone=rule.time_zone,
        baseline_year=rule.baseline_year,
        rule={
            "countries": sorted(rule.countries),
            "home_countries": sorted(rule.home_countries),
            "places": sorted(rule.places),
            "actors": sorted(rule.actors),
            "pairs": sorted(sorted(pair) for pair in rule.pairs),
        },
        position=position,
    )
