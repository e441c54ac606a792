"""Places as the plan needs them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune-level government: its code in the country's list and "UBND xã …"."""

    code: str
    name: str
