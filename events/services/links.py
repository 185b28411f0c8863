"""Knows how links between events come about, follow their events through merges, and stay refused once refused."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from events.domain.errors import Conflict, InvalidInput, NotFound
from events.domain.vocabulary import LinkKind, ReviewState
from events.models import Actor, Article, Event, EventLink, EventMerge, Report
from events.services.locks import hold_linking
from events.services.versions import record_versions

_MOVED_AS_THEY_ARE = ("asserter", "actor_id", "article_id", "wording", "is_confirmed")


def link_events_of(article: Article) -> None:
    """Make the links that an article asserts between its reports links between their events."""
    reports = {report.ordinal: report for report in article.reports.exclude(state=ReviewState.REJECTED)}
    for report in reports.values():
        for found in report.links:
            earlier = reports.get(found["earlier"])
            if earlier is not None and not found.get("refused"):
                _link(report, earlier, found, article)


def _link(later: Report, earlier: Report, found: dict[str, Any], article: Article) -> None:
    if None in (later.event_id, earlier.event_id) or later.event_id == earlier.event_id:
        return
    start, end = found["span"][:2]
    actor = Actor.objects.filter(key=found["asserter"]).first()
    EventLink.objects.get_or_create(
        later_id=later.event_id,
        earlier_id=earlier.event_id,
        kind=found["kind"],
        defaults={
            "article": article,
            "actor": actor,
            "asserter": EventLink.Asserter.ACTOR if actor else EventLink.Asserter.ARTICLE,
            "wording": article.text[start:end][:300],
        },
    )


def add_link(*, later_id: int, earlier_id: int, kind: str, at: datetime) -> EventLink:
    """Link two events on an editor's word; a link that was only suggested becomes confirmed.

    An answer dated before its cause is warned about where links are shown, not refused. Raises: NotFound, Conflict.
    """
    if kind not in set(LinkKind):
        raise InvalidInput("kind", repr(kind), f"one of {', '.join(LinkKind)}")
    if later_id == earlier_id:
        raise Conflict(f"event {later_id} cannot be linked to itself")
    with transaction.atomic():
        hold_linking()
        if Event.objects.filter(pk__in=[later_id, earlier_id], merged_into__isnull=True).count() < 2:
            raise NotFound(f"event {later_id} or {earlier_id} does not exist or was merged into another one")
        link, _ = EventLink.objects.update_or_create(
            later_id=later_id,
            earlier_id=earlier_id,
            kind=kind,
            defaults={"is_confirmed": True},
            create_defaults={"is_confirmed": True, "asserter": EventLink.Asserter.EDITOR},
        )
        record_versions([later_id, earlier_id], at=at)
    return link


def confirm_link(*, link_id: int, is_confirmed: bool, at: datetime) -> EventLink:
    """Put an editor's word behind a suggested link, or take it back."""
    with transaction.atomic():
        link = _existing(link_id)
        link.is_confirmed = is_confirmed
        link.save(update_fields=["is_confirmed"])
        record_versions([link.later_id, link.earlier_id], at=at)
    return link


def remove_link(*, link_id: int, at: datetime) -> None:
    """Take a link away for good: reading the article again does not bring it back."""
    with transaction.atomic():
        hold_linking()
        link = _existing(link_id)
        _refuse(link)
        link.delete()
        record_versions([link.later_id, link.earlier_id], at=at)


def _existing(link_id: int) -> EventLink:
    link = EventLink.objects.filter(pk=link_id).first()
    if link is None:
        raise NotFound(f"link {link_id} does not exist")
    return link


def _refuse(link: EventLink) -> None:
    """Mark what the reports assert as refused; the mark lives as long as the report, which counts as touched now."""
    for report in Report.objects.filter(event=link.later_id).exclude(links=[]):
        ordinals = set(
            Report.objects.filter(event=link.earlier_id, article=report.article_id).values_list("ordinal", flat=True)
        )
        refused = [found for found in report.links if found["kind"] == link.kind and found["earlier"] in ordinals]
        for found in refused:
            found["refused"] = True
        if refused:
            report.is_touched = True
            report.save(update_fields=["links", "is_touched"])


def links_of(event: Event) -> list[dict[str, Any]]:
    """Return an event's links as they are remembered in a merge."""
    both = EventLink.objects.filter(Q(later=event) | Q(earlier=event)).order_by("pk")
    return list(both.values("later_id", "earlier_id", "kind", *_MOVED_AS_THEY_ARE))


def move_links(merge: EventMerge) -> None:
    """Make the links of the absorbed event links of the kept one; `made` marks in the merge which ones were new."""
    for row in merge.before["links"]:
        ends = _translated(row, merge.absorbed_id, merge.kept_id)
        row["made"] = False
        if ends["later_id"] != ends["earlier_id"]:
            values = {name: row[name] for name in _MOVED_AS_THEY_ARE}
            _, row["made"] = EventLink.objects.get_or_create(**ends, kind=row["kind"], defaults=values)
    EventLink.objects.filter(Q(later=merge.absorbed_id) | Q(earlier=merge.absorbed_id)).delete()


def give_links_back(merge: EventMerge) -> None:
    """Undo `move_links`, also where either end of a link was merged further since."""
    for row in merge.before["links"]:
        ends = _unmake(row, merge)
        if ends["later_id"] != ends["earlier_id"] and Event.objects.filter(pk__in=ends.values()).count() == 2:
            values = {name: row[name] for name in _MOVED_AS_THEY_ARE}
            EventLink.objects.get_or_create(**ends, kind=row["kind"], defaults=values)


def _unmake(row: dict[str, Any], merge: EventMerge) -> dict[str, int]:
    """Remove the link that a merge made, wherever later merges carried it, and from what those remember.

    Return the two events between which the link given back stands today.
    """
    own, made = _ends(row), row["made"]
    carried = _translated(row, merge.absorbed_id, merge.kept_id)
    for later in EventMerge.objects.filter(pk__gt=merge.pk, undone_at=None).order_by("pk"):
        if later.absorbed_id not in {*own.values(), *carried.values()}:
            continue
        known = later.before["links"]
        held = next((r for r in known if _ends(r) == carried and r["kind"] == row["kind"]), None)
        if made and held is not None:
            known.remove(held)
            made = held["made"]  # where the link was carried to, there was one like it before
        if later.absorbed_id in own.values():
            known.append({**row, **own, "made": True})
        later.save(update_fields=["before"])
        own = _translated(own, later.absorbed_id, later.kept_id)
        carried = _translated(carried, later.absorbed_id, later.kept_id)
    if made:
        EventLink.objects.filter(**carried, kind=row["kind"]).delete()
    return own


def _ends(row: dict[str, Any]) -> dict[str, int]:
    return {end: row[end] for end in ("later_id", "earlier_id")}


def _translated(row: dict[str, Any], absorbed_id: int, kept_id: int) -> dict[str, int]:
    return {end: kept_id if at == absorbed_id else at for end, at in _ends(row).items()}
