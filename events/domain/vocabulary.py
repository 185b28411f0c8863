"""Knows the closed word lists of the field; every other module takes its terms from here."""

from enum import StrEnum


class Type(StrEnum):
    """Name the 16 PLOVER event types (Open Event Data Alliance)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Quad(StrEnum):
    """Name the four quad classes: verbal or material, cooperation or conflict."""

    VERBAL_COOPERATION = "verbal-cooperation"
    MATERIAL_COOPERATION = "material-cooperation"
    VERBAL_CONFLICT = "verbal-conflict"
    MATERIAL_CONFLICT = "material-conflict"


QUAD_OF_TYPE: dict[Type, Quad] = {
    **dict.fromkeys((Type.AGREE, Type.CONSULT, Type.SUPPORT, Type.CONCEDE), Quad.VERBAL_COOPERATION),
    **dict.fromkeys((Type.COOPERATE, Type.AID, Type.RETREAT), Quad.MATERIAL_COOPERATION),
    **dict.fromkeys((Type.REQUEST, Type.ACCUSE, Type.REJECT, Type.THREATEN), Quad.VERBAL_CONFLICT),
    **dict.fromkeys((Type.PROTEST, Type.SANCTION, Type.MOBILIZE, Type.COERCE, Type.ASSAULT), Quad.MATERIAL_CONFLICT),
}


class Series(StrEnum):
    """Name the line an act counts in; talks never cancel violence, so there are two, and none."""

    HOSTILE = "hostile"
    DEESCALATION = "deescalation"
    NONE = "none"


class Role(StrEnum):
    """Name what an actor is to an act."""

    INITIATOR = "initiator"
    TARGET = "target"
    ADDRESSEE = "addressee"
    CONDUIT = "conduit"
    MEDIATOR = "mediator"
    HOST = "host"
    PARTICIPANT = "participant"
    BENEFICIARY = "beneficiary"
    VICTIM = "victim"
    CLAIMANT = "claimant"
    DENIER = "denier"


class Factuality(StrEnum):
    """Name how a text presents an act; only some become events."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    THREATENED = "threatened"
    REQUESTED = "requested"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    ALLEGED = "alleged"
    NEGATED = "negated"


class Status(StrEnum):
    """Name the state of an event on the timeline."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DENIED = "denied"
    ALLEGED = "alleged"


class AttributionKind(StrEnum):
    """Name who vouches for a report inside the article."""

    NAMED = "named"
    OFFICE = "office"
    ANONYMOUS = "anonymous"
    MEDIA = "media"
    NONE = "none"


class Stance(StrEnum):
    """Name what a report says about an event."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOES_NOT_CONFIRM = "does_not_confirm"
    CONFIRMS_PART = "confirms_part"


class Grade(StrEnum):
    """Name how well an event is supported."""

    CONFIRMED = "confirmed"
    CORROBORATED = "corroborated"
    SINGLE_NAMED = "single_named"
    SINGLE_ANONYMOUS = "single_anonymous"
    PARTY_CLAIM = "party_claim"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class Certainty(StrEnum):
    """Name three groups of grades, as counts keep them: well supported, on one source, disputed."""

    FIRM = "firm"
    SINGLE = "single"
    DISPUTED = "disputed"


CERTAINTY_OF_GRADE: dict[Grade, Certainty] = {
    **dict.fromkeys((Grade.CONFIRMED, Grade.CORROBORATED), Certainty.FIRM),
    **dict.fromkeys((Grade.SINGLE_NAMED, Grade.SINGLE_ANONYMOUS, Grade.PARTY_CLAIM), Certainty.SINGLE),
    **dict.fromkeys((Grade.CONTESTED, Grade.DISCOUNTED), Certainty.DISPUTED),
}


class Measure(StrEnum):
    """Name what a casualty figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"


class VictimClass(StrEnum):
    """Name whom a casualty figure counts."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Qualifier(StrEnum):
    """Name how the wording limits a figure."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class PlacePrecision(StrEnum):
    """Name how exactly a place is known; from district up it is an area, never a pin."""

    POINT = "point"
    TOWN = "town"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    SEA = "sea"
    UNNAMED = "unnamed"
    NONE = "none"


class DatePrecision(StrEnum):
    """Name the unit in which a date is known."""

    TIME = "time"
    DAY = "day"
    SPAN = "span"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNANCHORED = "unanchored"


class Extent(StrEnum):
    """Name what an interval means: one unknown day within it, or all of it."""

    WITHIN = "within"
    LASTED = "lasted"


class Anchor(StrEnum):
    """Name what a date hangs on."""

    PUBLICATION = "publication"
    EXPLICIT = "explicit"
    EXPRESSION = "expression"
    NONE = "none"


class TimexType(StrEnum):
    """Name the TIMEX3 types (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class ActorKind(StrEnum):
    """Name what sort of thing an actor is."""

    STATE = "state"
    GOVERNMENT_BODY = "government_body"
    ARMED_GROUP = "armed_group"
    IGO = "igo"
    PERSON = "person"
    POPULATION = "population"
    MARKET = "market"
    MEDIA = "media"
    UNKNOWN = "unknown"


class LinkKind(StrEnum):
    """Name what a later event is to an earlier one."""

    RETALIATES = "retaliates"
    RESPONDS = "responds"
    CONTINUES = "continues"
    BREACHES = "breaches"
    FULFILS = "fulfils"


class ReviewState(StrEnum):
    """Name where an event or a report stands with the editors."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    REJECTED = "rejected"


PUBLIC_STATES = (ReviewState.PUBLISHED, ReviewState.CORRECTED)


class CorrectionKind(StrEnum):
    """Name what sort of public change was made."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    RETRACTION = "retraction"


class Origin(StrEnum):
    """Name who made a row."""

    MACHINE = "machine"
    EDITOR = "editor"


class ComplaintSubject(StrEnum):
    """Name what a reader holds to be wrong about an event."""

    DATE = "date"
    PLACE = "place"
    PARTIES = "parties"
    FIGURES = "figures"
    QUOTE = "quote"
    LINK = "link"
    OTHER = "other"


class ComplaintState(StrEnum):
    """Name where a reader's complaint stands."""

    OPEN = "open"
    UPHELD = "upheld"
    REFUSED = "refused"
