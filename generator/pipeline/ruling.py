"""An officer's word on one file, and which file is meant by its name."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from generator.core.model import Arrival, Submission
from generator.pipeline.plans import WrongUseError


@dataclass(frozen=True, slots=True)
class Ruling:
    """An officer's word that a file does not count, or counts again, and why."""

    file: str
    excluded: bool
    why: str


def named(submissions: Sequence[Submission], ruling: Ruling) -> Arrival:
    """Return the file that is meant: named as it is listed, else by the end of its path.

    Case, the slashes of Windows and the folders above do not matter; several names of the same
    bytes are one file.

    Raises:
        WrongUseError: no such file, or several, or none that is left out could be taken back.
    """
    offered = [s.arrival for s in submissions if ruling.excluded or s.excluded]
    wanted = _key(ruling.file)
    found = [arrival for arrival in offered if _key(arrival.file) == wanted]
    found = found or [arrival for arrival in offered if _ends_alike(_key(arrival.file), wanted)]
    if len({arrival.sha256 for arrival in found}) != 1:
        raise WrongUseError(_unclear(ruling, found or offered, several=bool(found)))
    return found[0]


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/")).casefold()


def _ends_alike(name: str, wanted: str) -> bool:
    """Whether one is the end of the other, from a folder on."""
    return f"/{name}".endswith(f"/{wanted}") or f"/{wanted}".endswith(f"/{name}")


def _unclear(ruling: Ruling, offered: Sequence[Arrival], *, several: bool) -> str:
    names = sorted(arrival.file for arrival in offered)
    if several:
        return f"Có nhiều tệp tên “{ruling.file}”, ghi cả thư mục: {'; '.join(names)}."
    if not ruling.excluded:
        left_out = "; ".join(names) or "chưa có tệp nào"
        return f"“{ruling.file}” không phải tệp đang bị loại ra. Đang bị loại ra: {left_out}."
    near = "; ".join(get_close_matches(ruling.file, names, n=5, cutoff=0.4) or names[:5])
    listed = near or "chưa có tệp nào"
    return f"Không có tệp “{ruling.file}”. Ghi đúng tên như receive liệt kê: {listed}."
