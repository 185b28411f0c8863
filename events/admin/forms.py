"""Knows what editors may type."""

from typing import Any

from django import forms
from django.utils.text import capfirst

from events.adapters.lines import parse_published
from events.domain.dates.edtf import is_valid_edtf
from events.domain.errors import InvalidInput
from events.domain.vocabulary import CorrectionKind
from events.models import Article, Event, Outlet
from events.models.vocabulary import choices_of
from events.services.ingest import Submitted, check_submission

BOUNDS_IN_ORDER = (
    ("start_earliest", "start_latest", "The earliest start is after the latest start."),
    ("end_earliest", "end_latest", "The earliest end is after the latest end."),
    ("start_earliest", "end_earliest", "The earliest start is after the earliest end."),
    ("start_latest", "end_latest", "The latest start is after the latest end."),
)


class EventForm(forms.ModelForm):
    """Edit an event; a published one asks for a public note, and nobody overwrites another's work unseen."""

    # what a service refused just now; shown over the form with everything that was typed
    refusal = ""
    seen_at = forms.CharField(widget=forms.HiddenInput, required=False)
    correction_kind = forms.ChoiceField(
        choices=[("", "---"), *choices_of(CorrectionKind)[:3]], required=False, help_text="only for published events"
    )
    correction_note = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}), required=False, help_text="public; only for published events"
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen_at"] = self.instance.updated_at.isoformat()

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
                    self.add_error(name, "Readers see this event: say in public what changed and why.")
        return cleaned

    def _check_order(self, cleaned: dict[str, Any]) -> None:
        """Say in words what the table's constraints would refuse by their names."""
        for first, last, problem in BOUNDS_IN_ORDER:
            if cleaned.get(first) and cleaned.get(last) and cleaned[first] > cleaned[last]:
                self.add_error(first, problem)


class ArticleForm(forms.ModelForm):
    """Hand in an article by text or by address, or correct what is known of one."""

    outlet_name = forms.CharField(max_length=200, required=False, help_text="a new name makes a new outlet")
    published = forms.CharField(
        required=False, help_text="day (2025-06-16) or moment with offset (2025-06-16T18:20+03:00); empty is unknown"
    )

    class Meta:
        model = Article
        fields = ("title", "url", "text", "country", "language")
        widgets = {"text": forms.Textarea(attrs={"rows": 18, "cols": 100})}

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

    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 3, "cols": 80}), label="Public note")
