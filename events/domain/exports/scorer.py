"""Knows the plain shape in which reports are compared with annotated articles: three roles, two bounds."""

from datetime import date

from events.domain.vocabulary import Role

# scorers know three roles; every party of a meeting is an initiator, a host only a place
_PLAIN_ROLES: dict[Role, str] = {
    Role.INITIATOR: "initiator",
    Role.PARTICIPANT: "initiator",
    Role.TARGET: "target",
    Role.ADDRESSEE: "target",
    Role.VICTIM: "target",
    Role.BENEFICIARY: "target",
    Role.CONDUIT: "intermediary",
    Role.MEDIATOR: "intermediary",
}


def plain_role(role: Role) -> str | None:
    """Return the scorers' word for a role, None for roles that belong to the report and not to the act."""
    return _PLAIN_ROLES.get(role)


def plain_date(earliest: date | None, latest: date | None) -> dict[str, str] | None:
    """Return the outer bounds as ISO days, None where either is open or unknown."""
    if earliest is None or latest is None:
        return None
    return {"earliest": earliest.isoformat(), "latest": latest.isoformat()}
