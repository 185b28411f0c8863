"""Knows the form by which readers say that something about an event is wrong."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from rest_framework.throttling import SimpleRateThrottle

from events.domain.errors import NotFound
from events.domain.vocabulary import ComplaintSubject
from events.selectors.event_values import EventDetail, RetractedEvent
from events.selectors.pages import find_detail
from events.selectors.timeline import TimelineFilter
from events.services.complaints import MAX_TEXT, make_complaint

MAX_ID = 2**63 - 1
SUBJECTS = [
    (ComplaintSubject.DATE.value, gettext_lazy("The date")),
    (ComplaintSubject.PLACE.value, gettext_lazy("The place")),
    (ComplaintSubject.PARTIES.value, gettext_lazy("Who did it, or to whom")),
    (ComplaintSubject.FIGURES.value, gettext_lazy("A figure")),
    (ComplaintSubject.QUOTE.value, gettext_lazy("A quote or its source")),
    (ComplaintSubject.LINK.value, gettext_lazy("What it answers or is joined with")),
    (ComplaintSubject.OTHER.value, gettext_lazy("Something else")),
]


class ComplaintThrottle(SimpleRateThrottle):
    """Count the complaints of one address (EVENTS_COMPLAINT_RATE); the address is forgotten with the count."""

    scope = "complaint"

    def get_cache_key(self, request: Any, view: Any) -> str:
        """Return the key under which the address is counted."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class ComplaintForm(forms.Form):
    """Read a complaint; `website` is left empty by people, who do not see it."""

    subject = forms.ChoiceField(label=gettext_lazy("What is wrong?"), choices=SUBJECTS)
    text = forms.CharField(
        label=gettext_lazy("What would be right, and how do you know?"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail for an answer (optional)"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    website = forms.CharField(required=False)

    def clean_website(self) -> str:
        """Refuse what only a program fills in. Raises: ValidationError."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Leave this field empty."))
        return ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complain(request: HttpRequest, event_id: int) -> HttpResponse:
    """Show the form; keep what is sent with it, no more than so many from one address in an hour."""
    event = _find(event_id)
    if event.id != event_id:
        return redirect("complain", event.id)
    context = {"event": event, "is_withdrawn": isinstance(event, RetractedEvent), "is_sent": "sent" in request.GET}
    if request.method != "POST":
        return render(request, "events/complaint.html", {**context, "form": ComplaintForm(label_suffix="")})
    form = ComplaintForm(request.POST, label_suffix="")
    if not form.is_valid():
        return render(request, "events/complaint.html", {**context, "form": form}, status=422)
    if not ComplaintThrottle().allow_request(request, None):  # type: ignore[arg-type] # it reads META alone
        form.add_error(None, _("Too many notes came from your network within the hour. Please try again later."))
        return render(request, "events/complaint.html", {**context, "form": form}, status=429)
    said = {name: form.cleaned_data[name] for name in ("subject", "text", "email")}
    make_complaint(event_id=event.id, **said, at=timezone.now())
    return redirect(f"{reverse('complain', args=[event.id])}?sent=1")


def _find(event_id: int) -> EventDetail | RetractedEvent:
    if event_id > MAX_ID:
        raise Http404
    try:
        return find_detail(event_id, TimelineFilter())
    except NotFound as missing:
        raise Http404 from missing
