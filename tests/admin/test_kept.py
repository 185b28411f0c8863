"""What is kept can be looked at and not changed; a region in use is not deleted, and the page says what uses it."""

from datetime import date

import pytest
from django.urls import reverse

from events.domain.vocabulary import ReviewState, Role
from events.models import EventVersion, IndexVintage, Region
from events.selectors.event_detail import event_detail
from events.services.review import publish_event
from events.services.scoring import refresh_index
from events.services.staleness import mark_index
from events.services.versions import record_versions
from tests.factories import (
    NOW,
    EditorFactory,
    EventFactory,
    EventRegionFactory,
    ParticipationFactory,
    RegionFactory,
    ReportFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 16)


@pytest.fixture
def desk(admin_client, settings):
    settings.SECURE_SSL_REDIRECT = False
    return admin_client


@pytest.fixture
def kept():
    share = EventRegionFactory(region=RegionFactory(slug="north"))
    record_versions([share.event.pk], at=NOW)
    refresh_index(region_id=share.region.pk, days=(DAY, DAY), at=NOW)
    return share


@pytest.mark.parametrize("model", ["eventversion", "indexvintage"])
def test_kept_rows_are_listed_and_shown_without_a_way_to_change_them(desk, kept, model):
    listed = desk.get(reverse(f"admin:events_{model}_changelist"))
    row = listed.context["cl"].queryset.get()
    shown = desk.get(reverse(f"admin:events_{model}_change", args=[row.pk]))

    assert (listed.status_code, shown.status_code) == (200, 200)
    assert 'name="_save"' not in shown.content.decode()
    assert desk.get(reverse(f"admin:events_{model}_add")).status_code == 403
    assert desk.post(reverse(f"admin:events_{model}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


def test_region_in_use_is_not_deleted_and_the_page_lists_what_uses_it(desk, kept):
    page = desk.get(reverse("admin:events_region_delete", args=[kept.region_id]))
    desk.post(reverse("admin:events_region_delete", args=[kept.region_id]), {"post": "yes"})

    text = page.content.decode()
    assert "would require deleting the following protected related objects" in text
    assert str(IndexVintage.objects.get()) in text
    assert Region.objects.filter(pk=kept.region_id).exists()


def test_region_that_nothing_uses_is_deleted_with_its_jobs(desk):
    region = RegionFactory()
    mark_index({(region.pk, DAY, DAY)}, at=NOW)

    desk.post(reverse("admin:events_region_delete", args=[region.pk]), {"post": "yes"})

    assert not Region.objects.filter(pk=region.pk).exists()


def test_party_corrected_at_the_desk_is_a_version_of_its_own(desk):
    event = EventFactory(state=ReviewState.DRAFT, published_by=None, first_published_at=None)
    ReportFactory(event=event)
    part = ParticipationFactory(event=event, name="Unknown group", actor=None)
    publish_event(event_id=event.pk, editor=EditorFactory(), at=NOW)
    address = reverse("admin:events_event_change", args=[event.pk])

    form = _filled_form(desk.get(address))
    form["participations-0-role"] = Role.TARGET.value
    desk.post(address, form)
    assert EventVersion.objects.filter(event=event).count() == 1, "readers see the event: it asks for a public note"
    form |= {"correction_kind": "correction", "correction_note": "It was the target."}
    answer = desk.post(address, form)

    assert answer.status_code == 302
    assert EventVersion.objects.filter(event=event).count() > 1
    (kept,) = event_detail(event.pk).actors
    assert (kept.name, kept.role) == (part.name, "target")


def _filled_form(page):
    """Return what the browser would send back unchanged."""
    fields = {}
    for form in (
        page.context["adminform"].form,
        *(f for s in page.context["inline_admin_formsets"] for f in _forms(s)),
    ):
        for bound in form:
            value = bound.value()
            fields[bound.html_name] = "" if value is None or value is False else value
    return fields


def _forms(shown):
    return [shown.formset.management_form, *shown.formset.forms]
