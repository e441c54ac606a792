"""What receiving costs, against the parts it cannot do without.

    python -m benchmarks.receive [--files 10000]

Only the ratios of one run mean something; the machine decides the rest.
"""

import argparse

from benchmarks import many, one


def main() -> None:
    """Print the figures of one workbook, then of many."""
    parser = argparse.ArgumentParser(description="Measure receiving.")
    parser.add_argument("--files", type=int, default=2_000, help="how many workbooks, 0 for none")
    files = parser.parse_args().files
    one.measure()
    if files:
        many.measure(files)


if __name__ == "__main__":
    main()
