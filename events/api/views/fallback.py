"""Answers for addresses under the API that do not exist, in the one shape of errors."""

from rest_framework.request import Request
from rest_framework.response import Response

from events.api.base import PublicView
from events.domain.errors import NotFound


class NothingHere(PublicView):
    """Say that there is no such address."""

    http_method_names = ["get", "head", "post", "put", "patch", "delete", "options"]
    schema = None

    def data_version(self) -> str:
        """Return nothing that a tag could match."""
        return ""

    def get(self, request: Request) -> Response:
        """Refuse."""
        raise NotFound(f"there is nothing at {request.path}; /api/v1/docs/ lists all addresses")

    head = post = put = patch = delete = options = get  # type: ignore[assignment]
