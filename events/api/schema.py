"""Knows what the description of the API says beyond what each view says: any answer can be an error."""

from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema

from events.api.serializers import ErrorOut


class ErrorsSchema(AutoSchema):
    """Describe a view, and the one shape of its errors."""

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> dict[str, Any]:
        """Return the answers with the error as the one for every other status."""
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        return bodies | {"default": self._get_response_for_code(ErrorOut, "default", direction=direction)}
