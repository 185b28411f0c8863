"""Translates the question before an action about several rows of a table: what will happen, and to which."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise

# so many rows are named; a longer list is no longer read
MAX_NAMED = 50
ASKED = "_asked"


Action = Callable[[Any, HttpRequest, QuerySet[Any]], HttpResponse | None]


def asked_first(title: Promise, consequence: Promise) -> Callable[[Action], Action]:
    """Return a decorator that lets an action run only after the editor has seen the question and pressed its button."""

    def decorate(action: Action) -> Action:
        @wraps(action)
        def ask_or_act(desk: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
            if ASKED in request.POST:
                return action(desk, request, queryset)
            return _ask(desk, request, queryset, {"title": title, "consequence": consequence})

        return ask_or_act

    return decorate


def _ask(
    desk: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Any], words: dict[str, Promise]
) -> HttpResponse:
    """Show what the action will do; the button of the page sends the same request once more, with the mark."""
    count = queryset.count()
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.model._meta,
        **words,
        "rows": queryset[:MAX_NAMED],
        "count": count,
        "unnamed": max(count - MAX_NAMED, 0),
        "action": _action_of(request),
        "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "is_across": request.POST.get("select_across") == "1",
        "asked": ASKED,
    }
    return TemplateResponse(request, "admin/events/asked.html", context)


def _action_of(request: HttpRequest) -> str:
    """Return the action whose button was pressed, as Django finds it."""
    index = request.POST.get("index", "")
    return request.POST.getlist("action")[int(index) if index.isdecimal() else 0]
