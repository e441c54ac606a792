"""The province an officer names."""

import re

from generator.core.places import Province
from generator.core.text import fold, name_key
from generator.edges.provinces import provinces
from generator.pipeline.plans import WrongUseError

_UNIT = re.compile(r"(tỉnh|thành phố|tp|tinh|thanh pho)\b\.?\s*", re.IGNORECASE)


def find_province(name: str) -> Province:
    """Return the province of a name, with or without "tỉnh", and without accents where clear.

    Raises:
        WrongUseError: no province, or more than one, is called so; the message lists all.
    """
    bare = _UNIT.sub("", name.strip(), count=1) if _UNIT.match(name.strip()) else name
    known = provinces()
    for key in (name_key, fold):
        found = [province for province in known if key(province.name) == key(bare)]
        if len(found) == 1:
            return found[0]
    listed = ", ".join(province.name for province in known)
    told = f"Không có tỉnh, thành phố “{name}”." if name else "Cần --province TỈNH."
    raise WrongUseError(f"{told} Ghi một trong {len(known)}: {listed}.")
