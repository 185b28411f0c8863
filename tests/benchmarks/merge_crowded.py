"""Measures what it costs when hundreds of reports join one event, one after another.

usage: python3 -m tests.benchmarks.merge_crowded [--reports 500]

On DATABASE_URL (the name of the database must end in _benchmark), else on SQLite in a throw-away folder. Every outlet
prints a text of its own, so that each has its own marks. Printed are seconds for each hundred reports.
"""

import argparse
import tempfile
from itertools import islice

from tests.benchmarks.merge_growth import link_new_reports, set_up

HUNDRED = 100


def main() -> None:
    """Join the reports one by one and print what each hundred took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=500)
    reports = parser.parse_args().reports
    with tempfile.TemporaryDirectory(prefix="timeline-benchmark-") as folder:
        set_up(folder)
        spent = link_new_reports(reports)
        for number in range(HUNDRED, reports + 1, HUNDRED):
            clock, cpu = (sum(values) for values in zip(*islice(spent, HUNDRED), strict=True))
            print(f"{number:>6} reports: CPU {cpu:6.1f} s, clock {clock:6.1f} s", flush=True)


if __name__ == "__main__":
    main()
