"""lint: which rules of the official form a Word document breaks."""

from dataclasses import dataclass
from pathlib import Path

from generator.core.problems import Problem, Severity
from generator.edges.docx_layout import read_layout
from generator.edges.files import read_bounded
from generator.pipeline.plans import WrongUseError
from generator.stages.lint import Finding, lint


@dataclass(frozen=True, slots=True)
class Linted:
    """A document and what breaks the rules in it, or the problem that keeps it from being read."""

    file: Path
    findings: tuple[Finding, ...] = ()
    unreadable: Problem | None = None

    @property
    def has_errors(self) -> bool:
        """Whether something breaks what the decree orders, or nothing could be read."""
        errors = any(one.severity is Severity.ERROR for one in self.findings)
        return errors or self.unreadable is not None


def lint_file(file: Path) -> Linted:
    """Return what breaks the rules of the official form in a .docx file.

    Raises:
        WrongUseError: there is no such file.
    """
    if not file.is_file():
        raise WrongUseError(f"Không thấy tệp {file}.")
    layout = read_layout(file.name, read_bounded(file))
    if isinstance(layout, Problem):
        return Linted(file, unreadable=layout)
    return Linted(file, lint(layout))
