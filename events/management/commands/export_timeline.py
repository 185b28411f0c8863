"""Writes the merged timeline as plain data, for scorers and for other programs."""

from typing import Any

import orjson
from django.core.management.base import BaseCommand

from events.selectors.export import timeline_rows


class Command(BaseCommand):
    """Print all events with their reports; for staff, since drafts are among them."""

    help = "Write every merged event with its reports to standard output (--published: only what readers see)."

    def add_arguments(self, parser: Any) -> None:
        """Declare format and scope."""
        parser.add_argument(
            "--format", choices=["json", "jsonl"], default="json", help="one object, or one event a line"
        )
        parser.add_argument("--published", action="store_true", help="only events that readers see")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Stream the events, so that a large timeline needs no large memory."""
        rows = timeline_rows(published_only=options["published"])
        lines = options["format"] == "jsonl"
        if not lines:
            self.stdout.write('{"events": [')
        for number, row in enumerate(rows):
            comma = "" if lines or number == 0 else ","
            self.stdout.write(comma + orjson.dumps(row).decode())
        if not lines:
            self.stdout.write("]}")
