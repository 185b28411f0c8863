"""Knows when an answer is still good: one tag for a state of the data, and how long caches may keep it."""

import hashlib
import time

from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags, quote_etag
from rest_framework.request import Request
from rest_framework.response import Response

MAX_AGE_SECONDS = 60
STALE_SECONDS = 300
# Two transactions that overlap can commit in the other order than their moments: a tag lives no longer than this.
RENEWED_EVERY_SECONDS = 300


def make_tag(version: str) -> str:
    """Return the weak ETag of a state of the data; compression changes bytes, so it cannot be strong."""
    period = int(time.time() // RENEWED_EVERY_SECONDS)
    digest = hashlib.blake2b(f"{version}|{period}".encode(), digest_size=12).hexdigest()
    return f"W/{quote_etag(digest)}"


def is_known(request: Request, tag: str) -> bool:
    """Say whether the reader holds this state already."""
    sent = request.META.get("HTTP_IF_NONE_MATCH", "")
    weak = {found.removeprefix("W/") for found in parse_etags(sent)} if sent else set()
    return tag.removeprefix("W/") in weak


def mark_fresh(response: Response, tag: str) -> None:
    """Tell caches how long the answer is good, and by which tag it is asked for again."""
    response["ETag"] = tag
    patch_cache_control(
        response,
        public=True,
        max_age=MAX_AGE_SECONDS,
        stale_while_revalidate=STALE_SECONDS,
    )
