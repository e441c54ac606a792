"""The tags of the master of the supplementary report, beside those of the report (core/tags)."""

from dataclasses import dataclass

from generator.core.tags import TheOffice, ThePeriod, ThePlan


@dataclass(frozen=True, slots=True)
class AdjustedLine:
    """One figure that differs from what was sent: both figures and the forms it differs by."""

    so: str
    noi_dung: str
    da_bao_cao: str
    dieu_chinh: str
    nguyen_nhan: str


@dataclass(frozen=True, slots=True)
class AdjustedGroup:
    """The differing figures of one kind, and how many they are."""

    ten: str
    so_luong: str
    dong: tuple[AdjustedLine, ...]


@dataclass(frozen=True, slots=True)
class AdjustedReport:
    """Everything the master of the supplementary report may ask for, by the names of its tags."""

    co_quan: TheOffice
    ke_hoach: ThePlan
    ky: ThePeriod
    so_ky_hieu: str
    ngay_bao_cao: str
    do_khan: str
    trich_yeu: str
    noi_dung: str
    kinh_gui: tuple[str, ...]
    bao_cao_da_gui: str
    ly_do: tuple[str, ...]
    so_thay_doi: str
    nhom: tuple[AdjustedGroup, ...]
    y_kien_moi: tuple[str, ...]
    y_kien_bo: tuple[str, ...]
    so_y_kien_doi: str
    noi_nhan: tuple[str, ...]
    tham_quyen: tuple[str, ...]
    chuc_vu: str
    nguoi_ky: str
