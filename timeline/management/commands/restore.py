"""Brings an installation back from a file that `backup` wrote."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.backups.errors import BackupError
from timeline.backups.progress import Progress
from timeline.backups.site import restore_site, store_of_the_site


class Command(BaseCommand):
    """Put database and secret key in their places, all or nothing; the site must stand still."""

    help = "Bring database and secret key back from FILE. Refuses to overwrite anything unless --force is given."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare file and --force."""
        parser.add_argument("file", help="what `manage.py backup` wrote")
        parser.add_argument("--force", action="store_true", help="replace the database that is there")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Bring everything back and say what is to do."""
        source = Path(options["file"]).expanduser()
        try:
            with Progress(self.stderr) as progress:
                returned = restore_site(store_of_the_site(), source, progress, may_replace=options["force"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename or source}: {error.strerror or error}") from error
        rows = returned.manifest.rows
        self.stdout.write(
            f"{sum(rows.values()):,} rows of {len(rows)} tables are back, as of {returned.manifest.made_at}"
        )
        if not returned.has_key:
            self.stdout.write("There was no secret key in it: where SECRET_KEY is another one, all sessions end.")
        if returned.pending:
            self.stdout.write(f"{returned.pending} migrations are newer than the backup: python3 manage.py migrate")
