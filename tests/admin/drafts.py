"""Makes drafts for the desk, and sends its forms as a browser would."""

from datetime import timedelta

from django.urls import reverse

from events.domain.vocabulary import ReviewState
from events.models import Event
from tests.factories import NOW, ArticleFactory, EventFactory, ReportFactory

LIST = "admin:events_event_changelist"
SENTENCE = "Israel struck Natanz on Friday, killing at least eight people."


def draft(number: int = 0, text: str = SENTENCE) -> Event:
    """Make a draft with one report whose act and date words are marked."""
    moment = NOW + timedelta(minutes=number)
    event = EventFactory(
        title=f"Draft {number}",
        state=ReviewState.DRAFT,
        published_by=None,
        first_published_at=None,
        created_at=moment,
        updated_at=moment,
    )
    spans = {"trigger_start": 7, "trigger_end": 13, "date_start": 21, "date_end": 30, "wording": "on Friday"}
    ReportFactory(event=event, article=ArticleFactory(text=text), state=ReviewState.DRAFT, **spans)
    return event


def address(event: Event) -> str:
    return reverse("admin:events_event_change", args=[event.pk])


def form_of(desk, event: Event, **changes) -> dict:
    """Return what a browser sends when an editor opens the page, changes this and presses a button."""
    context = desk.get(address(event)).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    values = {form.add_prefix(name): form[name].value() for form in forms for name in form.fields}
    return {name: value for name, value in {**values, **changes}.items() if value is not None and value is not False}


def carry(page) -> dict:
    """Return the hidden fields that the page of a decision about many carries."""
    names = {"_bulk": "name", "chosen": "chosen", "done": "done", "refused": "refused"}
    return {field: page.context[name] for field, name in names.items()}


def decide_many(desk, action: str, events, query: str = "", **typed):
    """Select events in the list, press the button of an action, and confirm."""
    asked = desk.post(reverse(LIST) + query, {"action": action, "_selected_action": [event.pk for event in events]})
    return desk.post(reverse(LIST) + query, {**carry(asked), **typed}, follow=True)
