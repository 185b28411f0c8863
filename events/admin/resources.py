"""Knows how tables leave and enter by file; a cell never becomes a formula."""

from collections.abc import MutableMapping
from typing import Any

from import_export import fields, resources, widgets

from events.domain.exports.cells import escape_cell, unescape_cell
from events.models import Actor, OfficeTerm, Place

SEPARATOR = "|"


class TextsWidget(widgets.Widget):
    """Write a list of texts in one cell, as in the shipped tables: `Holland|The Netherlands`."""

    def clean(self, value: Any, row: Any = None, **_options: Any) -> list[str]:
        """Return the texts of a cell."""
        return [text.strip() for text in str(value or "").split(SEPARATOR) if text.strip()]

    def render(self, value: Any, obj: Any = None, **_options: Any) -> str:
        """Return the cell of a list."""
        return SEPARATOR.join(value or ())


def texts(name: str) -> fields.Field:
    """Return a field that holds a list of texts."""
    return fields.Field(attribute=name, column_name=name, widget=TextsWidget())


class SafeResource(resources.ModelResource):
    """Escape every cell: the package's own escape is off by default and only deletes a leading `=`."""

    def export_resource(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Return the row with formula signs escaped."""
        return [escape_cell(cell) for cell in super().export_resource(*args, **kwargs)]

    def before_import_row(self, row: MutableMapping[str, Any], **_options: Any) -> None:
        """Take the escape off again, so that a table comes back as it left."""
        for name, cell in row.items():
            row[name] = unescape_cell(cell)


class ActorResource(SafeResource):
    """Actors, found by key; the parent is named by its key too."""

    names, adjectives, metonyms = (texts(name) for name in ("names", "adjectives", "metonyms"))
    parent = fields.Field("parent", "parent", widgets.ForeignKeyWidget(Actor, "key"))

    class Meta:
        model = Actor
        import_id_fields = ["key"]
        exclude = ("id", "merged_into", "updated_at")
        skip_unchanged = True


class OfficeTermResource(SafeResource):
    """Terms of office; holder and body are named by their keys."""

    holder = fields.Field("holder", "holder", widgets.ForeignKeyWidget(Actor, "key"))
    body = fields.Field("body", "body", widgets.ForeignKeyWidget(Actor, "key"))

    class Meta:
        model = OfficeTerm
        exclude = ("updated_at",)
        skip_unchanged = True


class PlaceResource(SafeResource):
    """Places, found by key."""

    names = texts("names")

    class Meta:
        model = Place
        import_id_fields = ["key"]
        exclude = ("id", "updated_at")
        skip_unchanged = True
