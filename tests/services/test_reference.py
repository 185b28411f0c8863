"""Shipped tables: all of them load, again adds nothing, and an editor's edits stay."""

import pytest

from events.models import Actor, OfficeTerm, Place, Region
from events.services.reference import load_reference

pytestmark = pytest.mark.django_db


def test_shipped_tables_load_once_and_spare_what_editors_changed():
    first = load_reference()
    Actor.objects.filter(key="irn").update(name="Iran, as an editor writes it")

    second = load_reference()

    tables = {"actors": Actor, "offices": OfficeTerm, "places": Place, "regions": Region}
    assert first == {name: table.objects.count() for name, table in tables.items()}
    assert all(first.values())
    assert set(second.values()) == {0}
    assert Actor.objects.get(key="irn").name == "Iran, as an editor writes it"
