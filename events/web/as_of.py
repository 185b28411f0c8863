"""Knows the moment from which a page is looked at: how an address names it, and how links carry it on.

A day is looked at from its end in UTC, as in the API; a day that is not over yet is the present.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _


class AsOfField(forms.Field):
    """Read a day, or a moment, which is in UTC where it names no zone."""

    def to_python(self, value: Any) -> date | datetime | None:
        """Return a day or a moment as it was asked for, None where nothing was."""
        if not value:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            return self._moment(str(value))

    def _moment(self, text: str) -> datetime:
        try:
            found = parse_datetime(text)
            moment = found and (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise ValidationError("no such moment") from error
        if moment is None:
            raise ValidationError("neither a day nor a moment")
        return moment


class AsOfForm(forms.Form):
    """Read from which moment a page is looked at."""

    as_of = AsOfField(label=_("As it stood on"), required=False)


@dataclass(frozen=True, slots=True)
class Past:
    """Hold the day or moment that was asked for, and the moment which that is."""

    asked: date
    moment: datetime

    @property
    def query(self) -> str:
        """Return the part of an address that keeps the reader in the past."""
        return urlencode({"as_of": self.value}, safe=":")

    @property
    def value(self) -> str:
        """Return what was asked for as fields of forms hold it."""
        return self.asked.isoformat().replace("+00:00", "Z")

    @property
    def tail(self) -> str:
        """Return it for an address without any other part."""
        return f"?{self.query}"


@dataclass(frozen=True, slots=True)
class AsOf:
    """Hold what an address says of time: a past, or a day that is not over, or what could not be read."""

    past: Past | None = None
    early: date | None = None
    unread: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """Return what the field of the form holds."""
        return self.past.value if self.past else ""

    @property
    def input_type(self) -> str:
        """Return the type of the field; one for days cannot hold a moment."""
        return "text" if self.past and isinstance(self.past.asked, datetime) else "date"


def read_as_of(query: Any) -> AsOf:
    """Return what an address says of time."""
    form = AsOfForm(query)
    if not form.is_valid():
        return AsOf(unread=(str(form.fields["as_of"].label),))
    return find_past(form.cleaned_data)


def find_past(chosen: Mapping[str, Any]) -> AsOf:
    """Return the past that filters name."""
    asked = chosen.get("as_of")
    if asked is None:
        return AsOf()
    moment = moment_of(asked)
    return AsOf(past=Past(asked, moment)) if moment < timezone.now() else AsOf(early=asked)


def moment_of(asked: date) -> datetime:
    """Return the moment from which a day or a moment is looked at."""
    return asked if isinstance(asked, datetime) else datetime.combine(asked, time.max, tzinfo=UTC)
