"""Runs the whole gate, or only the named tests."""

import argparse
import importlib.util
import subprocess
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline import gate

DEVELOPMENT_PACKAGES = ("pytest", "pytest_django", "ruff", "mypy", "importlinter", "hypothesis", "playwright")


class Command(BaseCommand):
    """Replace Django's test command: everything that can run here runs, and what cannot is listed with its reason."""

    help = "Run format, lint, types, layers, migrations and all tests. Paths or options after -- go to pytest alone."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take what is meant for pytest."""
        parser.add_argument("pytest", nargs="*", help="paths or, after --, options for pytest")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run, then sum up."""
        missing = [name for name in DEVELOPMENT_PACKAGES if importlib.util.find_spec(name) is None]
        if missing:
            advice = "pip install --require-hashes --no-deps -r requirements-dev.lock"
            raise CommandError(f"this environment lacks {', '.join(missing)}: {advice}")
        if options["pytest"]:
            command = [sys.executable, "-m", "pytest", *options["pytest"]]
            raise SystemExit(subprocess.run(command, cwd=gate.ROOT, check=False).returncode)
        outcome = gate.run(gate.all_steps(), required=gate.required(), say=self._say)
        self._sum_up(outcome)

    def _sum_up(self, outcome: gate.Outcome) -> None:
        for reason in outcome.skipped:
            self._say(f"skipped: {reason}")
        for name in outcome.failed:
            self._say(f"FAILED: {name}")
        counts = outcome.counts
        self._say(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
        if outcome.failed:
            raise SystemExit(1)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
