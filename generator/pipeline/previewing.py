"""The report as PDF and as pictures of its pages, where LibreOffice is installed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.core.address import Where
from generator.core.official_format import FONT
from generator.core.problems import Problem, problem
from generator.edges.files import write_all
from generator.edges.office import OfficeError, find_office, pages_of, replacing_font, to_pdf
from generator.pipeline.outputs import note_outputs, remove_outputs
from generator.pipeline.plans import Context, alone

PAGES = "xem-truoc"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted beside the Word files."""

    pdf: bool = False
    pages: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was made of the Word files, and notes on what could not be."""

    files: tuple[Path, ...] = ()
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """What one Word file came to, by name beside it."""

    files: dict[str, bytes]
    notes: tuple[Problem, ...] = ()


def draw(context: Context, written: Iterable[Path], wanted: Wanted) -> Drawn:
    """Make what is wanted of the Word files just written; a report needs none of it.

    What was drawn of their earlier versions goes, so that no outdated PDF is sent.

    Raises:
        BusyError: somebody else's run holds the folder.
    """
    words = [path for path in written if path.suffix == ".docx"]
    if outdated := _drawn_before(words):
        with alone(context, "report"):
            remove_outputs(context, outdated)
    if not words or not (wanted.pdf or wanted.pages):
        return Drawn()
    office = find_office()
    if office is None:
        return Drawn(notes=(problem("office.absent", _where(context, words[0])),))
    made = [_made(context, office, path, wanted, first=path is words[0]) for path in words]
    files = {name: data for one in made for name, data in one.files.items()}
    notes = [note for one in made for note in one.notes]
    folder = words[0].parent
    with alone(context, "report"):
        note_outputs(context, folder, files)
        write_all(folder, files)
    return Drawn(tuple(folder / name for name in files), (*notes, *_font(context, words[0])))


def _made(context: Context, office: Path, path: Path, wanted: Wanted, *, first: bool) -> _Made:
    document = path.read_bytes()
    files: dict[str, bytes] = {}
    try:
        pdf = to_pdf(office, document, context.today)
        files |= {path.with_suffix(".pdf").name: pdf} if wanted.pdf else {}
        if not wanted.pages:
            return _Made(files)
        pages = pages_of(office, document, pdf)
    except OfficeError as fault:
        return _Made(files, (problem("office.failed", _where(context, path), seen=fault),))
    only = problem("office.first_page_only", _where(context, path))
    named = dict(zip(_names(path, len(pages.pictures), first=first), pages.pictures, strict=True))
    return _Made(files | named, (only,) if pages.first_only else ())


def _names(path: Path, count: int, *, first: bool) -> Iterator[str]:
    """Yield the names of the pictures; only those of the first Word file go without its name."""
    of = "" if first else f"{path.stem}-"
    return (f"{PAGES}/{of}trang-{number:02d}.png" for number in range(1, count + 1))


def _drawn_before(words: Iterable[Path]) -> list[Path]:
    """The PDF files and pictures earlier runs made of Word files."""
    beside = [path.with_suffix(".pdf") for path in words]
    folders = {path.parent / PAGES: None for path in words}
    pictures = (found for folder in folders for found in sorted(folder.glob("*trang-*.png")))
    return [path for path in (*beside, *pictures) if path.is_file()]


def _font(context: Context, path: Path) -> Iterator[Problem]:
    if replaced := replacing_font(FONT):
        yield problem("office.font_replaced", _where(context, path), font=FONT, seen=replaced)


def _where(context: Context, path: Path) -> Where:
    return Where(path.relative_to(context.home.root).as_posix())
