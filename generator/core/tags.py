"""The tags of the Word masters: what `{{ ke_hoach.ten }}` and the others stand for.

Officers meet these names in Word, so they are Vietnamese without marks. Every figure is already
text in Vietnamese print; lists are ready to be looped over.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TheOffice:
    """co_quan: the agency that reports; `chu_quan` is empty for an office without a superior."""

    ten: str
    ten_hoa: str
    chu_quan: str
    ky_hieu: str
    dia_danh: str


@dataclass(frozen=True, slots=True)
class ThePlan:
    """ke_hoach: the plan reported on."""

    ten: str
    ten_trong_cau: str
    trich_dan: str


@dataclass(frozen=True, slots=True)
class ThePeriod:
    """ky: the time reported on, the due date, the day of aggregation, the window of the data.

    A report on request has no window beside the day it covers.
    """

    ten: str
    han: str
    den_ngay: str
    so_lieu: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of statements, the first of them written out, and how many are left."""

    y_kien: tuple[str, ...]
    con_lai: str


@dataclass(frozen=True, slots=True)
class Headed:
    """A list of statements under a heading: `so` its letter or number, `ten`."""

    so: str
    ten: str
    noi_dung: Listed


@dataclass(frozen=True, slots=True)
class GroupText:
    """One group of tasks: `so` its number as printed, `ten`, a summary, leading results."""

    so: str
    ten: str
    tom_tat: str
    ket_qua: Listed


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One row of the appendix of tasks; the lists hold one paragraph an entry.

    `yeu_cau` is what the plan wants beside the task's text: its quantities, its product.
    """

    so: str
    ten: str
    yeu_cau: tuple[str, ...]
    chu_tri: str
    thoi_han: str
    tinh_trang: tuple[str, ...]
    tien_do: str
    ket_qua: tuple[str, ...]
    kho_khan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskGroupLines:
    """The rows of one group in the appendix of tasks."""

    so: str
    ten: str
    dong: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One row of the appendix of indicators; `tong_hop` where others are parts of it."""

    so: str
    ten: str
    tong_hop: bool
    don_vi: str
    ky_goc: str
    muc_tieu: str
    ket_qua: str
    danh_gia: str
    ghi_chu: str


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One row of the appendix on the state of reporting."""

    so: str
    ten: str
    tinh_trang: str
    nhan_luc: str
    nhiem_vu: str
    hoan_thanh: str
    dang: str
    chua: str
    khong_phat_sinh: str
    khong_ap_dung: str


@dataclass(frozen=True, slots=True)
class AppendixNumbers:
    """phu_luc: the number of each appendix; a plan without indicators has no appendix of them."""

    nhiem_vu: str
    chi_tieu: str
    co_quan: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a master may ask for, by the names of its tags."""

    co_quan: TheOffice
    ke_hoach: ThePlan
    ky: ThePeriod
    so_ky_hieu: str
    ngay_bao_cao: str
    do_khan: str
    trich_yeu: str
    noi_dung: str
    kinh_gui: tuple[str, ...]
    so_nhiem_vu: str
    so_nhom: str
    so_chi_tieu: str
    so_co_quan: str
    tinh_hinh_gui: str
    so_tep_khong_nhan: str
    chi_dao: Listed
    ket_qua_chung: str
    theo_thoi_han: str
    so_luong: str
    tien_do_chung: str
    con_thieu: str
    so_sanh: tuple[str, ...]
    nhom: tuple[GroupText, ...]
    chi_tieu: str
    chi_tieu_dat: Listed
    theo_loai: tuple[str, ...]
    phoi_hop: Listed
    ton_tai: tuple[str, ...]
    kho_khan: Listed
    kho_khan_theo_nhom: tuple[Headed, ...]
    nhiem_vu_toi: tuple[str, ...]
    trong_tam: Listed
    kien_nghi: Listed
    kien_nghi_theo_noi: tuple[Headed, ...]
    noi_nhan: tuple[str, ...]
    tham_quyen: tuple[str, ...]
    chuc_vu: str
    nguoi_ky: str
    kem_theo: str
    phu_luc: AppendixNumbers
    phu_luc_nhiem_vu: tuple[TaskGroupLines, ...]
    phu_luc_chi_tieu: tuple[IndicatorLine, ...]
    phu_luc_co_quan: tuple[AgencyLine, ...]
    tong_cong: AgencyLine


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One agency in the list that goes with a letter; `ghi_chu`: its form, or what it owes."""

    so: str
    ten: str
    ghi_chu: str


@dataclass(frozen=True, slots=True)
class Owing:
    """don_doc: who owes a report; `chua_gui` and `phai_sua` name them, where they are few.

    `so_chua_gui` and `so_phai_sua` are empty where there is none; `qua_han`: after the due date.
    """

    so_co_quan: str
    so_da_gui: str
    so_chua_gui: str
    chua_gui: str
    so_phai_sua: str
    phai_sua: str
    qua_han: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything the master of a letter (công văn) may ask for.

    `kinh_gui` names the agencies, or says that they stand in the appendix, `phu_luc_co_quan`,
    which is empty where they do not. `cap_tren` is who gets the report in the end. `don_doc`
    only stands in a reminder.
    """

    co_quan: TheOffice
    ke_hoach: ThePlan
    ky: ThePeriod
    so_ky_hieu: str
    ngay_van_ban: str
    do_khan: str
    trich_yeu: str
    kinh_gui: tuple[str, ...]
    cap_tren: str
    thu_dien_tu: str
    noi_nhan: tuple[str, ...]
    tham_quyen: tuple[str, ...]
    chuc_vu: str
    nguoi_ky: str
    kem_theo: str
    phu_luc_co_quan: tuple[LetterLine, ...]
    don_doc: Owing | None = None
