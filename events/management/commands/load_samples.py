"""Takes in the reference tables and the sample articles."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.services.demonstration import load_samples
from events.services.reference import load_reference


class Command(BaseCommand):
    """Load reference tables and samples; running it again adds only what is missing."""

    help = "Load actors, places and regions, and the 32 sample articles (use --reference-only without them)."

    def add_arguments(self, parser: Any) -> None:
        """Declare --reference-only."""
        parser.add_argument("--reference-only", action="store_true", help="load the tables, no articles")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load, and say how much was new."""
        for table, count in load_reference().items():
            self.stdout.write(f"{table}: {count} added")
        if options["reference_only"]:
            return
        report = load_samples(at=timezone.now())
        self.stdout.write(f"sample articles: {report.taken} taken in, {report.known} already there")
