"""Answers where an event lives on after merges: old addresses stay valid."""

from collections.abc import Iterable

from events.models import Event


def current_event_id(event_id: int) -> int | None:
    """Return the id under which an event lives on; its own where it was never merged, None where there is none."""
    return current_event_ids([event_id]).get(event_id)


def current_event_ids(event_ids: Iterable[int]) -> dict[int, int]:
    """Return for each existing id where it leads; one query for every step of the longest chain of merges.

    A circle of merges, which no service makes, ends where it was entered.
    """
    wanted = set(event_ids)
    following: dict[int, int | None] = {}
    unknown = wanted
    while unknown:
        found = dict(Event.objects.filter(pk__in=unknown).values_list("pk", "merged_into"))
        following |= found
        unknown = {target for target in found.values() if target is not None} - following.keys()
    return {pk: _end(pk, following) for pk in wanted if pk in following}


def _end(start: int, following: dict[int, int | None]) -> int:
    seen, at = {start}, start
    while (target := following.get(at)) is not None and target not in seen:
        seen.add(target)
        at = target
    return at
