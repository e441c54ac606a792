"""Which Word master a document is made from."""

from pathlib import Path

from generator.edges.files import Home
from generator.pipeline.plans import WrongUseError

STOCK = Home(Path(__file__).resolve().parent.parent.parent)


def master_of(home: Home, name: str) -> Path:
    """Return the master of the home folder, else the one that comes with the program.

    Raises:
        WrongUseError: neither is there.
    """
    for folder in (home.masters(), STOCK.masters()):
        if (folder / name).is_file():
            return folder / name
    raise WrongUseError(f"Không có mẫu báo cáo {STOCK.masters() / name}: cài đặt lại chương trình.")
