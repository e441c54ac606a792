import re
import time
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.core.measures import print_measure
from generator.core.model import Measure
from generator.core.quantities import read_quantities
from generator.core.targets import read_targets, target_year


def reading(measure):
    numbers = (None if n is None else str(n) for n in (measure.least, measure.most))
    return (measure.operator, *numbers, measure.unit)


def cases(*rows):
    return [
        pytest.param(text, unit, list(expected), id=f"{text[:40]} [{unit}]")
        for text, unit, *expected in rows
    ]


PARTS = (
    "từ |74 |điểm |trở lên|trở xuống|Top |5 |8,1|25/34|≥ |≤ |> |< |= |30%|1.000 |6.000-7000 |, |; |"
    "\n|(|)| - |-|/|thứ hạng |tăng |giảm |giảm còn |không quá |tối thiểu |nhóm |cấp độ |lớp |tập "
    "huấn |với | và |tin, bài |năm 2024 |ASEAN|%|mỗi |trên |ít nhất |tỷ đồng|a/b|"
    "không |dưới |lên |xuống |còn |hơn |bằng |1/3 |số |đến |01|0"
)
OWN_TEXT = st.lists(st.sampled_from(PARTS.split("|")), max_size=8).map("".join)
UNITS = st.sampled_from(("", "%", "điểm", "điểm; thứ hạng", "Thứ bậc", "doanh nghiệp"))

POINTS, BOTH, RANK = "điểm (thang 10)", "điểm; thứ hạng", "thứ hạng"


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    cases(
        ("> 7,2", POINTS, (">", "7.2", None, POINTS)),
        ("7", POINTS, ("≥", "7", None, POINTS)),
        ("4,5", POINTS, ("≥", "4.5", None, POINTS)),
        ("8,1", POINTS, ("≥", "8.1", None, POINTS)),
        (">7,5", POINTS, (">", "7.5", None, POINTS)),
        (">7,3", POINTS, (">", "7.3", None, POINTS)),
        (">32", "điểm (thang 40)", (">", "32", None, "điểm (thang 40)")),
        ("≥ 30%", "%", ("≥", "30", None, "%")),
        ("≥ 40%", "%", ("≥", "40", None, "%")),
        (
            "≤ 65 Thế giới\n≤ 5 ASEAN",
            "Chỉ số năng lực cạnh tranh toàn cầu",
            ("≤", "65", None, "Chỉ số năng lực cạnh tranh toàn cầu"),
            ("≤", "5", None, "Chỉ số năng lực cạnh tranh toàn cầu"),
        ),
        ("≥ 21", "%", ("≥", "21", None, "%")),
        ("≤ 8 cả nước", "Thứ bậc", ("≤", "8", None, "Thứ bậc")),
        (
            "≤ 41 Thế giới\n≤ 6 khu vực châu Á - Thái Bình Dương",
            "Thứ bậc trong Chỉ số Hòa bình Toàn cầu (GPI)",
            ("≤", "41", None, "Thứ bậc trong Chỉ số Hòa bình Toàn cầu (GPI)"),
            ("≤", "6", None, "Thứ bậc trong Chỉ số Hòa bình Toàn cầu (GPI)"),
        ),
        ("≥ 34", "Số lượng đối tác", ("≥", "34", None, "Số lượng đối tác")),
        ("≥ 194", "Số lượng quốc gia", ("≥", "194", None, "Số lượng quốc gia")),
        ("≥ 70", "Số lượng tổ chức", ("≥", "70", None, "Số lượng tổ chức")),
        ("≥ 50", "%", ("≥", "50", None, "%")),
        ("≤ 30 Thế giới", "Thứ bậc", ("≤", "30", None, "Thứ bậc")),
        (
            "Nhóm hàng đầu châu Á - Thái Bình Dương ≤ 100 Thế giới",
            "Thứ bậc",
            ("≤", "100", None, "Thứ bậc"),
        ),
        ("≤ 44 Thế giới", "Chỉ số chăm sóc y tế", ("≤", "44", None, "Chỉ số chăm sóc y tế")),
        (
            "Đạt cấp độ 4 theo phân loại của WHO\n≤ 3 ASEAN",
            "Thứ bậc",
            ("≥", "4", None, "cấp độ"),
            ("≤", "3", None, "Thứ bậc"),
        ),
        ("≤ 55 Thế giới", "Thứ bậc", ("≤", "55", None, "Thứ bậc")),
        (
            "20-25 doanh nghiệp với khoảng 30-35 sản phẩm",
            "doanh nghiệp; sản phẩm",
            ("≥", "20", "25", "doanh nghiệp"),
            ("≥", "30", "35", "sản phẩm"),
        ),
        ("100%", "%", ("≥", "100", None, "%")),
        (
            "đạt từ 74 điểm trở lên; giữ vững vị trí xếp hạng PCI của thành phố Hải Phòng trong "
            "Top 5 của cả nước",
            BOTH,
            ("≥", "74", None, "điểm"),
            ("≤", "5", None, RANK),
        ),
        (
            "từ 8,1 - 8,5 điểm trở lên, xếp thứ hạng từ vị trí thứ 5 - 8 trở lên",
            BOTH,
            ("≥", "8.1", None, "điểm"),
            ("≤", "8", None, RANK),
        ),
        (
            "từ 6,7 - 7,6 điểm trở lên, xếp thứ hạng từ vị trí thứ 5 - 15 trở lên",
            BOTH,
            ("≥", "6.7", None, "điểm"),
            ("≤", "15", None, RANK),
        ),
        (
            "xếp hạng từ 22 - 25; đến năm 2030 thuộc nhóm 15 tỉnh, thành phố đứng đầu cả nước",
            RANK,
            ("≤", "25", None, RANK),
            ("≤", "15", None, RANK),
        ),
        (
            "6,18 25/34",
            "điểm (thang 10); thứ hạng",
            ("≥", "6.18", None, POINTS),
            ("≤", "25", None, RANK),
        ),
        (
            "5,42 23/34",
            "điểm (thang 10); thứ hạng",
            ("≥", "5.42", None, POINTS),
            ("≤", "23", None, RANK),
        ),
    ),
)
def test_the_targets_of_the_five_plans_are_read(text, unit, expected):
    assert [reading(m) for m in read_targets(text, unit)] == expected


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    cases(
        ("5", RANK, ("≤", "5", None, RANK)),
        ("22 - 25", RANK, ("≤", "25", None, RANK)),
        ("25/34", "", ("≤", "25", None, RANK)),
        ("từ 74 điểm trở lên; Top 5", "", ("≥", "74", None, "điểm"), ("≤", "5", None, RANK)),
        ("Top 5 của cả nước", "điểm", ("≤", "5", None, RANK)),
        ("tối thiểu hạng 10", RANK, ("≤", "10", None, RANK)),
        ("đạt 74 điểm xếp hạng 5", BOTH, ("≥", "74", None, "điểm"), ("≤", "5", None, RANK)),
        ("trên 90%", "%", (">", "90", None, "%")),
        ("tối thiểu 80%", "%", ("≥", "80", None, "%")),
        ("không quá 5%", "%", ("≤", "5", None, "%")),
        ("dưới 3%", "%", ("<", "3", None, "%")),
        ("giảm còn 2%", "%", ("≤", "2", None, "%")),
        ("giảm xuống dưới 3%", "%", ("<", "3", None, "%")),
        ("70% trở lên", "tỷ lệ %", ("≥", "70", None, "tỷ lệ %")),
        ("5% trở xuống", "%", ("≤", "5", None, "%")),
        ("20% - 30%", "%", ("≥", "20", "30", "%")),
        ("tăng 5-7%", "%", ("≥", "5", "7", "%")),
        ("≥ 1.000 tỷ đồng", "", ("≥", "1000", None, "tỷ đồng")),
        ("50 mặt hàng", "mặt hàng", ("≥", "50", None, "mặt hàng")),
        ("không dưới 80%", "%", ("≥", "80", None, "%")),
        ("không thấp hơn 80%", "%", ("≥", "80", None, "%")),
        ("không ít hơn 80%", "%", ("≥", "80", None, "%")),
        ("không nhỏ hơn 80%", "%", ("≥", "80", None, "%")),
        ("không cao hơn 5%", "%", ("≤", "5", None, "%")),
        ("không lớn hơn 5%", "%", ("≤", "5", None, "%")),
        ("không nhiều hơn 5%", "%", ("≤", "5", None, "%")),
        ("không vượt quá 5%", "%", ("≤", "5", None, "%")),
        ("tối đa 5%", "%", ("≤", "5", None, "%")),
        ("nhiều nhất 5%", "%", ("≤", "5", None, "%")),
        ("không để xảy ra quá 2 vụ", "vụ", ("≤", "2", None, "vụ")),
        ("thấp hơn 3%", "%", ("<", "3", None, "%")),
        ("nhỏ hơn 3%", "%", ("<", "3", None, "%")),
        ("ít hơn 3%", "%", ("<", "3", None, "%")),
        ("chưa đến 5%", "%", ("<", "5", None, "%")),
        ("cao hơn 7%", "%", (">", "7", None, "%")),
        ("lớn hơn 7", "%", (">", "7", None, "%")),
        ("nhiều hơn 7", "%", (">", "7", None, "%")),
        ("hơn 7", "%", (">", "7", None, "%")),
        ("vượt 7", "%", (">", "7", None, "%")),
        ("nhỏ hơn hoặc bằng 5%", "%", ("≤", "5", None, "%")),
        ("lớn hơn hoặc bằng 5%", "%", ("≥", "5", None, "%")),
        ("bằng 0", "%", ("=", "0", None, "%")),
        ("bằng 100%", "%", ("=", "100", None, "%")),
        ("ít nhất 80%", "%", ("≥", "80", None, "%")),
        ("từ 80% trở lên", "%", ("≥", "80", None, "%")),
        ("giảm từ 5% xuống 3%", "%", ("≤", "3", None, "%")),
        ("từ 70% lên 80%", "%", ("≥", "80", None, "%")),
        ("từ 70% năm 2024 lên 80% năm 2030", "%", ("≥", "80", None, "%")),
        ("30 ngày xuống còn 15 ngày", "ngày", ("≤", "15", None, "ngày")),
        ("tăng 5% lên 80%", "%", ("≥", "80", None, "%")),
        ("từ hạng 20 lên hạng 15", "thứ hạng", ("≤", "15", None, "thứ hạng")),
        ("từ vị trí 20 lên nhóm 15", "thứ hạng", ("≤", "15", None, "thứ hạng")),
        ("không dưới hạng 10", "thứ hạng", ("≤", "10", None, "thứ hạng")),
        ("trên hạng 10", "thứ hạng", ("<", "10", None, "thứ hạng")),
        ("đạt 80%, tăng 5%", "%", ("≥", "80", None, "%")),
        ("tăng không quá 4%", "%", ("≤", "4", None, "%")),
        ("giảm tỷ lệ hộ nghèo còn 3%", "%", ("≤", "3", None, "%")),
        ("giảm tỷ lệ hộ nghèo xuống dưới 3%", "%", ("<", "3", None, "%")),
        ("giá trị gia tăng đạt 30%", "%", ("≥", "30", None, "%")),
        ("thanh toán không dùng tiền mặt đạt 80%", "%", ("≥", "80", None, "%")),
        ("xếp hạng 12/63 tỉnh, thành phố", "thứ hạng", ("≤", "12", None, "thứ hạng")),
        ("20-25 doanh nghiệp", "doanh nghiệp", ("≥", "20", "25", "doanh nghiệp")),
        (
            "80% hộ không quá 5% xã",
            "%",
            ("≥", "80", None, "%"),
            ("≤", "5", None, "%"),
        ),
        ("≥ 30% (năm 2024: 25%)", "%", ("≥", "30", None, "%")),
    ),
)
def test_relatives_of_targets_are_read(text, unit, expected):
    assert [reading(m) for m in read_targets(text, unit)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đứng đầu cả nước",
        "Bộ tiêu chí",
        "Tăng hơn số lượng hiện nay",
        "Đạt mức tiên tiến trong khu vực",
        "Đạt mức tiệm cận các chuẩn mực, thông lệ quốc tế tiên tiến",
        "Thị trường xuất khẩu nhiều hơn, đa dạng hơn",
        "tăng 2 bậc",
        "giảm 10%",
        "24/7",
        "Top 9 - 5",
        "tăng so với năm 2024",
        "theo Nghị quyết số 59-NQ/TW",
    ],
)
def test_words_and_changes_are_no_targets(text):
    assert read_targets(text, "Thứ bậc") == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("đạt 80%; giảm 5% hộ nghèo", "%"),
        ("2025: 40%; 2026: 50%", "%"),
        ("đạt 40% năm 2025 và 50% năm 2026", "%"),
        ("tăng từ 70% đến 80%", "%"),
        ("≥ -2%", "%"),
        ("-5", "%"),
        ("- 5", "%"),
        ("âm 5%", "%"),
        ("1/3 số xã", "%"),
        ("1/3 số xã", ""),
        ("1/3 số xã", "thứ hạng"),
        ("1/2", ""),
        ("50/50", ""),
        ("95/100", ""),
        ("95/100", "điểm"),
        ("8/10 điểm", "điểm; thứ hạng"),
        ("25/34", "%"),
        ("25/34 điểm", ""),
        ("không để tỷ lệ hộ nghèo quá 5%", "%"),
        ("giảm tỷ lệ hộ nghèo 2%", "%"),
        ("tăng bình quân 5%", "%"),
        ("80% hoặc 90%", "%"),
        ("70 xã đạt, còn 5 xã", "xã"),
        ("cao hơn 5% so với năm 2024", "%"),
        ("bằng 50% năm 2024", "%"),
        ("ít nhất 80%, phấn đấu 90%", "%"),
        ("80%, hiện nay 70%", "%"),
        ("rút ngắn 30% thời gian", "%"),
        ("5 năm liền đạt 80%", "%"),
        ("0", "vụ"),
        ("gấp 2 lần năm 2024", "lần"),
        ("dưới hạng 10", "thứ hạng"),
        ("không cao hơn hạng 10", "thứ hạng"),
        ("Top 9 - 5; đạt 74 điểm", "điểm; thứ hạng"),
    ],
)
def test_nothing_is_read_where_a_part_is_in_doubt(text, unit):
    assert read_targets(text, unit) == ()


def test_a_cell_full_of_figures_is_no_target():
    assert len(read_targets("≥ 5 điểm; " * 50, "điểm")) == 50
    assert read_targets("≥ 5 điểm; " * 51, "điểm") == ()


@pytest.mark.parametrize(
    "text",
    ["đạt 80%, tăng 5%", "Giảm từ 5% năm 2024  xuống 3%", "30 ngày xuống còn 15 ngày", "≥ 3 (x)"],
)
def test_one_target_has_all_the_words(text):
    assert [m.printed for m in read_targets(text, "%")] == [" ".join(text.split())]


def test_several_years_in_a_cell_are_each_a_target_of_its_year():
    read = read_targets("năm 2025: 40%; đến năm 2026: 50%", "%")
    assert [(m.printed, str(m.least), target_year(m.printed)) for m in read] == [
        ("năm 2025: 40%", "40", 2025),
        ("đến năm 2026: 50%", "50", 2026),
    ]


@given(OWN_TEXT, UNITS)
def test_the_parts_of_targets_cover_the_words(text, unit):
    read = " ".join(m.printed for m in read_targets(text, unit))
    words = Counter(re.findall(r"[^\W_]+", text)) - Counter(re.findall(r"[^\W_]+", read))
    assert not read or set(words) <= {"và", "với", "cùng"}


@pytest.mark.parametrize(
    ("text", "unit", "printed"),
    [
        ("20-25 doanh nghiệp", "doanh nghiệp", "20-25 doanh nghiệp"),
        ("100%", "%", "≥ 100%"),
        ("không quá 5%", "%", "≤ 5%"),
    ],
)
def test_targets_are_printed_in_canonical_words(text, unit, printed):
    assert [print_measure(m) for m in read_targets(text, unit)] == [printed]


def test_each_target_has_its_own_part_of_the_words():
    text = "từ 74 điểm trở lên;  xếp thứ hạng từ vị trí thứ 5 - 8 trở lên, 3 ASEAN"
    assert [m.printed for m in read_targets(text, BOTH)] == [
        "từ 74 điểm trở lên",
        "xếp thứ hạng từ vị trí thứ 5 - 8 trở lên",
        "3 ASEAN",
    ]


# ------------------------------------------------------------------ quantities


def counted(text):
    return [(m.printed, *reading(m)[1:]) for m in read_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tổ chức 01 hoạt động để kết nối các doanh nghiệp sản xuất SPCNCL Hà Nội với các ngân "
            "hàng, các tổ chức tài chính, các quỹ (trọng tâm là Quỹ Đầu tư và phát triển Thành "
            "phố) nhằm hỗ trợ nguồn vốn cho các doanh nghiệp mở rộng SXKD.",
            [("01 hoạt động", "1", None, "hoạt động")],
            id="one thing to be done",
        ),
        pytest.param(
            "Tổ chức hội nghị kết nối 50-70 doanh nghiệp sản xuất SPCNCL với các Trường Đại học, "
            "Viện nghiên cứu, nhà khoa học… để đưa các nghiên cứu khoa học vào thực tế sản xuất.",
            [
                (
                    "50-70 doanh nghiệp sản xuất SPCNCL",
                    *("50", "70", "doanh nghiệp sản xuất SPCNCL"),
                )
            ],
            id="a unit of five words",
        ),
        pytest.param(
            "Tổ chức 05-07 lớp tập huấn (mỗi lớp 3 ngày: 02 ngày tại hội trường, 01 ngày tham quan "
            "thực tế tại các doanh nghiệp) cho cán bộ lãnh đạo, quản lý các doanh nghiệp",
            [("05-07 lớp tập huấn", "5", "7", "lớp tập huấn")],
            id="brackets describe",
        ),
        pytest.param(
            "- Thực hiện 05-10 phóng sự trên truyên hình, 10-20 tin, bài trên báo giấy, báo mạng, "
            "tổ chức 01 cuộc họp báo, 2-3 hội nghị phổ biến.\n- Thiết kế, in 1.000 tờ rơi, 300-400 "
            "bộ form mời tham gia chương trình; 400-500 cuốn Kỷ yếu song ngữ giới thiệu về SPCNCL "
            "Hà Nội.\n- Duy trì, cập nhật thông tin lên website",
            [
                ("05-10 phóng sự", "5", "10", "phóng sự"),
                ("10-20 tin, bài", "10", "20", "tin, bài"),
                ("01 cuộc họp báo", "1", None, "cuộc họp báo"),
                ("2-3 hội nghị phổ biến", "2", "3", "hội nghị phổ biến"),
                ("1.000 tờ rơi", "1000", None, "tờ rơi"),
                ("300-400 bộ form mời", "300", "400", "bộ form mời"),
                ("400-500 cuốn Kỷ yếu song ngữ", "400", "500", "cuốn Kỷ yếu song ngữ"),
            ],
            id="seven in one cell",
        ),
        pytest.param(
            "- Tổ chức các cuộc họp hội đồng để xét chọn SPCNCL.\n- Tổ chức 01 lễ tôn vinh và trao "
            "danh hiệu SPCNCL Thành phố. Lễ tôn vinh được truyền hình trực tiếp trên kênh 1 Đài PT "
            "và TH Hà Nội;",
            [("01 lễ tôn vinh", "1", None, "lễ tôn vinh")],
            id="a channel is no quantity",
        ),
        pytest.param(
            "Tổ chức hội chợ triển lãm SPCNCL với quy mô 200-250 gian hàng, thu hút 6.000-7000 "
            "khách tham gia, tạo ra giá trị xuất khẩu ước đạt 9 triệu USD/năm.",
            [
                ("200-250 gian hàng", "200", "250", "gian hàng"),
                ("6.000-7000 khách", "6000", "7000", "khách"),
                ("9 triệu USD/năm", "9", None, "triệu USD/năm"),
            ],
            id="thousands with and without dot",
        ),
        pytest.param(
            "- Tổ chức hôị nghị kết nối doanh nghiệp các doanh nghiệp lớn năm 2024 hoặc nội dung "
            "khác phù hợp.\n- Tổ chức 1-3 đoàn công tác khảo sát, giao thương, kết nối giữa các "
            "doanh nghiệp",
            [("1-3 đoàn công tác khảo sát", "1", "3", "đoàn công tác khảo sát")],
            id="a list that goes on is no unit",
        ),
        pytest.param(
            "- Tổ chức 1-3 lớp tập huấn, hướng dẫn, hỗ trợ các doanh nghiệp",
            [("1-3 lớp tập huấn", "1", "3", "lớp tập huấn")],
            id="verbs after the noun",
        ),
        pytest.param(
            "Hàng năm tổ chức 01-02 cuộc tập huấn, hội nghị",
            [("01-02 cuộc tập huấn, hội nghị", "1", "2", "cuộc tập huấn, hội nghị")],
            id="a list that ends is a unit",
        ),
        pytest.param(
            "Hàng năm tổ chức 01-02 cuộc", [("01-02 cuộc", "1", "2", "cuộc")], id="in a time limit"
        ),
        pytest.param(
            "tối đa 5 cuộc, ít nhất 3 lớp",
            [("tối đa 5 cuộc", None, "5", "cuộc"), ("ít nhất 3 lớp", "3", None, "lớp")],
            id="at most and at least",
        ),
        pytest.param("03 đề án", [("03 đề án", "3", None, "đề án")], id="đề is not để"),
        pytest.param("10 cơ sở", [("10 cơ sở", "10", None, "cơ sở")], id="cơ is not có"),
        pytest.param(
            "5 tổ chức quốc tế",
            [("5 tổ chức quốc tế", "5", None, "tổ chức quốc tế")],
            id="organisations, not organising",
        ),
        pytest.param("1 000 tờ rơi", [("1 000 tờ rơi", "1000", None, "tờ rơi")], id="blank groups"),
        pytest.param(
            "01 ngày hội việc làm",
            [("01 ngày hội việc làm", "1", None, "ngày hội việc làm")],
            id="a festival is no length of time",
        ),
        ("Không dưới 5 cuộc", [("Không dưới 5 cuộc", "5", None, "cuộc")]),
        ("không nhiều hơn 3 cuộc", [("không nhiều hơn 3 cuộc", None, "3", "cuộc")]),
        ("không để xảy ra quá 2 vụ", [("không để xảy ra quá 2 vụ", None, "2", "vụ")]),
        (
            "Mở rộng từ 10 lên 15 cụm công nghiệp",
            [("từ 10 lên 15 cụm công nghiệp", "15", None, "cụm công nghiệp")],
        ),
        ("từ 30 xuống còn 15 thủ tục", [("từ 30 xuống còn 15 thủ tục", None, "15", "thủ tục")]),
        ("Rút gọn 20 thủ tục so với 100 thủ tục hiện nay", [("20 thủ tục", "20", None, "thủ tục")]),
        ("02 đợt/năm x 5 ngày", [("02 đợt/năm", "2", None, "đợt/năm")]),
        ("10 sản phẩm OCOP 4 sao", [("10 sản phẩm OCOP", "10", None, "sản phẩm OCOP")]),
        ("30 sản phẩm, trong đó 10 sản phẩm mới", [("30 sản phẩm", "30", None, "sản phẩm")]),
        ("mở 5 lớp, hiện có 12 lớp", [("5 lớp", "5", None, "lớp")]),
        pytest.param("1. Mở 3 lớp", [("3 lớp", "3", None, "lớp")], id="a number of a list"),
    ],
)
def test_quantities_are_read(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "năm 2024 phát triển",
        "đến năm 2030 thuộc nhóm đầu",
        "giai đoạn 2026-2030 tiếp tục",
        "kênh 1 Đài PT",
        "Nghị quyết số 59-NQ/TW",
        "Nghị định 30/2020/NĐ-CP quy định",
        "Kế hoạch số 220/KH-UBND",
        "Khoản 2 Điều 5 Luật Đất đai",
        "ngày 31/12/2025 phải xong",
        "ngày 20 tháng 9 họp",
        "công nghiệp 4.0 phát triển",
        "trực 24/7 giờ",
        "quý III triển khai",
        "quý 3 triển khai",
        "thứ 2 đầu tuần",
        "điện thoại 024.3825.3536 gặp",
        "gọi 0912345678 anh Bình",
        "trong 3 ngày làm việc",
        "mỗi lớp 50 học viên",
        "100% doanh nghiệp",
        "1/2 số xã",
        "7-5 lớp",
        "hiện có 12 doanh nghiệp",
        "100 thủ tục hiện nay",
        "năm trước 30 cuộc",
        "10 hoặc 12 lớp",
        "5 lớp hoặc 3 hội nghị",
        "kỷ niệm 80 năm Quốc khánh",
        "trong đó 10 sản phẩm mới",
        "mức độ 3, 4",
        "dịch vụ công mức độ 3, 4 trực tuyến",
        "không tổ chức 5 cuộc",
        "chưa có 5 lớp, mở 2 lớp",
        "nhiều lớp tập huấn",
        "",
    ],
)
def test_traps_are_no_quantities(text):
    assert read_quantities(text) == ()


# ------------------------------------------------------------------ properties

NUMBERS = st.decimals(0, 999_999_999, places=2).map(lambda n: n.quantize(Decimal("0.01")))


@given(st.text() | OWN_TEXT, UNITS)
def test_reading_targets_never_raises_and_comes_back_from_print(text, unit):
    for measure in read_targets(text, unit):
        again = read_targets(print_measure(measure), measure.unit)
        assert [reading(m) for m in again] == [reading(measure)]


def test_less_and_more_than_a_number_are_kept_apart_from_at_most_and_at_least():
    read = read_quantities("dưới 5 vụ, trên 3 lớp, không quá 2 cuộc")
    assert [(m.operator, print_measure(m)) for m in read] == [
        ("<", "dưới 5 vụ"),
        (">", "> 3 lớp"),
        ("", "không quá 2 cuộc"),
    ]


@given(st.text() | OWN_TEXT)
@example("> 0-1 A")
def test_reading_quantities_never_raises_and_comes_back_from_print(text):
    for measure in read_quantities(text):
        assert measure.printed.strip() == measure.printed
        again = read_quantities(print_measure(measure))
        assert [reading(m) for m in again] == [reading(measure)]


@given(st.sampled_from("≥>≤<="), NUMBERS, st.sampled_from(("%", "điểm", "thứ hạng", "tỷ đồng")))
def test_targets_come_back_from_print(operator, least, unit):
    (read,) = read_targets(print_measure(Measure(unit, "", least, None, operator)), unit)
    assert (read.operator, read.least, read.most, read.unit) == (operator, least, None, unit)


@given(
    *(st.none() | NUMBERS, st.none() | NUMBERS),
    st.sampled_from(("lớp tập huấn", "cuộc", "tin, bài", "triệu USD/năm")),
)
def test_quantities_come_back_from_print(least, most, unit):
    if least is not None and most is not None:
        least, most = sorted((least, most))
        most = None if least == most else most
    read = read_quantities(print_measure(Measure(unit, "", least, most)))
    expected = [] if least is None and most is None else [(least, most, unit)]
    assert [(m.least, m.most, m.unit) for m in read] == expected


@pytest.mark.parametrize(
    "part",
    [
        *(
            "1 ",
            "1-",
            "(",
            "[(",
            ",",
            "1, ",
            "1 000 ",
            "1.000.",
            "≥ 5 điểm, ",
            "tăng ",
            "5 lớp, a ",
        ),
        *("top ", "năm ", "năm 2025 ", "mỗi a ", "thứ ", "1/2 ", "(1)", "a-", "ngày 1-", "5 lớp ,"),
    ],
)
def test_long_hostile_text_is_read_in_no_time(part):
    text = part * (30_000 // len(part)) + "5"
    begin = time.process_time()
    read_targets(text, "điểm; thứ hạng")
    read_quantities(text)
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("đến năm 2030 thuộc nhóm 15 tỉnh", 2030),
        ("Đến hết năm 2026 đạt 80%", 2026),
        ("vào năm 2027", 2027),
        ("năm 2025: 40%", 2025),
        ("từ 70% năm 2024 lên 80% năm 2030", 2030),
        ("70% trở lên năm 2024", None),
        ("năm 2026-2030: 5%", None),
        ("≥ 80%", None),
        ("tăng so với năm 2024", None),
    ],
)
def test_the_year_of_a_target_is_that_it_names(printed, year):
    assert target_year(printed) == year


@pytest.mark.parametrize(
    "text",
    (
        "Ngoài top 30",
        "Top 30%",
        "nhóm 30% tỉnh dẫn đầu",
        "1,000 doanh nghiệp",
        "Trong vòng 24 giờ",
        "90% hồ sơ được giải quyết trong 3 ngày",
        "trung bình 5 năm đạt 8%",
        "10 ÷ 12%",
        "từ 85 đến dưới 90 điểm",
        "trên 10 đến 12%",
        "1 tỷ 200 triệu đồng",
        "12‰",
        "50% + 1",
        "100% dịch vụ công mức độ 4",
        "Tối thiểu 02 sản phẩm OCOP 5 sao",
        "Quý I: 20%, Quý II: 50%",
        "25 giường/10.000 dân",
        "80% (2025), 90% (2026)",
    ),
)
def test_a_target_whose_figures_mislead_is_left_to_the_officer(text):
    assert read_targets(text, "") == ()


def test_a_share_without_its_sign_may_be_ninety_per_cent():
    assert read_targets("0,9", "%") == read_targets("1", "%") == ()
    assert [m.least for m in read_targets("0,9%", "%")] == [Decimal("0.9")]


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("10,000 tờ rơi", []),
        ("ít nhất 5 và không quá 10 đoàn", []),
        ("2025: 3 lớp; 2026: 5 lớp", []),
        ("Năm 2025 tổ chức 3 lớp, năm 2026 tổ chức 5 lớp", []),
        ("doanh nghiệp có từ 5 lao động trở lên", []),
        ("Kinh phí 500 triệu đồng", []),
        ("Tổ chức tại 34 tỉnh", []),
        ("03 lớp năm 2025", ["03 lớp"]),
        ("10 video clip thời lượng 3-5 phút", ["10 video clip"]),
        ("03 lớp cho doanh nghiệp dưới 10 lao động", ["03 lớp"]),
    ),
)
def test_what_describes_is_no_quantity(text, expected):
    assert [measure.printed for measure in read_quantities(text)] == expected
