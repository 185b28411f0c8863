"""Translates one decision about many events: what would happen, the decision in stretches, what was refused."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.admin.editor import editor_of
from events.admin.forms import NoteForm
from events.domain.vocabulary import ReviewState
from events.models import Event
from events.services.many import Decision, Outcome, Seen, decide_many, try_out
from events.services.review import publish_event, reject_event, reopen_event, withdraw_event

# an event takes some 15 ms: a page that answers within a few seconds, and shows how far it is
STRETCH_SECONDS = 3.0
# so many are tried out before the question is asked, within about a second
MAX_TRIED = 60
MAX_KEPT_REFUSALS = 200


@dataclass(frozen=True, slots=True)
class Bulk:
    """Hold how a decision about many events is asked for."""

    title: Promise
    consequence: Promise
    service: Callable[..., Any]
    wants_note: bool = False


BULKS = {
    "publish": Bulk(_("Publish events"), _("Readers see these events at once, under your name."), publish_event),
    "reject": Bulk(
        _("Reject drafts"),
        _("These drafts leave the desk and stay away when their articles are read again. They can be reopened."),
        reject_event,
    ),
    "reopen": Bulk(_("Reopen rejected drafts"), _("These events wait at the desk again."), reopen_event),
    "withdraw": Bulk(
        _("Withdraw events"),
        _("These events leave the timeline; a stub with your note stays at the address of each."),
        withdraw_event,
        wants_note=True,
    ),
}
STATES_IN_WORDS = {
    ReviewState.PUBLISHED: _("published"),
    ReviewState.REVIEW: _("sent to a second editor"),
    ReviewState.REJECTED: _("rejected"),
    ReviewState.DRAFT: _("reopened"),
    ReviewState.RETRACTED: _("withdrawn"),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """Hold how far a decision came; travels in the form, so that a broken connection loses nothing."""

    left: Sequence[Seen]
    done: Counter[str] = field(default_factory=Counter)
    refused: Sequence[tuple[int, str]] = ()

    @property
    def total(self) -> int:
        """Return of how many events the decision is."""
        return len(self.left) + self.passed

    @property
    def passed(self) -> int:
        """Return about how many events it was decided or refused to."""
        return sum(self.done.values())

    def after(self, outcomes: Sequence[Outcome]) -> "Progress":
        """Return the progress with these outcomes."""
        refused = [(outcome.event_id, outcome.refusal) for outcome in outcomes if outcome.refusal]
        return Progress(
            left=self.left[len(outcomes) :],
            done=self.done + Counter(outcome.state or "refused" for outcome in outcomes),
            refused=[*self.refused, *refused][:MAX_KEPT_REFUSALS],
        )


def ask(site: AdminSite, request: HttpRequest, queryset: QuerySet[Event], name: str) -> HttpResponse:
    """Say what the decision would do to the selected events, and ask for it."""
    seen = [Seen(pk, moment) for pk, moment in queryset.values_list("pk", "updated_at")]
    bulk = BULKS[name]
    tried = try_out(seen[:MAX_TRIED], _decision(request, bulk, note="-"))
    context = {
        "form": NoteForm() if bulk.wants_note else None,
        "foreseen": _rows(tried),
        "would": counted(Progress(seen).after(tried)),
        "untried": len(seen) - len(tried),
        "is_possible": len(seen) > len(tried) or any(not outcome.refusal for outcome in tried),
    }
    return _page(site, request, name, Progress(seen), context)


def go_on(site: AdminSite, request: HttpRequest) -> HttpResponse | Progress:
    """Decide about the next stretch: the page that shows how far it is, or the end."""
    name = request.POST["_bulk"]
    progress = _progress_of(request)
    form = NoteForm(request.POST) if BULKS[name].wants_note else None
    if form is not None and not form.is_valid():
        return _page(site, request, name, progress, {"form": form, "is_possible": True})
    note = form.cleaned_data["note"] if form else ""
    outcomes = decide_many(progress.left, _decision(request, BULKS[name], note), seconds=STRETCH_SECONDS)
    progress = progress.after(outcomes)
    if progress.left:
        return _page(site, request, name, progress, {"note": note, "is_running": True})
    if not progress.refused:
        return progress
    refused = [Outcome(event_id, "", why) for event_id, why in progress.refused]
    return _page(site, request, name, progress, {"is_over": True, "foreseen": _rows(refused)})


def counted(progress: Progress) -> str:
    """Return how many events came to which state."""
    words = {str(state): word for state, word in STATES_IN_WORDS.items()} | {"refused": _("refused")}
    return ", ".join(f"{count} {words.get(state, state)}" for state, count in progress.done.items())


def _decision(request: HttpRequest, bulk: Bulk, note: str) -> Decision:
    decide = partial(bulk.service, note=note) if bulk.wants_note else bulk.service
    return Decision(decide, editor_of(request), timezone.now())


def _rows(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    titles = dict(Event.objects.filter(pk__in=[o.event_id for o in outcomes]).values_list("pk", "title"))
    return [
        {
            "pk": outcome.event_id,
            "title": titles.get(outcome.event_id, outcome.event_id),
            "becomes": STATES_IN_WORDS.get(ReviewState(outcome.state)) if outcome.state else "",
            "refusal": outcome.refusal,
        }
        for outcome in outcomes
    ]


def _page(
    site: AdminSite, request: HttpRequest, name: str, progress: Progress, context: dict[str, Any]
) -> TemplateResponse:
    shown = {
        **site.each_context(request),
        "opts": Event._meta,
        "title": BULKS[name].title,
        "bulk": BULKS[name],
        "name": name,
        "progress": progress,
        "counted": counted(progress),
        "chosen": ",".join(str(seen) for seen in progress.left),
        "done": json.dumps(progress.done),
        "refused": json.dumps(progress.refused),
        **context,
    }
    return TemplateResponse(request, "admin/events/event/many.html", shown)


def _progress_of(request: HttpRequest) -> Progress:
    """Return the progress that the form carries."""
    try:
        left = [Seen.read(text) for text in request.POST["chosen"].split(",") if text]
        done = Counter({str(state): int(count) for state, count in json.loads(request.POST["done"]).items()})
        refused = [(int(pk), str(why)) for pk, why in json.loads(request.POST["refused"])]
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise BadRequest("the form was changed on its way") from error
    return replace(Progress(left), done=done, refused=refused)
