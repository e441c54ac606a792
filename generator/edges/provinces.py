"""The provinces and communes of the country since 1/7/2025, from vietnam-provinces."""

import vietnam_provinces as country

from generator.core.places import Commune, Province, province_of


def provinces() -> tuple[Province, ...]:
    """Return the 34 provinces in the order of their codes."""
    return tuple(province_of(province.name) for province in country.Province.iter_all())


def communes(province: Province) -> tuple[Commune, ...]:
    """Return the communes of a province by code."""
    code = next(p.code for p in country.Province.iter_all() if province_of(p.name) == province)
    wards = sorted(country.Ward.iter_by_province(code), key=lambda ward: int(ward.code))
    return tuple(
        Commune(str(int(ward.code)), f"UBND {ward.name[:1].lower()}{ward.name[1:]}")
        for ward in wards
    )
