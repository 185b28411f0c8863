"""Jobs, feeds and reference tables: what failed is tried again by a button, tables are edited and leave unharmed."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import strip_tags

from events import queue
from events.models import Actor, ArticleState, Job, JobState, Place, Region
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EditorFactory,
    EventRegionFactory,
    FeedFactory,
    PlaceFactory,
    RegionFactory,
)

pytestmark = [pytest.mark.django_db]
NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
JOBS = "admin:events_job_changelist"


@pytest.fixture
def desk(client):
    client.force_login(EditorFactory(is_superuser=True))
    return client


def failed_job(number: int = 0) -> Job:
    article = ArticleFactory(state=ArticleState.FAILED, state_reason="404")
    return Job.objects.create(
        step=queue.FETCH,
        article=article,
        key=f"k{number}",
        state=JobState.FAILED,
        attempts=3,
        created_at=NOW,
        last_error="<b>404</b>: there is no such page",
    )


def test_failed_job_is_tried_again_by_a_button(desk):
    job = failed_job()

    answer = desk.post(reverse(JOBS), {"action": "retry", "_selected_action": [job.pk]}, follow=True)

    job.refresh_from_db()
    assert (job.state, job.attempts, job.article.state) == (JobState.WAITING, 0, ArticleState.RECEIVED)
    assert "1 will be tried again" in strip_tags(answer.content.decode())


def test_reason_of_a_failure_is_shown_as_text(desk):
    failed_job()

    page = desk.get(reverse(JOBS)).content.decode()

    assert "&lt;b&gt;404&lt;/b&gt;: there is no such page" in page


def test_job_that_did_not_fail_is_left_alone(desk):
    job = failed_job()
    Job.objects.update(state=JobState.DONE)

    answer = desk.post(reverse(JOBS), {"action": "retry", "_selected_action": [job.pk]}, follow=True)

    assert "only a failed job can be tried again" in answer.content.decode()


def test_ledger_is_written_by_workers_alone(desk):
    job = failed_job()

    assert desk.get(reverse("admin:events_job_add")).status_code == 403
    assert desk.post(reverse("admin:events_job_delete", args=[job.pk])).status_code == 403


def test_who_may_only_look_at_jobs_cannot_start_them(client):
    job = failed_job()
    viewer = EditorFactory()
    viewer.user_permissions.add(Permission.objects.get(codename="view_job"))
    client.force_login(viewer)

    client.post(reverse(JOBS), {"action": "retry", "_selected_action": [job.pk]})

    job.refresh_from_db()
    assert job.state == JobState.FAILED


@pytest.mark.parametrize("jobs", [2, 40])
def test_number_of_queries_of_the_ledger_does_not_grow(desk, django_assert_max_num_queries, jobs):
    for number in range(jobs):
        failed_job(number)

    with django_assert_max_num_queries(10):
        desk.get(reverse(JOBS))


@pytest.mark.parametrize(
    "name", ["actor", "officeterm", "place", "region", "outlet", "feed", "report", "correction", "eventmerge"]
)
def test_every_table_has_a_list(desk, django_assert_max_num_queries, name):
    for _ in range(12):
        ActorFactory(), PlaceFactory(), RegionFactory(), FeedFactory()

    with django_assert_max_num_queries(16):
        assert desk.get(reverse(f"admin:events_{name}_changelist")).status_code == 200


def test_feed_is_added_and_outlets_are_edited(desk):
    outlet = FeedFactory().outlet

    answer = desk.post(
        reverse("admin:events_outlet_change", args=[outlet.pk]),
        {"name": "New name", "language": "en", "time_zone": "UTC"},
    )

    outlet.refresh_from_db()
    assert answer.status_code == 302
    assert outlet.name == "New name"


def test_region_with_events_is_not_deleted(desk):
    used, unused = RegionFactory(), RegionFactory()
    EventRegionFactory(region=used)

    desk.post(reverse("admin:events_region_delete", args=[used.pk]), {"post": "yes"})
    desk.post(reverse("admin:events_region_delete", args=[unused.pk]), {"post": "yes"})

    assert list(Region.objects.all()) == [used]


FORMULAS = ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"]


@pytest.mark.parametrize("name", FORMULAS)
def test_exported_cell_never_becomes_a_formula(desk, name):
    ActorFactory(key="poison", name=name)

    answer = desk.post(reverse("admin:events_actor_export"), export_form(desk, "actor"))

    (row,) = csv.DictReader(io.StringIO(answer.content.decode(), newline=""))
    assert row["name"] == f"'{name}"


def test_exported_table_is_read_back_unchanged(desk):
    ActorFactory(key="irn", name="Iran", names=["Islamic Republic of Iran"], adjectives=["Iranian"])
    before = Actor.objects.values().get()
    exported = desk.post(reverse("admin:events_actor_export"), export_form(desk, "actor")).content
    Actor.objects.update(name="Changed by mistake")

    import_file(desk, "actor", exported)

    after = Actor.objects.values().get()
    assert {k: v for k, v in after.items() if k != "updated_at"} == {
        k: v for k, v in before.items() if k != "updated_at"
    }


def test_escaped_cell_is_read_back_without_its_escape(desk):
    ActorFactory(key="poison", name="=1+1")
    exported = desk.post(reverse("admin:events_actor_export"), export_form(desk, "actor")).content

    import_file(desk, "actor", exported)

    assert Actor.objects.get().name == "=1+1"


def test_broken_row_of_an_import_is_named_and_nothing_is_saved(desk):
    table = b"key,name,precision,latitude\nhere,Here,point,far\nthere,There,point,1.5\n"

    page = upload(desk, "place", table).content.decode()

    assert Place.objects.count() == 0
    assert "far" in page


def export_form(desk, name: str) -> dict:
    form = desk.get(reverse(f"admin:events_{name}_export")).context["form"]
    return {"format": next(number for number, title in form.fields["format"].choices if title == "csv")}


def upload(desk, name: str, content: bytes):
    form = desk.get(reverse(f"admin:events_{name}_import")).context["form"]
    csv_number = next(number for number, title in form.fields["format"].choices if title == "csv")
    file = SimpleUploadedFile("table.csv", content, content_type="text/csv")
    return desk.post(
        reverse(f"admin:events_{name}_import"), {"import_file": file, "format": csv_number, "resource": "0"}
    )


def import_file(desk, name: str, content: bytes) -> None:
    confirm = upload(desk, name, content).context["confirm_form"]
    desk.post(reverse(f"admin:events_{name}_process_import"), confirm.initial)
