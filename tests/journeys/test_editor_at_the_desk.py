"""The desk in a browser: every page under the same strict policy as the reader's, and a queue that moves by keys."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

from events.domain.vocabulary import ReviewState
from events.models import Event
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EditorFactory,
    EventFactory,
    ParticipationFactory,
    PlaceFactory,
    ReportFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOTE_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
SENTENCE = "Israel struck Natanz on Friday, killing at least eight people."
PAGES = [
    "/admin/",
    "/admin/events/event/",
    "/admin/events/event/?desk=all&dated=no&q=Israel",
    "/admin/events/event/{event}/change/",
    "/admin/events/event/{event}/history/",
    "/admin/events/article/",
    "/admin/events/article/add/",
    "/admin/events/article/{article}/change/",
    "/admin/events/report/",
    "/admin/events/job/",
    "/admin/events/feed/add/",
    "/ar/admin/events/event/{event}/change/",
    "/admin/events/mergeproposal/",
    "/admin/events/eventmerge/",
    "/admin/events/correction/",
    "/admin/events/actor/",
    "/admin/events/actor/{actor}/change/",
    "/admin/events/actor/import/",
    "/admin/events/actor/export/",
    "/admin/events/place/",
    "/admin/events/region/",
    "/admin/auth/user/add/",
    "/admin/password_change/",
]


STANDARDS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}


def draft(number: int) -> Event:
    event = EventFactory(title=f"Draft {number}", state=ReviewState.DRAFT, published_by=None, first_published_at=None)
    spans = {"trigger_start": 7, "trigger_end": 13, "date_start": 21, "date_end": 30, "wording": "on Friday"}
    ReportFactory(event=event, article=ArticleFactory(text=f"{SENTENCE} ({number})"), state=ReviewState.DRAFT, **spans)
    return event


@pytest.fixture
def desk(open_page, live_server):
    """Open a page as a logged-in editor; violations of the policy are noted."""
    client = Client()
    client.force_login(EditorFactory(is_superuser=True))
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    page = open_page("/admin/login/")
    page.context.add_init_script(NOTE_VIOLATIONS)
    page.context.add_cookies([{**cookie, "url": live_server.url}])
    return page


def test_no_page_of_the_desk_breaks_the_policy(desk, live_server):
    event, article, actor = draft(1), ArticleFactory(), ActorFactory()
    PlaceFactory()
    faults = {}
    desk.on("pageerror", lambda error: faults.setdefault(desk.url, []).append(str(error)))

    for path in PAGES:
        address = path.format(event=event.pk, article=article.pk, actor=actor.pk)
        answer = desk.goto(live_server.url + address)
        assert answer.status == 200, address
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        if found := desk.evaluate("window.violations"):
            faults[address] = found

    assert faults == {}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_editors_meet_no_barrier_that_axe_can_see(desk, live_server, width, scheme):
    event, article, actor = draft(1), ArticleFactory(), ActorFactory()
    ParticipationFactory(event=event, actor=actor)
    desk.set_viewport_size({"width": width, "height": 800})
    desk.emulate_media(color_scheme=scheme)
    found = {}

    for path in PAGES[:13]:
        desk.goto(live_server.url + path.format(event=event.pk, article=article.pk, actor=actor.pk))
        violations = Axe().run(desk, options=STANDARDS).response["violations"]
        found |= {f"{path} {rule['id']}": rule["nodes"][0]["target"] for rule in violations}

    assert found == {}


def test_calendar_and_search_of_names_work_under_the_policy(desk, live_server):
    event = draft(1)
    ActorFactory(name="Islamic Republic", key="irn")

    desk.goto(f"{live_server.url}/admin/events/event/{event.pk}/change/")
    desk.locator("#id_start_earliest").fill("")
    desk.locator(".field-start_earliest .datetimeshortcuts a").first.click()
    assert desk.locator("#id_start_earliest").input_value() != ""
    desk.get_by_text("Add another Participation").click()
    desk.locator("#participations-0 .select2-selection").first.click()
    desk.locator(".select2-search__field").fill("Islamic")
    desk.locator(".select2-results__option", has_text="Islamic Republic").click()

    assert "Islamic Republic" in desk.locator("#participations-0 .select2-selection").first.inner_text()
    assert desk.evaluate("window.violations") == []


def test_queue_is_worked_off_by_keys_alone(desk, live_server):
    events = [draft(number) for number in range(3)]
    desk.goto(f"{live_server.url}/admin/events/event/{events[-1].pk}/change/")

    assert desk.locator("mark.trigger").first.inner_text() == "struck"
    for _ in range(2):
        with desk.expect_navigation():
            desk.keyboard.press("Alt+p")
    with desk.expect_navigation():
        desk.keyboard.press("Alt+r")

    states = sorted(Event.objects.values_list("state", flat=True))
    assert states == [ReviewState.PUBLISHED, ReviewState.PUBLISHED, ReviewState.REJECTED]


def test_enter_key_saves_and_decides_nothing(desk, live_server):
    event = draft(1)
    desk.goto(f"{live_server.url}/admin/events/event/{event.pk}/change/")

    desk.locator("#id_title").fill("As the editor puts it")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")

    event.refresh_from_db()
    assert (event.title, event.state) == ("As the editor puts it", ReviewState.DRAFT)


def test_list_is_walked_and_worked_off_by_keys_alone(desk, live_server):
    for number in range(4):
        draft(number)
    desk.goto(f"{live_server.url}/admin/events/event/")

    for key in ("Alt+j", "x", "j", "x", "j", "k", "j", "x"):
        desk.keyboard.press(key)
    assert "3 of 4 selected" in desk.locator(".action-counter").inner_text()
    with desk.expect_navigation():
        desk.keyboard.press("Alt+p")
    assert desk.locator(".foreseen li").count() == 3
    assert Event.objects.public().count() == 0, "nothing is public before the question was answered"
    with desk.expect_navigation():
        desk.keyboard.press("Enter")

    assert Event.objects.public().count() == 3
    assert "3 published" in desk.locator(".messagelist").inner_text()


def test_letters_typed_into_the_search_do_not_walk_the_list(desk, live_server):
    draft(1)
    desk.goto(f"{live_server.url}/admin/events/event/")

    desk.locator("#searchbar").press_sequentially("jxk")

    assert desk.locator("#searchbar").input_value() == "jxk"
    assert desk.locator("#result_list input:checked").count() == 0


def test_long_decision_goes_on_by_itself_and_says_how_far_it_is(desk, live_server, monkeypatch):
    monkeypatch.setattr("events.admin.bulk.STRETCH_SECONDS", 0)
    for number in range(4):
        draft(number)
    desk.goto(f"{live_server.url}/admin/events/event/")

    desk.locator("#action-toggle").check()
    desk.get_by_role("button", name="Reject", exact=True).click()
    desk.get_by_role("button", name="Reject drafts").click()
    desk.wait_for_url(f"{live_server.url}/admin/events/event/")
    desk.locator(".messagelist").wait_for()

    assert "4 rejected" in desk.locator(".messagelist").inner_text()
    assert set(Event.objects.values_list("state", flat=True)) == {ReviewState.REJECTED}
