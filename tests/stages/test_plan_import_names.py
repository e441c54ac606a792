import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.departments import DEPARTMENTS, AgencyKind
from generator.core.places import Commune
from generator.stages.plan_import.agency_keys import agency_key, code_of, kind_of, phrase_key
from generator.stages.plan_import.directory import Mention, directory
from generator.stages.plan_import.names import read_leads, read_names
from generator.stages.plan_import.phrases import kinds_of

HANOI = "thành phố Hà Nội"
ALL = "Các Sở, ban, ngành, UBND các xã, phường, đặc khu"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        (
            "Sở Văn hoá, thể thao và du lịch, Sở Y tế",
            ["Sở Văn hoá, thể thao và du lịch", "Sở Y tế"],
        ),
        ("Sở VH,TT&DL, Sở Y tế", ["Sở VH,TT&DL", "Sở Y tế"]),
        ("Sở Tài chính và Sở Y tế.", ["Sở Tài chính", "Sở Y tế"]),
        ("Sở Tài chính, và các Sở, ngành liên quan", ["Sở Tài chính", "Các Sở, ngành liên quan"]),
        ("Sở Tài chính,", ["Sở Tài chính"]),
        ("- Sở Y tế\n- Công an tỉnh", ["Sở Y tế", "Công an tỉnh"]),
        ("Bộ Tư lệnh Thủ đô\nCông an Thành phố", ["Bộ Tư lệnh Thủ đô", "Công an Thành phố"]),
        ("Sở Nông nghiệp\nvà Môi trường", ["Sở Nông nghiệp và Môi trường"]),
        ("Văn phòng\nUBND tỉnh", ["Văn phòng UBND tỉnh"]),
        ("Sở Y tế/Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        (
            "Văn phòng Ủy ban nhân dân thành phố (Cổng Thông tin điện tử, Phòng A), Sở Y tế",
            ["Văn phòng Ủy ban nhân dân thành phố", "Sở Y tế"],
        ),
        (
            "Sở Y tế (thuốc; dược), Sở Nội vụ (việc",
            ["Sở Y tế", "Sở Nội vụ"],
        ),
        (ALL, [ALL]),
        ("Sở Y tế, UBND các xã, phường, đặc khu", ["Sở Y tế", "UBND các xã, phường, đặc khu"]),
        (
            "Các Sở, ban, ngành và UBND các xã, phường, VCCI CN Duyên hải Bắc Bộ",
            ["Các Sở, ban, ngành và UBND các xã, phường", "VCCI CN Duyên hải Bắc Bộ"],
        ),
        ("Sở Y tế, Sở, ngành, đơn vị liên quan", ["Sở Y tế", "Sở, ngành, đơn vị liên quan"]),
        ("Các Cục, Vụ của Bộ Công Thương", ["Các Cục, Vụ của Bộ Công Thương"]),
        (
            "Các trường đại học, viện nghiên cứu, nhà khoa học, các doanh nghiệp",
            ["Các trường đại học, viện nghiên cứu, nhà khoa học", "Các doanh nghiệp"],
        ),
        (
            "Các sở, ngành, Thương vụ Việt Nam, các hội, hiệp hội",
            ["Các sở, ngành", "Thương vụ Việt Nam", "Các hội, hiệp hội"],
        ),
        ("Sở Công Thương các tỉnh, thành phố", ["Sở Công Thương các tỉnh, thành phố"]),
        (
            "Các Hiệp hội doanh nghiệp, Hội Doanh nghiệp - Doanh nhân trên địa bàn TP",
            ["Các Hiệp hội doanh nghiệp, Hội Doanh nghiệp - Doanh nhân trên địa bàn TP"],
        ),
        (
            "Các doanh nghiệp, Hiệp hội Doanh nghiệp nhỏ và vừa thành phố Hà Nội",
            ["Các doanh nghiệp", "Hiệp hội Doanh nghiệp nhỏ và vừa thành phố Hà Nội"],
        ),
        (
            "Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh, Sở Y tế",
            ["Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh", "Sở Y tế"],
        ),
        (
            "Các Sở: Tài chính, Nông nghiệp và Môi trường, Văn hóa, Thể thao và Du lịch; Thuế tỉnh",
            [
                *("Sở Tài chính", "Sở Nông nghiệp và Môi trường"),
                *("Sở Văn hóa, Thể thao và Du lịch", "Thuế tỉnh"),
            ],
        ),
        (
            "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã",
            ["Các sở, ban, ngành", "UBND các xã"],
        ),
        ("", []),
        (" ; , - ", []),
    ],
)
def test_names_of_a_cell(cell, names):
    assert [named.text for named in read_names(cell)] == names


def test_one_agency_in_the_lead_with_another():
    workers = read_leads("Sở Nội vụ phối hợp với Thanh tra thành phố")
    assert [n.text for n in workers.leads] == ["Sở Nội vụ"]
    assert [n.text for n in workers.coops] == ["Thanh tra thành phố"]
    assert not workers.coops[0].sure


@pytest.mark.parametrize(
    ("cell", "sure"),
    [
        ("Sở Y tế, Sở Nội vụ", True),
        ("Sở Văn hóa, Thể thao và Du lịch", True),
        ("Sở Lạ và Quen", False),
        ("Các Sở: Y tế, Nội vụ", False),
    ],
)
def test_what_took_judgement_is_told(cell, sure):
    assert all(named.sure for named in read_names(cell)) == sure


SINGLE = st.sampled_from([usual.name for usual in DEPARTMENTS])
BETWEEN = st.sampled_from(["; ", ", ", "\n", ";\n- ", "; "])


@given(st.lists(SINGLE, min_size=1, max_size=6, unique=True), BETWEEN)
def test_usual_names_come_back_whole(names, between):
    assert [named.text for named in read_names(between.join(names))] == names


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text):
    for named in (*read_leads(text).leads, *read_names(text)):
        assert named.text.strip() == named.text != ""
        assert agency_key(named.text, HANOI) is not None
        assert code_of(named.text).isascii()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
        ("Sở GDĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở VHTT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở VH&TT", "Sở Văn hóa và thể thao"),
        ("Uỷ ban nhân dân tỉnh", "UBND tỉnh"),
        ("BQL KKT", "Ban quản lý khu kinh tế tỉnh"),
        ("Công an TP", "Công an thành phố Hà Nội"),
        ("Ngân hàng Nhà nước Khu vực 1", "Ngân hàng Nhà nước Việt Nam Chi nhánh Khu vực 1"),
        ("Liên minh HTX TP", "Liên minh Hợp tác xã thành phố"),
        ("Sở Tư Pháp", "Sở Tư pháp"),
    ],
)
def test_spellings_of_one_agency(one, other):
    assert agency_key(one, HANOI) == agency_key(other, HANOI)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Văn hóa và Thể thao", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Công Thương", "Sở Công Thương các tỉnh, thành phố"),
        ("UBND xã Cẩm Giang", "UBND xã Cẩm Giàng"),
        ("Ngân hàng Nhà nước Khu vực 1", "Ngân hàng Nhà nước Khu vực 11"),
        ("Thanh tra tỉnh", "Thanh tra Sở Xây dựng"),
        ("Hiệp hội Doanh nghiệp thành phố", "Hiệp hội Doanh nghiệp nhỏ và vừa thành phố"),
        ("UBND thành phố", "Văn phòng UBND thành phố"),
    ],
)
def test_different_agencies_stay_apart(one, other):
    assert agency_key(one, HANOI) != agency_key(other, HANOI)


def test_phrases_agree_with_and_without_and():
    assert phrase_key(ALL) == phrase_key(
        "các Sở, ban, ngành và Ủy ban nhân dân các xã, phường, đặc khu"
    )


@pytest.mark.parametrize(
    ("phrase", "kinds"),
    [
        (ALL, (AgencyKind.DEPARTMENT, AgencyKind.COMMUNE)),
        ("Các cơ quan, đơn vị liên quan", (AgencyKind.DEPARTMENT,)),
        ("UBND các địa phương", (AgencyKind.COMMUNE,)),
        ("UBND các quận, huyện, thị xã", ()),
        ("Các hội, hiệp hội", (AgencyKind.ASSOCIATION,)),
        ("Các doanh nghiệp", ()),
        ("Các đơn vị truyền thông báo chí trên địa bàn", ()),
        ("Sở Công Thương các tỉnh, thành phố", ()),
        ("Các Cục, Vụ của Bộ Công Thương", ()),
    ],
)
def test_whom_a_phrase_stands_for(phrase, kinds):
    assert kinds_of(phrase) == kinds


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("Sở Công Thương", "SCT", AgencyKind.DEPARTMENT),
        ("Ngân hàng Nhà nước khu vực 6", "NHNN", AgencyKind.CENTRAL),
        ("UBND xã Hải Đăng", "UBNDXHD", AgencyKind.COMMUNE),
        ("Hội Doanh nhân trẻ", "HDNT", AgencyKind.ASSOCIATION),
        ("Ban Tuyên giáo và Dân vận Thành ủy", "BTGDV", AgencyKind.PARTY),
        ("Ban Nội chính Tỉnh ủy", "BNCTU", AgencyKind.PARTY),
        ("Ủy ban về NVNONN - Bộ Ngoại giao", "UBNVNONNBNG", AgencyKind.MINISTRY),
        ("Đơn vị lạ", "DVL", AgencyKind.UNIT),
    ],
)
def test_code_and_kind(name, code, kind):
    assert (code_of(name), kind_of(name)) == (code, kind)


def listed(*names, communes=()):
    return directory([Mention(name, leads=True) for name in names], HANOI, communes)


def test_every_other_spelling_is_a_guess():
    found = listed("Sở NN&MT", "Sở Nông nghiệp và môi trường", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG")
    assert [agency.name for agency in found.agencies] == ["Sở Nông nghiệp và Môi trường"]
    assert [guess.seen for guess in found.guesses] == ["Sở NN&MT"]


def test_communes_come_only_where_a_phrase_needs_them():
    communes = (Commune("1", "UBND xã Một"), Commune("2", "UBND phường Hai"))
    assert [a.code for a in listed("Sở Y tế", communes=communes).agencies] == ["SYT"]
    found = listed("UBND các xã, phường", "UBND phường Hai", communes=communes)
    assert sorted(a.code for a in found.agencies) == ["1", "2"]


def test_a_phrase_nobody_can_list_is_one_address():
    found = directory([Mention("Các doanh nghiệp", leads=False)], HANOI, ())
    (agency,) = found.agencies
    assert (agency.name, agency.reports) == ("Các doanh nghiệp", False)
    assert listed("Các doanh nghiệp").agencies[0].reports


def test_departments_nobody_named_are_the_usual_ones():
    found = listed("Các sở, ban, ngành")
    assert {"STC", "SCT", "SNNMT"} <= {agency.code for agency in found.agencies}


def test_usual_agencies_have_codes_of_their_own():
    codes = [usual.code for usual in DEPARTMENTS]
    assert len(set(codes)) == len(codes)
    assert all(code.isascii() and code.isalnum() for code in codes)
