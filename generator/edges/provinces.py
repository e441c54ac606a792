"""The provinces and communes of the country since 1/7/2025, from vietnam-provinces."""

from vietnam_provinces import Province, Ward

from generator.core.places import Commune


def provinces() -> tuple[str, ...]:
    """Return the provinces as "tỉnh Hà Tĩnh", "thành phố Hà Nội"."""
    return tuple(_named(province.name) for province in Province.iter_all())


def communes(province: str) -> tuple[Commune, ...]:
    """Return the communes of a province by code; none where there is no such province."""
    found = next((p for p in Province.iter_all() if _named(p.name) == province), None)
    if found is None:
        return ()
    wards = sorted(Ward.iter_by_province(found.code), key=lambda ward: int(ward.code))
    return tuple(
        Commune(str(int(ward.code)), f"UBND {ward.name[:1].lower()}{ward.name[1:]}")
        for ward in wards
    )


def _named(name: str) -> str:
    city = "Thành phố "
    return f"thành phố {name[len(city) :]}" if name.startswith(city) else f"tỉnh {name}"
