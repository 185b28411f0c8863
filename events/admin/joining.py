"""Translates a merge by hand: which of the selected events is kept, then all of them become one, or none."""

from django.contrib.admin import AdminSite
from django.core.exceptions import BadRequest
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.admin.editor import editor_of
from events.domain.review import is_public
from events.domain.vocabulary import ReviewState
from events.models import Event
from events.services.many import Seen
from events.services.merging import merge_events
from events.services.review import confirm_seen

# what fits on a page that an editor can still compare
MAX_MERGED = 50


def ask_what_to_keep(site: AdminSite, request: HttpRequest, queryset: QuerySet[Event]) -> HttpResponse:
    """Show the events that would become one; the published one, else the oldest, is proposed as the one to keep."""
    events = sorted(queryset[: MAX_MERGED + 1], key=lambda event: (not is_public(ReviewState(event.state)), event.pk))
    context = {
        **site.each_context(request),
        "opts": Event._meta,
        "title": _("Merge events"),
        "events": events[:MAX_MERGED],
        "is_possible": 1 < len(events) <= MAX_MERGED,
        "most": MAX_MERGED,
    }
    return TemplateResponse(request, "admin/events/event/merge.html", context)


def merge_all(request: HttpRequest) -> tuple[Event, int]:
    """Merge the events of the form into the kept one; return it and how many went into it. All of them, or none.

    Raises: DomainError of the first that cannot be merged, or that changed since it was shown.
    """
    try:
        kept = int(request.POST["_merge"])
        shown = [Seen.read(text) for text in request.POST.getlist("seen")]
    except (KeyError, ValueError) as error:
        raise BadRequest("the form was changed on its way") from error
    others = sorted({seen.event_id for seen in shown} - {kept})
    with transaction.atomic():
        for seen in shown:
            confirm_seen(event_id=seen.event_id, seen_at=seen.updated_at)
        for event_id in others:
            merge_events(kept_id=kept, absorbed_id=event_id, editor=editor_of(request), at=timezone.now())
    return Event.objects.get(pk=kept), len(others)
