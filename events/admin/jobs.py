"""Translates the desk for the ledger: what waits, what failed and why, try again."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from events.domain.errors import DomainError
from events.models import Job
from events.services.jobs import retry_job


@admin.register(Job)
class JobAdmin(admin.ModelAdmin):
    """The ledger, read-only but for one button."""

    list_display = ("id", "step", "article", "feed", "state", "attempts", "last_error", "created_at", "finished_at")
    list_filter = ("state", "step")
    list_select_related = ("article", "feed")
    search_fields = ("key", "last_error")
    actions = ("retry",)

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

    @admin.action(description="Try failed jobs again", permissions=["retry"])
    def retry(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        """Give each selected failed job its attempts back."""
        count = 0
        for job_id in queryset.values_list("pk", flat=True):
            try:
                retry_job(job_id=job_id, at=timezone.now())
                count += 1
            except DomainError as error:
                self.message_user(request, str(error), messages.ERROR)
        self.message_user(request, f"{count} will be tried again.")
