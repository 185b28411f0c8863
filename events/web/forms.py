"""Knows how the address of a page becomes a filter; what cannot be read is named and left out."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.domain.kinds import load_kinds
from events.domain.vocabulary import Grade, Role, Series, Status, Type
from events.selectors.timeline import TimelineFilter
from events.web.as_of import AsOfForm, moment_of

MAX_TEXT = 100
MAX_KEY = 120
MAX_SOURCES = 9


def _choices(words: Any) -> list[tuple[str, str]]:
    return [(word.value, word.value) for word in words]


class FilterForm(AsOfForm):
    """Read the filters of a timeline; every field may be missing."""

    q = forms.CharField(label=_("Text"), max_length=MAX_TEXT, required=False)
    series = forms.MultipleChoiceField(label=_("What"), choices=_choices(Series), required=False)
    type = forms.MultipleChoiceField(label=_("Type"), choices=_choices(Type), required=False)
    kind = forms.MultipleChoiceField(label=_("Kind"), choices=[(kind, kind) for kind in load_kinds()], required=False)
    actor = forms.SlugField(label=_("Who"), max_length=MAX_KEY, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=[("", ""), *_choices(Role)], required=False)
    place = forms.SlugField(label=_("Where"), max_length=MAX_KEY, required=False)
    grade = forms.MultipleChoiceField(label=_("Certainty"), choices=_choices(Grade), required=False)
    status = forms.MultipleChoiceField(label=_("Status"), choices=_choices(Status), required=False)
    sources = forms.IntegerField(
        label=_("At least so many sources"), min_value=1, max_value=MAX_SOURCES, required=False
    )


# `from` is a word of Python, so the two days are added by name
FilterForm.base_fields["from"] = forms.DateField(label=_("From"), input_formats=["%Y-%m-%d"], required=False)
FilterForm.base_fields["to"] = forms.DateField(label=_("To"), input_formats=["%Y-%m-%d"], required=False)


def read_filters(query: Any) -> tuple[dict[str, Any], list[str]]:
    """Return the filters that an address sets, by field, and the labels of those that could not be read."""
    form = FilterForm(query)
    unread = [str(form.fields[name].label) for name in form.errors if name in form.fields]
    chosen = {name: value for name, value in form.cleaned_data.items() if value not in (None, "", [])}
    if "from" in chosen and "to" in chosen and chosen["from"] > chosen["to"]:
        unread += [str(form.fields[name].label) for name in ("from", "to")]
        del chosen["from"], chosen["to"]
    return chosen, unread


def to_filter(chosen: Mapping[str, Any], *, region: str = "") -> TimelineFilter:
    """Return the filters as the selector takes them."""
    return TimelineFilter(
        region=region,
        date_from=chosen.get("from"),
        date_to=chosen.get("to"),
        types=tuple(Type(word) for word in chosen.get("type", ())),
        kinds=tuple(chosen.get("kind", ())),
        series=tuple(Series(word) for word in chosen.get("series", ())),
        actor=chosen.get("actor", ""),
        role=Role(chosen["role"]) if "role" in chosen else None,
        place=chosen.get("place", ""),
        statuses=tuple(Status(word) for word in chosen.get("status", ())),
        grades=tuple(Grade(word) for word in chosen.get("grade", ())),
        min_sources=chosen.get("sources", 0),
        q=chosen.get("q", ""),
        as_of=moment_of(chosen["as_of"]) if "as_of" in chosen else None,
    )
