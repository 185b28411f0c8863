"""Knows what editors may type."""

from typing import Any, cast

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.adapters.lines import parse_published
from events.domain.dates.edtf import is_valid_edtf
from events.domain.errors import InvalidInput
from events.domain.vocabulary import CorrectionKind
from events.models import Article, Event, Outlet
from events.models.vocabulary import choices_of
from events.services.ingest import Submitted, check_submission

BOUNDS_IN_ORDER = (
    ("start_earliest", "start_latest", _("The earliest start is after the latest start.")),
    ("end_earliest", "end_latest", _("The earliest end is after the latest end.")),
    ("start_earliest", "end_earliest", _("The earliest start is after the earliest end.")),
    ("start_latest", "end_latest", _("The latest start is after the latest end.")),
)

_CHOSEN = {"kind", "status", "grade", "extent", "precision", "correction_kind"}


class EventForm(forms.ModelForm):
    """Edit an event; a published one asks for a public note, and nobody overwrites another's work unseen."""

    # what a service refused just now; shown over the form with everything that was typed
    refusal = ""
    seen_at = forms.CharField(widget=forms.HiddenInput, required=False)
    correction_kind = forms.ChoiceField(
        choices=[("", "---"), *choices_of(CorrectionKind)[:3]],
        required=False,
        label=_("Kind of correction"),
        help_text=_("only for published events"),
    )
    correction_note = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}), required=False, label=_("Public note"), help_text=_("readers see it")
    )

    class Meta:
        model = Event
        fields = (
            "title",
            "kind",
            "status",
            "grade",
            "grade_confirmed",
            "summary",
            "start_earliest",
            "start_latest",
            "end_earliest",
            "end_latest",
            "extent",
            "precision",
            "edtf",
            "wording",
        )
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "title": _("Title"),
            "kind": _("Kind"),
            "status": _("Status"),
            "grade": _("Grade"),
            "grade_confirmed": _("Grade confirmed"),
            "summary": _("Summary"),
            "start_earliest": _("Start earliest"),
            "start_latest": _("Start latest"),
            "end_earliest": _("End earliest"),
            "end_latest": _("End latest"),
            "extent": _("Extent"),
            "precision": _("Precision"),
            "wording": _("Words of the date"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen_at"] = self.instance.updated_at.isoformat()
        for name in _CHOSEN & set(self.fields):
            chosen = cast("Any", self.fields[name])
            # the terms are named in the tables, in English
            chosen.choices = [(value, gettext(str(label)) if label else label) for value, label in chosen.choices]

    def clean_edtf(self) -> str:
        """Refuse what is not an EDTF expression."""
        found = self.cleaned_data["edtf"].strip()
        if found and not is_valid_edtf(found):
            raise forms.ValidationError(
                f"{found!r} is not EDTF; expected for example 2025-06-13, 2025-10 or [2025-06-13..2025-06-16]"
            )
        return found

    def clean(self) -> dict[str, Any]:
        """Ask for kind and note of a correction when readers already see the event."""
        cleaned = super().clean() or {}
        self._check_order(cleaned)
        if self.refusal:
            self.add_error(None, capfirst(self.refusal))
        if self.instance.first_published_at and self.has_changed():
            for name in ("correction_kind", "correction_note"):
                if not cleaned.get(name):
                    self.add_error(name, _("Readers see this event: say in public what changed and why."))
        return cleaned

    def _check_order(self, cleaned: dict[str, Any]) -> None:
        """Say in words what the table's constraints would refuse by their names."""
        for first, last, problem in BOUNDS_IN_ORDER:
            if cleaned.get(first) and cleaned.get(last) and cleaned[first] > cleaned[last]:
                self.add_error(first, problem)


class ArticleForm(forms.ModelForm):
    """Hand in an article by text or by address, or correct what is known of one."""

    outlet_name = forms.CharField(
        max_length=200, required=False, label=_("Outlet"), help_text=_("a new name makes a new outlet")
    )
    published = forms.CharField(
        required=False,
        label=_("Published"),
        help_text=_("day (2025-06-16) or moment with offset (2025-06-16T18:20+03:00); empty is unknown"),
    )

    class Meta:
        model = Article
        fields = ("title", "url", "text", "country", "language")
        widgets = {"text": forms.Textarea(attrs={"rows": 18, "cols": 100})}
        labels = {
            "title": _("Title"),
            "url": _("Address"),
            "text": _("Text"),
            "country": _("Country"),
            "language": _("Language"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            day, moment = self.instance.published_on, self.instance.published_at
            self.initial["published"] = moment.isoformat() if moment else str(day or "")
            self.initial["outlet_name"] = self.instance.outlet.name
        self.fields["outlet_name"].widget.attrs["list"] = "outlets"

    def clean(self) -> dict[str, Any]:
        """Show a refusal of the door beside the field, where what was typed still stands."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            self._check()
        except InvalidInput as error:
            names = {"outlet": "outlet_name"}
            field = names.get(error.field, error.field)
            self.add_error(field if field in self.fields else None, str(error))
        return cleaned

    def _check(self) -> None:
        if self.instance.pk:
            parse_published(self.cleaned_data["published"])
        else:
            check_submission(self.submitted())

    def submitted(self) -> Submitted:
        """Return what was typed as a submission."""
        typed = self.cleaned_data
        return Submitted(
            text=typed["text"],
            url=typed["url"],
            title=typed["title"],
            outlet=typed["outlet_name"],
            country=typed["country"],
            language=typed["language"],
            published_text=typed["published"],
        )

    @staticmethod
    def outlet_names() -> list[str]:
        """Return the names to offer while typing."""
        return list(Outlet.objects.values_list("name", flat=True)[:500])


class NoteForm(forms.Form):
    """Ask for the public note of a withdrawal."""

    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 3, "cols": 80}), label=_("Public note"))
