"""Measures 500 reports of one event: which are copies of one text, and laying their claims side by side.

usage: python3 -m tests.benchmarks.claims_side_by_side [--reports 500]
"""

import argparse
import random
import time
from datetime import date

from events.domain.claims import Claim, ClaimFigure, ClaimPlace, lay_side_by_side
from events.domain.copies import sketch_of
from events.domain.daterange import Bounds
from events.domain.grading import ClaimSource, source_numbers
from events.domain.vocabulary import (
    AttributionKind,
    Factuality,
    Measure,
    PlacePrecision,
    Qualifier,
    Stance,
    VictimClass,
)

WORDS = 600
COPIES_OF_A_TEXT = 5


def main() -> None:
    """Print CPU seconds for so many reports and for twice as many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=500)
    count = parser.parse_args().reports
    for size in (count, 2 * count):
        texts = [_text(number) for number in range(size)]
        sketched = _timed(lambda texts=texts: [sketch_of(text) for text in texts])
        sources = [_source(number, sketch) for number, sketch in enumerate(sketched[1])]
        counted = _timed(lambda sources=sources: source_numbers(sources))
        claims = [_claim(number, source) for number, source in enumerate(counted[1])]
        laid = _timed(lambda claims=claims: lay_side_by_side(claims))
        print(
            f"{size:>5} reports, {laid[1].independent} independent: sketches {sketched[0]:.3f} s, "
            f"sources {counted[0]:.3f} s, side by side {laid[0]:.3f} s"
        )


def _timed(work):
    begun = time.process_time()
    done = work()
    return time.process_time() - begun, done


def _text(number: int) -> str:
    chance = random.Random(number // COPIES_OF_A_TEXT)
    return " ".join("".join(chance.choices("aeilnorst", k=5)) for _ in range(WORDS))


def _source(number: int, sketch: frozenset[int]) -> ClaimSource:
    return ClaimSource(f"Outlet {number}", AttributionKind.NAMED, Stance.ASSERTS, Factuality.OCCURRED, sketch=sketch)


def _claim(number: int, source: int) -> Claim:
    low = number % 7
    figure = ClaimFigure(Measure.KILLED, VictimClass.CIVILIAN, Qualifier.EXACTLY, low, low, low, str(low))
    return Claim(
        report_id=number,
        outlet=f"Outlet {number}",
        url="",
        published_on=date(2025, 6, 1 + number % 28),
        published_at=None,
        source=source,
        stance=Stance.ASSERTS,
        factuality=Factuality.OCCURRED,
        attribution="named",
        attribution_name="",
        quote="",
        date_wording="",
        bounds=Bounds.on(date(2025, 6, 1 + number % 3)),
        figures=(figure,),
        places=(ClaimPlace(None, f"Town {number % 4}", PlacePrecision.TOWN),),
    )


if __name__ == "__main__":
    main()
