"""Knows the Atom feeds: what was published or corrected last, over all regions or in one."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from events.domain.errors import NotFound
from events.domain.exports.address import title_slug
from events.selectors.lines import last_changed
from events.selectors.regions import find_region
from events.selectors.timeline import TimelineFilter

FEED_SIZE = 50


class LatestFeed(Feed):  # type: ignore[type-arg]
    """Give the events that changed last."""

    feed_type = Atom1Feed
    description_template = "timeline/feed_entry.html"

    def get_object(self, request: HttpRequest, slug: str = "") -> Any:
        """Return the region of the feed, None for all."""
        if not slug:
            return None
        try:
            return find_region(slug)
        except NotFound as missing:
            raise Http404 from missing

    def title(self, region: Any) -> str:
        """Return the name of the feed."""
        return _("Escalation Timeline: %(region)s") % {"region": region.name if region else _("all regions")}

    def link(self, region: Any) -> str:
        """Return the page that the feed follows."""
        return reverse("region", args=[region.slug]) if region else reverse("events")

    def items(self, region: Any) -> Any:
        """Return the events, changed last first."""
        return last_changed(TimelineFilter(region=region.slug if region else ""), FEED_SIZE)

    def item_title(self, item: Any) -> str:
        """Return the title of an entry."""
        return str(item.title)

    def item_link(self, item: Any) -> str:
        """Return the address of an entry."""
        return reverse("event", args=[item.pk, title_slug(item.title)])

    def item_pubdate(self, item: Any) -> datetime:
        """Return when readers first saw the event."""
        moment: datetime = item.first_published_at or item.created_at
        return moment

    def item_updateddate(self, item: Any) -> datetime:
        """Return when the event last changed."""
        moment: datetime = item.updated_at
        return moment
