"""The sandbox masters are rendered in: what they may call, and how much they may make."""

import html
import re
import traceback
from collections.abc import Iterable
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_NUMBER = 100_000  # of repetitions, of a width, of a range
MAX_TEXT = 200_000_000  # characters of one rendered part
MAX_PIECES = 20_000_000
_TOO_MUCH = "too much"
# They make text of any length out of one number.
_LEFT_OUT = ("center", "format", "indent", "wordwrap", "batch", "slice", "tojson", "xmlattr")


def bounded(pieces: Iterable[str]) -> str:
    """Return the pieces of a rendered part as one text.

    Raises:
        SecurityError: they are more than any report needs.
    """
    kept: list[str] = []
    length = 0
    for piece in pieces:
        kept.append(piece)
        length += len(piece)
        if length > MAX_TEXT or len(kept) > MAX_PIECES:
            raise SecurityError(_TOO_MUCH)
    return "".join(kept)


class MasterSandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with bounds on time and memory: a master came by mail, too."""

    intercepted_binops = frozenset(("*", "**", "%"))
    concat = staticmethod(bounded)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for name in _LEFT_OUT:
            self.filters.pop(name, None)
        self._left = MAX_NUMBER
        self.globals = {"range": self._range}

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply or raise to a power, where the result stays small."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        small = numbers and max(abs(left), abs(right)) <= MAX_NUMBER
        if not small or (operator == "**" and abs(right) > 9):
            raise SecurityError(_TOO_MUCH)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, function: Any, /, *args: Any, **named: Any) -> Any:
        """Call what the sandbox lets through, with small numbers only."""
        given = (*args, *named.values())
        if any(isinstance(value, int) and abs(value) > MAX_NUMBER for value in given):
            raise SecurityError(_TOO_MUCH)
        return super().call(context, function, *args, **named)

    def _range(self, *bounds: int) -> range:
        """A range; all ranges of a rendering together are bounded, so that loops in loops are."""
        made = range(*bounds)
        self._left -= len(made)
        if self._left < 0:
            raise SecurityError(_TOO_MUCH)
        return made


# ------------------------------------------------------------------ where rendering failed

_QUOTED = 120
_XML = re.compile("<[^>]+>")
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")  # docxtpl begins a line with each


def quoted(tagged: str, fault: Exception) -> str:
    """Return the words of the paragraph of a part at which Jinja failed; nothing if unknown."""
    line = getattr(fault, "lineno", None)
    for frame in traceback.extract_tb(fault.__traceback__):
        if frame.filename in ("<template>", "<unknown>"):
            line = frame.lineno
    lines = _PARAGRAPH.sub("\n<w:p", tagged).splitlines()
    if not line or line > len(lines):
        return ""
    return html.unescape(_XML.sub("", lines[line - 1])).strip()[:_QUOTED]
