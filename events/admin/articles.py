"""Translates the desk for articles: hand one in, see what was read, enter the day of publication."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events.admin import evidence
from events.admin.asking import asked_first
from events.admin.editor import editor_of
from events.admin.forms import ArticleForm
from events.admin.inlines import NamedFields
from events.domain.errors import DomainError
from events.models import Article, Event, Feed, Outlet, Report
from events.services.dating import change_publication_date
from events.services.ingest import submit_article
from events.services.merging import split_report
from events.services.withdrawing import mark_withdrawn


class UndatedFilter(admin.SimpleListFilter):
    """Find articles whose relative dates hang in the air."""

    title = _("publication date")
    parameter_name = "published"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """Return the two answers."""
        return [("no", gettext("Unknown")), ("yes", gettext("Known"))]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Filter by whether the day is known."""
        if self.value() is None:
            return queryset
        return queryset.filter(published_on__isnull=self.value() == "no")


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """Articles: the text is never changed here, its publication date may be."""

    form = ArticleForm
    list_display = ("headline", "published_on", "came", "report_count", "note_count", "received_at")
    list_filter = ("state", UndatedFilter, "is_current", "outlet", "language")
    search_fields = ("title", "text", "url")
    date_hierarchy = "received_at"
    list_select_related = ("outlet",)
    readonly_fields = (
        "state",
        "state_reason",
        "found",
        "notes_in_words",
        "version",
        "is_current",
        "received_at",
        "processed_at",
    )
    change_form_template = "admin/events/article/change_form.html"
    actions = ("withdraw", "put_up_again")

    @admin.action(description=_("Withdrawn by its outlet"), permissions=["change"])
    @asked_first(
        _("Withdrawn by its outlet"), _("The reports of these articles no longer count; their events are weighed anew.")
    )
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Note that the outlets took these articles back."""
        self._mark(request, queryset, is_withdrawn=True)

    @admin.action(description=_("Put up again"), permissions=["change"])
    @asked_first(_("Put up again"), _("The reports of these articles count again; their events are weighed anew."))
    def put_up_again(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Note that the articles stand again."""
        self._mark(request, queryset, is_withdrawn=False)

    def _mark(self, request: HttpRequest, queryset: QuerySet[Article], *, is_withdrawn: bool) -> None:
        chosen = list(queryset.values_list("pk", flat=True))
        for article_id in chosen:
            mark_withdrawn(article_id=article_id, is_withdrawn=is_withdrawn, at=timezone.now())
        words = ngettext(
            "%(count)d marked; its events were weighed anew.",
            "%(count)d marked; their events were weighed anew.",
            len(chosen),
        )
        self.message_user(request, words % {"count": len(chosen)})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Count the reports with the list."""
        return super().get_queryset(request).annotate(reports_found=Count("reports"))

    def get_fields(self, _request: HttpRequest, obj: Article | None = None) -> tuple[str, ...]:
        """Ask for little when an article is handed in, show all later."""
        entered = ("title", "outlet_name", "url", "published", "country", "language", "text")
        if not obj:
            return entered
        first = ("state", "state_reason", "found", "notes_in_words")
        return (*first, *entered, *(name for name in self.readonly_fields if name not in first))

    def get_readonly_fields(self, _request: HttpRequest, obj: Article | None = None) -> tuple[str, ...]:
        """Keep the text and its origin as they are."""
        return (*self.readonly_fields, "title", "url", "text", "language", "country") if obj else ()

    def has_delete_permission(self, _request: HttpRequest, _obj: Article | None = None) -> bool:
        """Sources are kept: published events rest on them."""
        return False

    @admin.display(description=_("article"), ordering="title")
    def headline(self, article: Article) -> SafeString:
        """Return title or address over the outlet."""
        version = f" · {gettext('version')} {article.version}" if article.version > 1 else ""
        return format_html("{}<br><small>{}{}</small>", article, article.outlet, version)

    @admin.display(description=_("state"), ordering="state")
    def came(self, article: Article) -> SafeString:
        """Return how far the reading is, with the reason where it failed."""
        return format_html("{}<br><small>{}</small>", article.get_state_display(), article.state_reason)

    @admin.display(description=_("reports"), ordering="reports_found")
    def report_count(self, article: Article) -> int:
        """Return how many reports were found."""
        return int(getattr(article, "reports_found", 0))

    @admin.display(description=_("notes"))
    def note_count(self, article: Article) -> int:
        """Return how many notes wait for a look."""
        return len(article.notes)

    @admin.display(description=_("notes"))
    def notes_in_words(self, article: Article) -> str:
        """Return the discrepancies that the reading found."""
        return format_html_join(
            "", "<p><strong>{}</strong>: {}</p>", ((n["code"], n["message"]) for n in article.notes)
        )

    @admin.display(description=_("events found"))
    def found(self, article: Article) -> SafeString | str:
        """Return the events that the article tells of, each with the way to its page."""
        events = Event.objects.filter(reports__article=article).distinct().order_by("pk")
        rows = ((_page_of(event), event, event.get_state_display()) for event in events)
        return format_html_join("", '<p><a href="{}">{}</a> ({})</p>', rows) or "-"

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        """Lead to the article, where its state and its events show as soon as it is read."""
        if "_addanother" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        if "is_known" not in request.__dict__:
            words = gettext("Taken in. It is read within seconds: load this page again to see what was found.")
            self.message_user(request, words, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:events_article_change", args=[obj.pk]))

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show a refusal as a message; nothing is half saved."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except DomainError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def save_form(self, request: HttpRequest, form: ArticleForm, change: bool) -> Article:  # noqa: FBT001
        """Submit a new article; on an old one only the publication date may have changed."""
        now = timezone.now()
        if change:
            published = form.cleaned_data["published"]
            return change_publication_date(article_id=form.instance.pk, published_text=published, at=now)
        receipt = submit_article(form.submitted(), at=now)
        if not receipt.created:
            words = gettext("This article was here already; nothing was added.")
            self.message_user(request, words, messages.WARNING)
            request.__dict__["is_known"] = True
        return receipt.article

    def save_model(self, *_args: Any) -> None:
        """Leave the row to the service that made it."""

    def save_related(self, *_args: Any) -> None:
        """Leave alone what belongs to the article: the form has no other tables."""


def _page_of(event: Event) -> str:
    return reverse("admin:events_event_change", args=[event.pk])


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    """One article's account of one event, with its evidence; decided on the event's page."""

    list_display = ("title", "said", "dated", "kind", "factuality", "state")
    list_filter = ("state", "type", "factuality", "attribution", "anchor")
    search_fields = ("title", "quote")
    list_select_related = ("article",)
    list_per_page = 50
    fields = readonly_fields = (
        "article",
        "event",
        "title",
        "type",
        "kind",
        "factuality",
        "said",
        "dated",
        "who",
        "toll",
        "attribution",
        "attribution_name",
        "attribution_count",
        "stance",
        "rules_in_words",
        "pipeline_version",
        "state",
    )

    actions = ("take_out",)

    @admin.action(description=_("Take out of its event"), permissions=["view"])
    @asked_first(
        _("Take out of its event"), _("Each report becomes an event of its own and does not join the old one again.")
    )
    def take_out(self, request: HttpRequest, queryset: QuerySet[Report]) -> None:
        """Make each report an event of its own; it does not join the old one again."""
        if not request.user.has_perm("events.change_event"):
            raise PermissionDenied
        for report_id in queryset.values_list("pk", flat=True):
            try:
                event = split_report(report_id=report_id, editor=editor_of(request), at=timezone.now())
            except DomainError as error:
                self.message_user(request, str(error), messages.ERROR)
            else:
                words = gettext("“%(title)s” is now event %(number)d.")
                self.message_user(request, words % {"title": event.title, "number": event.pk})

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Reports come from articles."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Report | None = None) -> bool:
        """A wrong report is rejected with its event, and stays so."""
        return False

    said = admin.display(description=_("quoted sentence"))(lambda self, report: evidence.quote(report))
    dated = admin.display(description=_("date"))(lambda self, report: evidence.date_beside_words(report))
    who = admin.display(description=_("who"))(lambda self, report: evidence.roles(report))
    toll = admin.display(description=_("figures"))(lambda self, report: evidence.figures(report))
    rules_in_words = admin.display(description=_("rules"))(lambda self, report: evidence.rules(report))


@admin.register(Outlet)
class OutletAdmin(admin.ModelAdmin):
    """Publishers; the country decides the weekend, the copy group who counts as one source."""

    list_display = ("name", "country", "language", "copy_group", "is_party")
    search_fields = ("name",)


@admin.register(Feed)
class FeedAdmin(NamedFields, admin.ModelAdmin):
    """Feeds and how they answered last."""

    list_display = ("url", "outlet", "is_active", "last_success_at", "failures", "last_error", "next_poll_at")
    list_filter = ("is_active",)
    readonly_fields = ("etag", "last_modified", "last_polled_at", "last_success_at", "failures", "last_error")
