"""Answers which theatres there are, by the rules as the editors left them."""

from events.domain.regions import RegionRule, read_region
from events.models import Region


def region_rules() -> tuple[RegionRule, ...]:
    """Return the rule of every region, in the order in which readers see them."""
    columns = ("slug", "name", "name_ar", "description", "time_zone", "baseline_year", "rule")
    rows = Region.objects.order_by("position", "name").values(*columns)
    return tuple(read_region({**row, **row["rule"]}) for row in rows)
