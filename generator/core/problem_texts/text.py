"""One entry of the catalogue of problems."""

from typing import NamedTuple


class Text(NamedTuple):
    """Severity, what is wrong and what to do; `{name}` stands for a parameter of the problem."""

    severity: str
    message: str
    hint: str


ERROR, WARNING, NOTE = "error", "warning", "note"
