"""Answers which names the reading knows: the tables as the editors left them, built once a process and change."""

from functools import lru_cache

from django.db.models import Count, Max

from events.domain.extraction.actors import ActorEntry, Gazetteer, OfficeTerm
from events.domain.places.gazetteer import PlaceEntry, PlaceGazetteer
from events.domain.vocabulary import ActorKind, PlacePrecision
from events.models import Actor, Place
from events.models import OfficeTerm as OfficeTermRow


def actor_gazetteer() -> Gazetteer:
    """Return the gazetteer of actors; it is built anew when a row changed."""
    return _build_actors((_version(Actor), _version(OfficeTermRow)))


def place_gazetteer() -> PlaceGazetteer:
    """Return the gazetteer of places; it is built anew when a row changed."""
    return _build_places(_version(Place))


def _version(model: type[Actor] | type[Place] | type[OfficeTermRow]) -> tuple[object, object]:
    figures = model.objects.aggregate(count=Count("pk"), changed=Max("updated_at"))
    return figures["count"], figures["changed"]


@lru_cache(maxsize=1)
def _build_actors(_version: object) -> Gazetteer:
    # in the order of the shipped tables: earlier rows win where one name has several bearers
    rows = Actor.objects.filter(is_proposed=False, merged_into__isnull=True).select_related("parent").order_by("pk")
    terms = OfficeTermRow.objects.select_related("holder", "body").order_by("pk")
    return Gazetteer.build((_actor(row) for row in rows), (_term(term) for term in terms))


def _actor(row: Actor) -> ActorEntry:
    return ActorEntry(
        key=row.key,
        name=row.name,
        kind=ActorKind(row.kind),
        country=row.country,
        parent=row.parent.key if row.parent else "",
        names=tuple(row.names),
        adjectives=tuple(row.adjectives),
        metonyms=tuple(row.metonyms),
        provenance=row.provenance,
    )


def _term(row: OfficeTermRow) -> OfficeTerm:
    return OfficeTerm(
        holder=row.holder.key,
        office=row.office,
        body=row.body.key if row.body else "",
        country=row.country,
        start=row.start,
        end=row.end,
        provenance=row.provenance,
    )


@lru_cache(maxsize=1)
def _build_places(_version: object) -> PlaceGazetteer:
    return PlaceGazetteer.build(_place(row) for row in Place.objects.all())


def _place(row: Place) -> PlaceEntry:
    return PlaceEntry(
        key=row.key,
        name=row.name,
        names=tuple(row.names),
        precision=PlacePrecision(row.precision),
        country=row.country,
        admin1=row.admin1,
        latitude=row.latitude,
        longitude=row.longitude,
        population=row.population,
        provenance=row.provenance,
    )
