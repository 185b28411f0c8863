"""Translates what editors do to links on an event's page, and shows what contradicts and what cannot be."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.admin.inlines import NamedTabularInline
from events.models import Event, EventLink
from events.selectors.chains import whole_exchange
from events.selectors.claims import all_claims
from events.services.links import add_link, confirm_link, remove_link

NOTHING = "-"
_FAULTS = {
    "answer_before_cause": _("the answer is dated before its cause"),
    "circle": _("the events answer one another in a circle"),
}


class LinkInline(NamedTabularInline):
    """Say what this event answers; a removed link does not come back."""

    model = EventLink
    fk_name = "later"
    fields = ("kind", "earlier", "asserter", "wording", "is_confirmed")
    readonly_fields = ("asserter", "wording")
    raw_id_fields = ("earlier",)
    extra = 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Let an existing link be confirmed or removed; another kind or cause is another link."""
        formset = super().get_formset(request, obj, **kwargs)

        class Formset(formset):  # type: ignore[misc, valid-type]
            def add_fields(self, form: Any, index: int | None) -> None:
                super().add_fields(form, index)
                if form.instance.pk:
                    form.fields["kind"].disabled = form.fields["earlier"].disabled = True

        return Formset


def save_links(formset: Any, later: Event) -> None:
    """Hand every changed line of the links to its service."""
    now = timezone.now()
    formset.save(commit=False)
    for link in formset.deleted_objects:
        remove_link(link_id=link.pk, at=now)
    for link, _fields in formset.changed_objects:
        confirm_link(link_id=link.pk, is_confirmed=link.is_confirmed, at=now)
    for link in formset.new_objects:
        add_link(later_id=later.pk, earlier_id=link.earlier_id, kind=link.kind, at=now)


def contradictions(event: Event) -> SafeString:
    """Return in what the reports of an event contradict each other, and the range of each toll."""
    found = all_claims(event.pk)
    notes = [(f"{c.kind}: {c.text}",) for c in found.contradictions]
    ranges = [
        (f"{s.measure} ({s.victim_class}): {s.lowest} – {gettext('open') if s.highest is None else s.highest}",)
        for s in found.tolls
    ]
    return format_html_join("", "<p>{}</p>", notes + ranges) or SafeString(NOTHING)


def exchange(event: Event) -> SafeString:
    """Return the exchange that an event belongs to, step by step, with warnings."""
    found = whole_exchange(event.pk)
    titles = {shown.event_id: shown.title for shown in found.events}
    rows = (
        (
            titles[link.later_id],
            link.kind,
            titles[link.earlier_id],
            f" ({link.interval})" if link.interval else "",
            format_html(" <strong>{}: {}.</strong>", gettext("Check"), _FAULTS[link.fault]) if link.fault else "",
        )
        for link in found.links
    )
    return format_html_join("", "<p>“{}” {} “{}”{}{}</p>", rows) or SafeString(NOTHING)
