"""One altered form by hand: python -m tests.vandal --plan … --agency … --kind … --seed …"""

import argparse
from pathlib import Path

from tests.vandal.cases import AGENCIES, case_of
from tests.vandal.corpus import Tally, everything, somewhere, table, tally
from tests.vandal.judge import judge
from tests.vandal.kinds import KINDS, alter


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plan", choices=sorted(AGENCIES))
    parser.add_argument("--agency")
    parser.add_argument("--kind", action="append", choices=sorted(KINDS), default=[])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="a folder for the unaltered and altered files")
    parser.add_argument(
        "--pairs", type=int, help="every kind on every form of the plan, and so many pairs"
    )
    wanted = parser.parse_args()
    if wanted.plan and wanted.agency and wanted.kind:
        _one(wanted)
        return
    if wanted.pairs is not None:
        for plan in [wanted.plan] if wanted.plan else AGENCIES:
            _print(tally(everything(plan, wanted.seed, wanted.pairs)))
        return
    found = Tally()
    for kind in wanted.kind or KINDS:
        found.add(*somewhere((kind,), wanted.seed))
    _print(found)


def _print(found: Tally) -> None:
    print(*table(found.counts), *found.failures(), sep="\n")


def _one(wanted: argparse.Namespace) -> None:
    case = case_of(wanted.plan, wanted.agency)
    altered = alter(case, wanted.seed, *wanted.kind)
    judged = judge(case, altered)
    for name in altered.kinds:
        print(f"{name}: {KINDS[name].told}")
    print(judged.outcome, *judged.verdicts)
    print(*judged.said, sep="\n")
    print(*judged.findings, sep="\n")
    if wanted.keep:
        wanted.keep.mkdir(parents=True, exist_ok=True)
        (wanted.keep / f"goc-{case.agency}.xlsx").write_bytes(case.data)
        for sent in altered.files:
            (wanted.keep / sent.name).write_bytes(sent.data)


if __name__ == "__main__":
    main()
