"""Knows that a backup or its return can be refused, and that the refusal says what helps."""


class BackupError(Exception):
    """Say in words what hinders, and what to do."""
