"""What breaks a rule of the official form: which rule, where, what was seen, what is right."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.core.problems import Severity
from generator.core.text import capitalised, one_line, shorten
from generator.stages.lint.catalogue import rule_of
from generator.stages.lint.pieces import Piece

_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that breaks a rule; `places` counts those of the same part that break it too."""

    rule: str
    part: str
    seen: str
    paragraph: int | None = None
    quote: str = ""
    places: int = 1

    @property
    def clause(self) -> str:
        """Where the decree says so."""
        return rule_of(self.rule).clause

    @property
    def severity(self) -> Severity:
        """Error for what the decree orders, warning for practice."""
        return rule_of(self.rule).severity

    @property
    def expected(self) -> str:
        """What is right."""
        return rule_of(self.rule).expected

    @property
    def hint(self) -> str:
        """How to mend it in Word."""
        return rule_of(self.rule).hint

    @property
    def told(self) -> str:
        """What was seen and what is right."""
        more = f" (cùng {self.places - 1} chỗ khác)" if self.places > 1 else ""
        right = "Quy định" if self.severity is Severity.ERROR else "Nên"
        return f"{capitalised(self.seen)}{more}. {right}: {self.expected}."

    @property
    def message(self) -> str:
        """The same with the part it is about."""
        return f"{self.part}: {self.told}"


def found(rule: str, part: str, seen: str, at: Piece | None = None) -> Finding:
    """Return a finding about a piece of text, or about a part that is not there."""
    if at is None:
        return Finding(rule, part, seen)
    quote = shorten(one_line(at.text), _LONGEST_QUOTE)
    return Finding(rule, part, seen, at.paragraph.number, quote)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in order of place, each rule once for a part, with its count."""
    kept: dict[tuple[str, str], Finding] = {}
    for one in findings:
        key = one.rule, one.part
        first = kept.get(key)
        kept[key] = one if first is None else replace(first, places=first.places + 1)
    return tuple(sorted(kept.values(), key=lambda one: one.paragraph or 0))
