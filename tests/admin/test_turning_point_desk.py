"""The desk for turning points: added by hand, ordered days only, and every edit kept."""

from datetime import date

import pytest
from django.urls import reverse

from events.models import TurningPoint
from tests.desk_factories import TurningPointFactory
from tests.factories import RegionFactory

pytestmark = [pytest.mark.django_db]


def said(region, **changes):
    return {"region": region.pk, "first_day": "2025-06-13", "text": "War begins", "text_ar": "", **changes}


def test_an_editor_marks_a_day(desk, editor):
    desk.post(reverse("admin:events_turningpoint_add"), said(RegionFactory(), text_ar="بدء الحرب"))

    mark = TurningPoint.objects.get()
    assert (mark.first_day, mark.last_day, mark.text_ar) == (date(2025, 6, 13), None, "بدء الحرب")
    assert mark.history.get().history_user == editor


def test_days_in_the_wrong_order_are_refused_beside_their_field(desk):
    answer = desk.post(reverse("admin:events_turningpoint_add"), said(RegionFactory(), last_day="2025-06-12"))

    assert not TurningPoint.objects.exists()
    assert "last_day" in answer.context["adminform"].form.errors


def test_an_edit_keeps_what_stood_before(desk):
    mark = TurningPointFactory(text="First words")

    desk.post(reverse("admin:events_turningpoint_change", args=[mark.pk]), said(mark.region, text="Second words"))

    assert [one.text for one in mark.history.all()] == ["Second words", "First words"]
