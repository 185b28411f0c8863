"""Knows how tables leave and enter by file; a cell never becomes a formula."""

from typing import Any

from import_export import resources

from events.domain.exports.cells import escape_cell
from events.models import Actor, OfficeTerm, Place


class SafeResource(resources.ModelResource):
    """Escape every cell: the package's own escape is off by default and only deletes a leading `=`."""

    def export_resource(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Return the row with formula signs escaped."""
        return [escape_cell(cell) for cell in super().export_resource(*args, **kwargs)]


class ActorResource(SafeResource):
    """Actors, found by key."""

    class Meta:
        model = Actor
        import_id_fields = ["key"]
        exclude = ("id", "merged_into", "updated_at")
        skip_unchanged = True


class OfficeTermResource(SafeResource):
    """Terms of office."""

    class Meta:
        model = OfficeTerm
        exclude = ("updated_at",)
        skip_unchanged = True


class PlaceResource(SafeResource):
    """Places, found by key."""

    class Meta:
        model = Place
        import_id_fields = ["key"]
        exclude = ("id", "updated_at")
        skip_unchanged = True
