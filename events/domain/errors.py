"""Knows every way in which the work can fail, with the facts of the failure in fields."""


class DomainError(Exception):
    """Be the parent of every anticipated failure; `code` is stable and shown by the API."""

    code = "domain_error"


class TryLater(DomainError):
    """Say that the same attempt may succeed later: a time-out, a busy server or database."""

    code = "try_later"


class Hopeless(DomainError):
    """Say that trying again cannot help; the reason is kept where an editor sees it."""

    code = "hopeless"


class InvalidInput(DomainError):
    """Say what was found in a field, what was expected, and what to do."""

    code = "invalid_input"

    def __init__(self, field: str, found: str, expected: str) -> None:
        self.field, self.found, self.expected = field, found, expected
        super().__init__(f"{field}: got {found}, expected {expected}")


class NotAllowed(DomainError):
    """Say that an editorial rule forbids the step, naming the rule."""

    code = "not_allowed"


class Conflict(DomainError):
    """Say that the thing changed, or already exists with other content."""

    code = "conflict"


class NotFound(DomainError):
    """Say which thing does not exist."""

    code = "not_found"


class ParserMissing(DomainError):
    """Say that the language model is not installed, and which command installs it."""

    code = "parser_missing"
