#!/usr/bin/env python3
"""Django's command-line entry; on a fresh clone it first builds the environment that it needs."""

import os
import sys

from timeline import bootstrap


def main() -> None:
    """Run a management command inside the project's environment."""
    bootstrap.enter(sys.argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

    from django.core.management import execute_from_command_line  # noqa: PLC0415 - Django may just have been installed

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
