"""Provinces and communes as the plan workbook needs them."""

from dataclasses import dataclass

from generator.core.text import capitalised

_CITY = "thành phố "


@dataclass(frozen=True, slots=True)
class Province:
    """A province: "Hà Tĩnh" and "tỉnh Hà Tĩnh", "Hà Nội" and "thành phố Hà Nội"."""

    name: str
    full_name: str

    @property
    def unit(self) -> str:
        """What it is: tỉnh or thành phố."""
        return self.full_name.removesuffix(self.name).strip()

    @property
    def place(self) -> str:
        """The name before ", ngày …": in full where it is a person's (Nghị định 30/2020, II.4)."""
        return capitalised(self.full_name) if self.name == "Hồ Chí Minh" else self.name


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune-level government: its code in the country's list and "UBND xã …"."""

    code: str
    name: str

    @property
    def short(self) -> str:
        """The commune itself, beginning with Xã, Phường or Đặc khu."""
        return capitalised(self.name.removeprefix("UBND "))


def bare_place(full_name: str) -> str:
    """Return the name of a province alone: Hà Tĩnh of tỉnh Hà Tĩnh."""
    return full_name.removeprefix("tỉnh ").removeprefix(_CITY)


def province_of(name: str) -> Province:
    """Return the province of a name in the country's list: Hà Tĩnh, Thành phố Hà Nội."""
    lowered = name[:1].lower() + name[1:]
    if lowered.startswith(_CITY):
        return Province(name[len(_CITY) :], lowered)
    return Province(name, f"tỉnh {name}")
