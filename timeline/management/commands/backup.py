"""Keeps the whole installation in one file while it runs."""

import argparse
from datetime import UTC
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from timeline.backups.archive import SUFFIX
from timeline.backups.errors import BackupError
from timeline.backups.progress import Progress
from timeline.backups.site import keep_site, store_of_the_site


class Command(BaseCommand):
    """Write one private file that `restore` brings back; the site may run meanwhile."""

    help = "Keep database and secret key in FILE, or in a file named after the moment in FOLDER. The site may run."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare target and --force."""
        parser.add_argument("target", help=f"a folder, or a file that ends in {SUFFIX}")
        parser.add_argument("--force", action="store_true", help="replace a file of the same name")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Keep everything and say how much it is."""
        target = self._target(Path(options["target"]).expanduser())
        if target.exists() and not options["force"]:
            raise CommandError(f"{target} exists: choose another name, or --force to replace it")
        now = timezone.now()
        try:
            with Progress(self.stderr) as progress:
                kept = keep_site(store_of_the_site(), target, now, progress)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename or target}: {error.strerror or error}") from error
        self.stdout.write(
            f"{target}: {sum(kept.manifest.rows.values()):,} rows of {len(kept.manifest.rows)} tables, "
            f"{target.stat().st_size / 1e6:,.1f} MB; whole, and readable by you alone"
        )
        if not kept.has_key:
            self.stdout.write("The secret key is not in it: SECRET_KEY comes from the environment; keep it too.")

    def _target(self, asked: Path) -> Path:
        if asked.name.endswith(SUFFIX) and not asked.is_dir():
            if not asked.parent.is_dir():
                raise CommandError(f"{asked.parent}: there is no such folder")
            return asked
        if not asked.is_dir():
            raise CommandError(f"{asked}: no folder; give one that exists, or a file that ends in {SUFFIX}")
        return asked / f"timeline-{timezone.now().astimezone(UTC):%Y%m%dT%H%M%SZ}{SUFFIX}"
