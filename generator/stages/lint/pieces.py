"""Lines of text as an officer sees them: paragraphs parted at line breaks and wide tabs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.core.layout import LaidParagraph, Run
from generator.core.text import clean, fold, one_line


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a paragraph; `column` is its place between tabs, of so many `columns`."""

    paragraph: LaidParagraph
    runs: tuple[Run, ...]
    column: int = 0
    columns: int = 1

    @property
    def text(self) -> str:
        """The text as it is printed, blanks folded."""
        return one_line("".join(run.shown for run in self.runs))

    @property
    def words(self) -> tuple[Run, ...]:
        """The runs that hold letters or figures."""
        return tuple(run for run in self.runs if any(map(str.isalnum, run.text)))

    @property
    def key(self) -> str:
        """The text without case, tones and punctuation."""
        return fold(self.text)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(run.look.bold for run in self.words)

    @property
    def italic(self) -> bool:
        """Whether every word is italic."""
        return bool(self.words) and all(run.look.italic for run in self.words)

    @property
    def capitals(self) -> bool:
        """Whether every letter is a capital."""
        return self.text == self.text.upper()


def lettered(text: str) -> bool:
    """Whether a text says anything."""
    return any(map(str.isalnum, text))


def whole(paragraph: LaidParagraph) -> Piece:
    """Return a paragraph as one piece."""
    return Piece(paragraph, paragraph.runs)


def pieces(paragraphs: Iterable[LaidParagraph], *, tabs: bool = False) -> Iterator[Piece]:
    """Yield the lettered lines of paragraphs, parted at tabs where asked."""
    for paragraph in paragraphs:
        for line in _split(paragraph.runs, "\n"):
            columns = [part for part in _split(line, "\t") if _says(part)] if tabs else [line]
            for column, runs in enumerate(columns):
                if _says(runs):
                    yield Piece(paragraph, tuple(runs), column, len(columns))


def _says(runs: Sequence[Run]) -> bool:
    return any(lettered(run.text) for run in runs)


def _split(runs: Iterable[Run], mark: str) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(mark)
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=other)] for other in others]
    return lines


def spelled(piece: Piece) -> str:
    """Return the text with its blanks as typed, trimmed."""
    return clean("".join(run.shown for run in piece.runs))
