"""How a Word document looks once its styles are resolved: what the rules of the form are read on.

Lengths are millimetres, sizes of letters and gaps between paragraphs points.
"""

from dataclasses import dataclass
from enum import Enum


class Align(Enum):
    """How the lines of a paragraph stand between its margins."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "center"
    JUSTIFIED = "both"


class Spacing(Enum):
    """What the line spacing of a paragraph counts."""

    LINES = "auto"
    EXACTLY = "exact"
    AT_LEAST = "atLeast"


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look; `fonts` are those its characters really use, `colour` is "" for black."""

    fonts: tuple[str, ...]
    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; `field` names the field whose result it is, such as PAGE.

    Tabs and line breaks are kept.
    """

    text: str
    look: Look
    field: str = ""

    @property
    def shown(self) -> str:
        """The text as it is printed, in capitals where the look makes them."""
        return self.text.upper() if self.look.caps else self.text


@dataclass(frozen=True, slots=True)
class Drawn:
    """A horizontal line that is drawn; `left` is its distance from the column where known."""

    length: float
    left: float | None = None


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The table cell a paragraph stands in: number of the table, row, column, width if known."""

    table: int
    row: int
    column: int
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph is set: alignment, indents, gaps before and after, line spacing.

    `spacing` is a number of lines or, where it is exact or a minimum, of points.
    """

    align: Align = Align.LEFT
    first_line: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    contextual: bool = False
    kind: Spacing = Spacing.LINES
    spacing: float = 1


@dataclass(frozen=True, slots=True)
class LaidParagraph:
    """One paragraph: its place in the document, its text and its look."""

    number: int
    runs: tuple[Run, ...]
    shape: Shape
    style: str = ""
    section: int = 0
    cell: CellPlace | None = None
    lines: tuple[Drawn, ...] = ()
    opens_page: bool = False

    @property
    def text(self) -> str:
        """The text as it is printed."""
        return "".join(run.shown for run in self.runs)


@dataclass(frozen=True, slots=True)
class Margins:
    """The distances of the text from the edges of the page."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PageSection:
    """A run of pages of one kind; headers and footers are those it shows, its own or inherited."""

    width: float
    height: float
    margins: Margins
    header_distance: float
    title_page: bool
    opens_page: bool
    restart: int | None
    header: tuple[LaidParagraph, ...] = ()
    first_header: tuple[LaidParagraph, ...] = ()
    footer: tuple[LaidParagraph, ...] = ()
    first_footer: tuple[LaidParagraph, ...] = ()

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole document: its sections, and its paragraphs in reading order."""

    file: str
    sections: tuple[PageSection, ...]
    paragraphs: tuple[LaidParagraph, ...]
