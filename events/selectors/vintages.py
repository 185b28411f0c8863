"""Answers which value of the index stands for a day, now or at a past moment."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery

from events.models import IndexVintage


def newest_vintages(region_id: int, *, as_of: datetime | None = None) -> QuerySet[IndexVintage]:
    """Return the newest vintage of each day of a region, in the order of days; gaps that once had data are among them.

    `as_of` passes over what was computed later.
    """
    rows = IndexVintage.objects.filter(region=region_id)
    if as_of:
        rows = rows.filter(data_cutoff__lte=as_of)
    newest = rows.filter(day=OuterRef("day")).order_by("-data_cutoff", "-pk").values("pk")[:1]
    return IndexVintage.objects.filter(region=region_id, pk=Subquery(newest)).order_by("day")


def vintages_between(region_id: int, first: date, last: date) -> dict[date, IndexVintage]:
    """Return the newest vintage of each day of first..last."""
    return {row.day: row for row in newest_vintages(region_id).filter(day__range=(first, last))}


def outdated_since(region_id: int, method_version: str) -> date | None:
    """Return the first day whose value comes from another version of the method."""
    values = newest_vintages(region_id).filter(is_gap=False)
    return values.exclude(method_version=method_version).values_list("day", flat=True).first()


def points_of_year(region_id: int, year: int, columns: tuple[str, ...]) -> dict[date, tuple[float, ...]]:
    """Return these columns of each day with data of a year, as they stand."""
    rows = newest_vintages(region_id).filter(day__year=year, is_gap=False).values_list("day", *columns)
    return {day: tuple(values) for day, *values in rows}


def vintages_not_related_to(region_id: int, baseline: Mapping[str, Any]) -> list[IndexVintage]:
    """Return the newest vintages whose columns of the baseline hold other values than these."""
    return list(newest_vintages(region_id).exclude(pk__in=newest_vintages(region_id).filter(**baseline).values("pk")))


def last_cutoff(region_id: int) -> datetime | None:
    """Return the latest moment at which a vintage of a region was computed."""
    cutoff: datetime | None = IndexVintage.objects.filter(region=region_id).aggregate(cut=Max("data_cutoff"))["cut"]
    return cutoff
