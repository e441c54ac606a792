"""All kinds, loaded; single cases and seeded lots of them, and their count."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from random import Random

from tests.vandal import cells, columns, envelopes, rows, saves, sheets, values, xml_parts
from tests.vandal.cases import AGENCIES, ALL_CASES, case_of
from tests.vandal.judge import BAD, Judgement, Outcome, judge
from tests.vandal.kinds import KINDS, alter, pairs
from tests.vandal.records import Altered, DoesNotApplyError

MODULES = (cells, columns, envelopes, rows, saves, sheets, values, xml_parts)
PAIRS = "(pairs)"
COLUMNS = ("files", *(outcome.value for outcome in Outcome), "given up", "sent back")
Run = tuple[str, str, tuple[str, ...], int]  # plan, agency, kinds, seed


def run(one: Run) -> tuple[Altered, Judgement] | None:
    """Alter and judge one form; None where the kinds find nothing in it."""
    plan, agency, kinds, seed = one
    case = case_of(plan, agency)
    try:
        altered = alter(case, seed, *kinds)
    except DoesNotApplyError:
        return None
    return altered, judge(case, altered)


def somewhere(kinds: tuple[str, ...], seed: int) -> tuple[Run, Altered, Judgement]:
    """The kinds on a form they apply to.

    Raises:
        DoesNotApplyError: there is none.
    """
    order = ALL_CASES.copy()
    Random(f"{seed}|{kinds}").shuffle(order)
    for plan, agency in order:
        one = (plan, agency, kinds, seed)
        if done := run(one):
            return (one, *done)
    raise DoesNotApplyError


def everything(plan: str, seed: int, count: int) -> Iterator[Run]:
    """Every kind on every form of a plan, then random pairs of kinds."""
    agencies = AGENCIES[plan]
    for kind in KINDS:
        for agency in agencies:
            yield plan, agency, (kind,), seed
    rng = Random(f"{plan}|{seed}")
    for number, kinds in enumerate(pairs(rng, count)):
        yield plan, rng.choice(agencies), kinds, seed + number


def command(one: Run) -> str:
    """How to run one case again."""
    plan, agency, kinds, seed = one
    wanted = " ".join(f"--kind {kind}" for kind in kinds)
    return f"python -m tests.vandal --plan {plan} --agency {agency} {wanted} --seed {seed}"


class Tally:
    """Counts by kind, and every bad case with the way to run it again."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.bad: list[tuple[Run, Judgement]] = []

    def add(self, one: Run, altered: Altered, judged: Judgement) -> None:
        row = one[2][0] if len(one[2]) == 1 else PAIRS
        self.counts[row, "files"] += len(altered.files)
        self.counts[row, judged.outcome.value] += 1
        self.counts[row, "given up"] += judged.given_up
        self.counts[row, "sent back"] += _needlessly_back(altered, judged)
        if judged.outcome in BAD:
            self.bad.append((one, judged))

    def failures(self) -> Iterator[str]:
        for one, judged in self.bad:
            yield command(one)
            yield from (f"    {finding}" for finding in judged.bad[:4])


def table(counts: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """Lines that show the counts by kind, first the sum."""
    rows = sorted({row for row, _ in counts})
    total = {c: sum(counts.get((row, c), 0) for row in rows) for c in COLUMNS}
    yield "  ".join(f"{name}: {count}" for name, count in total.items())
    yield "given up: named though readable; sent back: refused though all was read"
    yield f"{'kind':38}" + "".join(f"{name:>16}" for name in COLUMNS)
    for row in rows:
        yield f"{row:38}" + "".join(f"{counts.get((row, c), 0):16}" for c in COLUMNS)


def _needlessly_back(altered: Altered, judged: Judgement) -> bool:
    """Whether a form was refused of which every answer came back and none is doubtful."""
    harm = altered.harm
    clean = judged.outcome is Outcome.EQUAL and not harm.doubtful and not harm.extra
    counted = any(v.startswith("accepted") for v in judged.verdicts)
    return clean and not counted


def tally(runs: Iterable[Run]) -> Tally:
    found = Tally()
    for one in runs:
        if done := run(one):
            found.add(one, *done)
    return found
