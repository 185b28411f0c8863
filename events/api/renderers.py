"""Knows how answers become bytes."""

from collections.abc import Mapping
from typing import Any

import orjson
from rest_framework.renderers import BaseRenderer


class OrjsonRenderer(BaseRenderer):
    """Render JSON; days and moments as ISO 8601, what else is unknown as its text (lazy translations)."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping[str, Any] | None = None
    ) -> bytes:
        """Return the bytes of an answer; no answer has no bytes."""
        return b"" if data is None else orjson.dumps(data, default=str, option=orjson.OPT_UTC_Z)
