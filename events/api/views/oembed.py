"""Answers oEmbed (oembed.com, version 1.0): what to show for the address of a region's page."""

from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from events.api.base import PublicView, read_query
from events.api.queries import one_of
from events.domain.errors import NotFound
from events.selectors.catalogue import region_names
from events.selectors.versions import tables_version

WIDTH, HEIGHT = 800, 900
SMALLEST = 200


class OembedQuery(serializers.Serializer[Any]):
    """Read which page is to be shown, and how large it may be."""

    url = serializers.CharField(max_length=2000, help_text="address of a region's page")
    maxwidth = serializers.IntegerField(required=False, min_value=SMALLEST, max_value=10_000)
    maxheight = serializers.IntegerField(required=False, min_value=SMALLEST, max_value=10_000)
    format = one_of(("json",), required=False)


class OembedOut(serializers.Serializer[Any]):
    """Show a frame as oEmbed's rich type."""

    version = serializers.CharField()
    type = serializers.CharField()
    title = serializers.CharField()
    provider_name = serializers.CharField()
    provider_url = serializers.URLField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    html = serializers.CharField()


class Oembed(PublicView):
    """Say how a page of this site is shown on another one."""

    def data_version(self) -> str:
        """Return the version of the tables: the answer names a region."""
        return tables_version()

    @extend_schema(operation_id="get_oembed", parameters=[OembedQuery], responses=OembedOut)
    def get(self, request: Request) -> Response:
        """Return a frame of a region's timeline. Raises: NotFound for any other address."""
        query = read_query(OembedQuery, request.query_params)
        slug = _region_of(request, query["url"])
        name = region_names().get(slug)
        if name is None:
            raise NotFound(f"{query['url']} is no region's page of this site")
        width, height = min(WIDTH, query.get("maxwidth", WIDTH)), min(HEIGHT, query.get("maxheight", HEIGHT))
        frame = format_html(
            '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"></iframe>',
            request.build_absolute_uri(reverse("embed", args=[slug])),
            name,
            width,
            height,
        )
        return Response(
            {
                "version": "1.0",
                "type": "rich",
                "title": name,
                "provider_name": "Escalation Timeline",
                "provider_url": request.build_absolute_uri("/"),
                "width": width,
                "height": height,
                "html": frame,
            }
        )


def _region_of(request: Request, url: str) -> str:
    """Return the slug of the region whose page or frame stands at an address of this site, else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.netloc != request.get_host():
        return ""
    try:
        found = resolve(parts.path)
    except Resolver404:
        return ""
    return str(found.kwargs.get("slug", "")) if found.url_name in {"region", "embed"} else ""
