"""Knows how names that no table has become proposed actors, for editors to accept, merge or delete."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.text import slugify

from events.domain.extraction.unknown import unknown_actors
from events.domain.types import ActorMatch, ReportDraft
from events.models import Actor


def propose_actors(drafts: Iterable[ReportDraft]) -> dict[str, int]:
    """Return the row of each unknown name that takes part in these reports; what is missing is proposed.

    A name proposed before is found again, also by an editor's merge: then the row it was merged into is
    returned. Keys of the answer are folded names.
    """
    wanted = unknown_actors(drafts)
    keys = {_key(name): name for name in wanted}
    missing = set(keys) - set(Actor.objects.filter(key__in=keys).values_list("key", flat=True))
    Actor.objects.bulk_create(
        [_proposal(key, wanted[keys[key]]) for key in keys if key in missing], ignore_conflicts=True
    )
    rows = Actor.objects.filter(key__in=keys).values_list("key", "pk", "merged_into_id")
    return {keys[key]: merged_into or pk for key, pk, merged_into in rows}


def _key(name: str) -> str:
    """Return the key of a proposal; the hash keeps apart names that look alike as slugs."""
    return f"proposed-{slugify(name)[:60]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _proposal(key: str, actor: ActorMatch) -> Actor:
    return Actor(
        key=key,
        name=actor.name[:200],
        kind=actor.kind,
        country=actor.country or "",
        provenance="seen in an article",
        is_proposed=True,
    )


def accept_actors(*, actor_ids: Sequence[int], at: datetime) -> int:
    """Make actors of proposed names; return how many were still proposed."""
    proposed = Actor.objects.filter(pk__in=actor_ids, is_proposed=True, merged_into__isnull=True)
    return proposed.update(is_proposed=False, updated_at=at)
