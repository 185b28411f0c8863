"""Knows how fields name themselves where Django leaves it out: who hears the page cannot look up at a column."""

from typing import Any

from django.contrib import admin
from django.db.models import Field
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _


class _NamedFormset(BaseInlineFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        """Name the box that deletes a line, which Django adds itself."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete this line")


class NamedFields:
    """Fields that carry their names themselves: those of a table, and the halves of a moment."""

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the field with its name on what is typed into or chosen from."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is not None:
            inner = (getattr(field.widget, "widget", None), *getattr(field.widget, "widgets", ()))
            for widget in filter(None, (field.widget, *inner)):
                widget.attrs["aria-label"] = capfirst(str(field.label))
        return field


class NamedTabularInline(NamedFields, admin.TabularInline):
    """A table whose every field carries the name of its column."""

    formset = _NamedFormset
