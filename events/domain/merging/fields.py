"""Knows what an event is once its reports are known: the best of each field, nothing averaged."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from events.domain.daterange import Bounds
from events.domain.kinds import load_kinds
from events.domain.merging.facts import ReportFacts
from events.domain.vocabulary import DatePrecision, Extent, Factuality, Status, Type

# what says least about the kind of an act
_GENERAL_KINDS = frozenset({"attack", "killing", "war", "meeting", "talks", "appeal"})
_STATUS_OF = {
    Factuality.OCCURRED: Status.OCCURRED,
    Factuality.ONGOING: Status.ONGOING,
    Factuality.PLANNED: Status.PLANNED,
    Factuality.DENIED: Status.DENIED,
    Factuality.ALLEGED: Status.ALLEGED,
}
# one report that it happened outweighs others that it was planned, alleged or denied
_STRONGEST = (Status.OCCURRED, Status.ONGOING, Status.ALLEGED, Status.PLANNED, Status.DENIED)


@dataclass(frozen=True, slots=True)
class MergedFields:
    """Hold an event's fields; `date_from` and `title_from` are keys of reports.

    `date_conflict` says that no day fits all reports; the bounds then span them all.
    """

    type: Type
    kind: str
    status: Status
    bounds: Bounds | None
    date_from: str
    date_conflict: bool
    title_from: str


def merge_fields(members: Sequence[ReportFacts]) -> MergedFields:
    """Return what the reports together say; the order of the reports only breaks ties."""
    kind = _kind(members)
    status = _status(members)
    bounds, date_from, conflict = _bounds(members)
    return MergedFields(
        type=load_kinds()[kind].type,
        kind=kind,
        status=status,
        bounds=bounds,
        date_from=date_from,
        date_conflict=conflict,
        title_from=_lead(members, kind, status).key,
    )


def _kind(members: Sequence[ReportFacts]) -> str:
    """Return the kind that most reports name, a specific one before a general one."""
    counts = Counter(report.kind for report in members)
    return max(counts, key=lambda kind: (kind not in _GENERAL_KINDS, counts[kind]))


def _status(members: Sequence[ReportFacts]) -> Status:
    found = {_STATUS_OF.get(report.factuality, Status.ALLEGED) for report in members}
    return next(status for status in _STRONGEST if status in found)


def _lead(members: Sequence[ReportFacts], kind: str, status: Status) -> ReportFacts:
    """Return the report that tells most: of the event's kind and status, not in passing, with roles and places."""

    def worth(report: ReportFacts) -> tuple[bool, bool, bool, int]:
        told = min(len(report.actors), 4) + min(len(report.places), 2)
        return report.kind == kind, _status([report]) == status, not report.is_background, told

    return max(members, key=worth)


def _bounds(members: Sequence[ReportFacts]) -> tuple[Bounds | None, str, bool]:
    """Return the days that all dated reports allow, given by the narrowest; where none do, the days of all."""
    dated = [(report, report.bounds) for report in members if report.bounds is not None]
    if not dated:
        return None, members[0].key, False
    narrowest, bounds = min(dated, key=lambda pair: _width(pair[1]))
    if all(bounds.overlaps(other) for _, other in dated):
        return bounds, narrowest.key, False
    starts = [b.earliest for _, b in dated if b.earliest]
    ends = [b.latest for _, b in dated if b.latest]
    if not starts or not ends or min(starts) > max(ends):
        return bounds, narrowest.key, True
    spanned = Bounds(min(starts), max(ends), min(starts), max(ends), Extent.WITHIN, DatePrecision.SPAN)
    return spanned, narrowest.key, True


def _width(bounds: Bounds) -> int:
    if bounds.earliest is None or bounds.latest is None:
        return 10**6
    return (bounds.latest - bounds.earliest).days
