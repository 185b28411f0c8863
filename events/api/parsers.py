"""Knows how a body becomes values: JSON in UTF-8 of a bounded size, and nothing else."""

from collections.abc import Mapping
from typing import IO, Any

import orjson
from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from events.api.errors import BodyTooLarge


class BoundedJSONParser(BaseParser):
    """Read a JSON object; the reader is strict, so that half characters and NaN never reach the database."""

    media_type = "application/json"

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the object of the body.

        Raises: BodyTooLarge; ParseError.
        """
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise BodyTooLarge(f"the body is larger than {limit} bytes; send the article's text without its page")
        try:
            found = orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise ParseError(f"the body is not JSON in UTF-8: {error}") from error
        if not isinstance(found, dict):
            raise ParseError(f'the body is a JSON {type(found).__name__}, expected an object such as {{"text": ...}}')
        return found
