"""Knows what readers call the terms of the vocabulary, in words that can be translated."""

from django.utils.translation import gettext_lazy as _

from events.domain.claims import ContradictionKind
from events.domain.vocabulary import (
    CorrectionKind,
    Grade,
    LinkKind,
    Measure,
    PlacePrecision,
    Quad,
    Role,
    Series,
    Stance,
    Status,
    Type,
    VictimClass,
)

TYPES = {
    Type.AGREE: _("Agreement"),
    Type.CONSULT: _("Consultation"),
    Type.SUPPORT: _("Support"),
    Type.COOPERATE: _("Cooperation"),
    Type.AID: _("Aid"),
    Type.CONCEDE: _("Concession"),
    Type.RETREAT: _("Retreat"),
    Type.REQUEST: _("Request"),
    Type.ACCUSE: _("Accusation"),
    Type.REJECT: _("Rejection"),
    Type.THREATEN: _("Threat"),
    Type.PROTEST: _("Protest"),
    Type.SANCTION: _("Sanction"),
    Type.MOBILIZE: _("Mobilisation"),
    Type.COERCE: _("Coercion"),
    Type.ASSAULT: _("Assault"),
}
SERIES = {
    Series.HOSTILE: _("Hostile act"),
    Series.DEESCALATION: _("De-escalation"),
    Series.NONE: _("Other act"),
}
QUADS = {
    Quad.VERBAL_COOPERATION: _("in words"),
    Quad.MATERIAL_COOPERATION: _("in deeds"),
    Quad.VERBAL_CONFLICT: _("in words"),
    Quad.MATERIAL_CONFLICT: _("in deeds"),
}
SIZES = {1: _("low severity"), 2: _("medium severity"), 3: _("high severity")}
GRADES = {
    Grade.CONFIRMED: _("Confirmed"),
    Grade.CORROBORATED: _("Corroborated"),
    Grade.SINGLE_NAMED: _("One named source"),
    Grade.SINGLE_ANONYMOUS: _("Anonymous sources only"),
    Grade.PARTY_CLAIM: _("Claim by a party"),
    Grade.CONTESTED: _("Contested"),
    Grade.DISCOUNTED: _("Discounted"),
}
GRADE_NOTES = {
    Grade.CONFIRMED: _("An editor holds it for established."),
    Grade.CORROBORATED: _("At least two sources that do not copy each other report it."),
    Grade.SINGLE_NAMED: _("One source reports it and can be named."),
    Grade.SINGLE_ANONYMOUS: _("It rests on people who are not named."),
    Grade.PARTY_CLAIM: _("Only a party to the conflict says so."),
    Grade.CONTESTED: _("Sources or parties contradict each other about it."),
    Grade.DISCOUNTED: _("Editors have reason not to believe it."),
}
STATUSES = {
    Status.OCCURRED: _("Happened"),
    Status.ONGOING: _("Ongoing"),
    Status.PLANNED: _("Planned"),
    Status.DENIED: _("Denied"),
    Status.ALLEGED: _("Alleged"),
}
ROLES = {
    Role.INITIATOR: _("Who acted"),
    Role.TARGET: _("Against whom"),
    Role.ADDRESSEE: _("Addressed to"),
    Role.CONDUIT: _("Through"),
    Role.MEDIATOR: _("Mediator"),
    Role.HOST: _("Host"),
    Role.PARTICIPANT: _("Took part"),
    Role.BENEFICIARY: _("For the benefit of"),
    Role.VICTIM: _("Victims"),
    Role.CLAIMANT: _("Claimed by"),
    Role.DENIER: _("Denied by"),
}
PRECISIONS = {
    PlacePrecision.POINT: _("exact place"),
    PlacePrecision.TOWN: _("town"),
    PlacePrecision.DISTRICT: _("district, not nearer"),
    PlacePrecision.PROVINCE: _("province, not nearer"),
    PlacePrecision.COUNTRY: _("country, not nearer"),
    PlacePrecision.SEA: _("area at sea"),
    PlacePrecision.UNNAMED: _("place not named"),
    PlacePrecision.NONE: _("no place given"),
}
LINKS = {
    LinkKind.RETALIATES: _("Retaliates for"),
    LinkKind.RESPONDS: _("Responds to"),
    LinkKind.CONTINUES: _("Continues"),
    LinkKind.BREACHES: _("Breaches"),
    LinkKind.FULFILS: _("Fulfils"),
}
STANCES = {
    Stance.ASSERTS: _("says so"),
    Stance.DENIES: _("denies it"),
    Stance.DOES_NOT_CONFIRM: _("does not confirm it"),
    Stance.CONFIRMS_PART: _("confirms a part"),
}
CORRECTIONS = {
    CorrectionKind.CORRECTION: _("Correction"),
    CorrectionKind.CLARIFICATION: _("Clarification"),
    CorrectionKind.UPDATE: _("Update"),
    CorrectionKind.RETRACTION: _("Retraction"),
}
MEASURES = {
    Measure.KILLED: _("killed"),
    Measure.INJURED: _("injured"),
    Measure.MISSING: _("missing"),
    Measure.CAPTURED: _("captured"),
    Measure.DISPLACED: _("displaced"),
}
VICTIMS = {
    VictimClass.CIVILIAN: _("civilians"),
    VictimClass.COMBATANT: _("combatants"),
    VictimClass.MIXED: _("civilians and combatants"),
    VictimClass.UNKNOWN: "",
}
RUNGS = (
    _("none"),
    _("hostile words"),
    _("threats, sanctions, force posture"),
    _("coercion short of killing"),
    _("limited lethal violence"),
    _("direct strikes on another side's territory or cities"),
    _("strikes by both sides, or a hundred killed in a day"),
    _("mass-casualty weapons or full invasion"),
)
CONTRADICTIONS = {
    ContradictionKind.DATES: _("The day"),
    ContradictionKind.TOLLS: _("The figures"),
    ContradictionKind.PLACES: _("The place"),
    ContradictionKind.ACTORS: _("Who did it"),
    ContradictionKind.DENIAL: _("Whether it happened"),
}
