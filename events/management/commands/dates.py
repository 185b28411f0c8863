"""Resolves the time expressions of articles given as JSON lines, without a database."""

import io
import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.domain.dates.lines import read_line
from events.domain.errors import InvalidInput


class Command(BaseCommand):
    """Read {id, published, title, text, country} a line, write {id, expressions} a line, in the same order."""

    help = "Resolve time expressions: JSON lines on standard input, JSON lines on standard output."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Resolve every line; name what cannot be read, go on, and fail at the end when anything was."""
        bad = 0
        for number, line in enumerate(_lines_of_input(), start=1):
            if line.strip() and not self._resolve(number, line):
                bad += 1
        if bad:
            raise CommandError(f"{bad} of the lines could not be read", returncode=1)

    def _resolve(self, number: int, line: str) -> bool:
        try:
            row = read_line(line)
        except InvalidInput as error:
            self.stderr.write(f"line {number}: {error}")
            return False
        self.stdout.write(json.dumps(row))
        return True


def _lines_of_input() -> io.TextIOBase | Any:
    """Return standard input as UTF-8 lines, whatever the locale; a byte that is none becomes a replacement sign."""
    buffer = getattr(sys.stdin, "buffer", None)
    return io.TextIOWrapper(buffer, encoding="utf-8-sig", errors="replace", newline="\n") if buffer else sys.stdin
