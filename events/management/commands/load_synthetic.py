"""Fills a database with invented events, to try the site at size."""

import time
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from events.domain.errors import Conflict
from events.services.synthetic import check_is_empty, load_synthetic

BAR_WIDTH = 40
MAX_EVENTS = 10_000_000


class Command(BaseCommand):
    """Publish synthetic events of three years in eight invented regions, with bursts and inexact dates."""

    help = (
        "Publish N invented events, marked as synthetic, into the database that DATABASE_URL or DATA_DIR names. "
        "Refuses a database with real articles or events unless --force is given."
    )

    def add_arguments(self, parser: Any) -> None:
        """Declare size, seed, last day, the name of the database, and --force."""
        parser.add_argument("--events", type=int, required=True, help="how many")
        parser.add_argument("--seed", type=int, default=1, help="the same seed and last day give the same events")
        parser.add_argument("--until", type=date.fromisoformat, default=None, help="last day, today where not given")
        parser.add_argument("--database", default="", help="refuse to write unless the database has this name")
        parser.add_argument("--force", action="store_true", help="mix synthetic events with real ones")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load, and show how far it is."""
        count = options["events"]
        if not 0 < count <= MAX_EVENTS:
            raise CommandError(f"--events: got {count}, expected 1 to {MAX_EVENTS}")
        self._check_target(options)
        began = time.monotonic()
        now = timezone.now()
        load_synthetic(
            count,
            seed=options["seed"],
            last_day=options["until"] or now.date(),
            at=now,
            on_progress=lambda done: self._show(done, count, began),
        )
        self.stdout.write(f"\n{count:,} synthetic events in {time.monotonic() - began:,.0f} s")

    def _check_target(self, options: dict[str, Any]) -> None:
        name = Path(str(connection.settings_dict["NAME"])).name
        if options["database"] and options["database"] != name:
            raise CommandError(f"--database: got {options['database']}, expected {name}, which the settings name")
        if options["force"]:
            return
        try:
            check_is_empty()
        except Conflict as error:
            raise CommandError(f"{name}: {error}") from error

    def _show(self, done: int, count: int, began: float) -> None:
        filled = BAR_WIDTH * done // count
        seconds = time.monotonic() - began
        self.stdout.write(
            f"\r[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {done:,} of {count:,}, {seconds:,.0f} s", ending=""
        )
        self.stdout.flush()
