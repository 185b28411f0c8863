"""Knows the constants of the method; changing one is a new METHOD_VERSION, and old values stay as they are.

Source of every figure: docs/method.md, Escalation.
"""

from events.domain.vocabulary import Grade

METHOD_VERSION = "2"

DRAWS = 200
HALF_LIFE_DAYS = 7
# after 26 half-lives an act weighs less than 2**-26 of what it did: it is forgotten
HORIZON_DAYS = 26 * HALF_LIFE_DAYS
LOW_QUANTILE, HIGH_QUANTILE = 0.10, 0.90

# a date wider than a year places an act nowhere
MAX_SPAN_DAYS = 366

# how likely it is that an act happened as described: editorial judgements, said openly, to be measured yearly
# against the share of events that was later corrected
CHANCE_OF_GRADE: dict[Grade, float] = {
    Grade.CONFIRMED: 0.98,
    Grade.CORROBORATED: 0.90,
    Grade.SINGLE_NAMED: 0.70,
    Grade.SINGLE_ANONYMOUS: 0.55,
    Grade.PARTY_CLAIM: 0.50,
    Grade.CONTESTED: 0.40,
    Grade.DISCOUNTED: 0.0,
}

MAX_SIZE = 4.0
INJURED_WEIGHT = 0.1
# an open figure ("at least eight") is taken to reach no further than twice its lower bound
OPEN_FACTOR = 2

BASELINE_MIN_DAYS = 90
MIN_BASELINE = 1.0
PROVISIONAL_DAYS = 7

RUNG_WINDOW_DAYS = 7
EXCHANGE_DAYS = 3  # 72 hours, counted in days because few acts have an hour
EXCHANGE_RUNG = 5
MANY_KILLED = 100
RAISED_RUNG = 6
