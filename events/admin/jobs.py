"""Translates the desk for the ledger: what waits, what failed and why, try again."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.domain.errors import DomainError
from events.models import Job
from events.services.jobs import retry_job


@admin.register(Job)
class JobAdmin(admin.ModelAdmin):
    """The ledger, read-only but for one button."""

    list_display = ("step", "subject", "state", "attempts", "last_error", "created_at")
    list_filter = ("state", "step")
    list_select_related = ("article", "feed", "region")
    search_fields = ("key", "last_error")
    actions = ("retry",)

    @admin.display(description=_("about"))
    def subject(self, job: Job) -> str:
        """Return what the job works on."""
        return str(job.article or job.feed or job.region or "-")

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Jobs come with the work."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Job | None = None) -> bool:
        """Only the workers write the ledger."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Job | None = None) -> bool:
        """The ledger forgets nothing."""
        return False

    def has_retry_permission(self, request: HttpRequest) -> bool:
        """Let those start work who may change it; rows themselves are changed by nobody."""
        return request.user.has_perm("events.change_job")

    @admin.action(description=_("Try again"), permissions=["retry"])
    def retry(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        """Give each selected failed job its attempts back."""
        count = 0
        for job_id in queryset.values_list("pk", flat=True):
            try:
                retry_job(job_id=job_id, at=timezone.now())
                count += 1
            except DomainError as error:
                self.message_user(request, str(error), messages.ERROR)
        if count:
            words = ngettext("%(count)d will be tried again.", "%(count)d will be tried again.", count)
            self.message_user(request, words % {"count": count})
