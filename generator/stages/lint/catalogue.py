"""The rules of the official form: clause, severity, what is right, how to mend it in Word."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from generator.core.problems import Severity
from generator.stages.lint import limits

_APPENDIX = "Phụ lục I"
_E, _W = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: where the decree says so, how much it matters, what is right, how to mend it."""

    severity: Severity
    clause: str
    expected: str
    hint: str


@dataclass(frozen=True, slots=True)
class Styled:
    """How the letters of a part look; None where the decree leaves it open or another rule says."""

    name: str
    clause: str
    sizes: tuple[float, float] | None
    bold: bool | None = False
    italic: bool | None = False
    capitals: bool | None = None
    centred: bool = False


STYLED = MappingProxyType(
    {
        "nation": Styled("Quốc hiệu", "II.1", limits.SMALL_TITLES, True, False, True, True),
        "motto": Styled("Tiêu ngữ", "II.1", limits.TEXT_SIZES, True, centred=True),
        "superior": Styled(
            "Tên cơ quan chủ quản", "II.2", limits.SMALL_TITLES, False, False, True, True
        ),
        "agency": Styled(
            "Tên cơ quan ban hành", "II.2", limits.SMALL_TITLES, True, False, True, True
        ),
        "number": Styled("Số, ký hiệu", "II.3", (13, 13), centred=True),
        "date": Styled("Địa danh, ngày tháng", "II.4", limits.TEXT_SIZES, False, True, None, True),
        "title": Styled("Tên loại", "II.5", limits.TEXT_SIZES, True, False, True, True),
        "subject": Styled("Trích yếu", "II.5", limits.TEXT_SIZES, True, False, False, True),
        "letter_subject": Styled(
            "Trích yếu công văn", "II.5", limits.SMALL_TITLES, False, False, False, True
        ),
        "addressee": Styled("Kính gửi", "II.9", limits.TEXT_SIZES),
        "body": Styled("Nội dung", "II.6", limits.TEXT_SIZES, None, None),
        "section": Styled("Tiêu đề mục", "II.6", None, True, False, True),
        "item": Styled("Tiêu đề khoản", "II.6", None, True, False),
        "point": Styled("Điểm", "II.6", None, None, False),
        "basis": Styled("Căn cứ", "II.6", None, False, True),
        "recipients_head": Styled("Nơi nhận", "II.9", (12, 12), True, True),
        "recipients": Styled("Danh sách nơi nhận", "II.9", (11, 11)),
        "role": Styled("Chức vụ người ký", "II.7", limits.TEXT_SIZES, True, False, True, True),
        "name": Styled("Họ tên người ký", "II.7", limits.TEXT_SIZES, True, False, False, True),
        "appendix": Styled("Phụ lục", "III.1", (14, 14), True, False, None, True),
        "appendix_title": Styled(
            "Tên phụ lục", "III.1", limits.TEXT_SIZES, True, False, True, True
        ),
        "attached": Styled(
            "Chú thích kèm theo", "III.1", limits.TEXT_SIZES, False, True, None, True
        ),
        "urgency": Styled("Dấu chỉ mức độ khẩn", "III.2", limits.TEXT_SIZES, True, False, True),
    }
)
_BLACKEN = "Bôi đen chỗ này"


def _styled_rules() -> Iterator[tuple[str, Rule]]:
    for name, style in STYLED.items():
        clause = f"{_APPENDIX}, {style.clause}"
        if style.sizes:
            low, high = style.sizes
            sizes = f"cỡ chữ {low:g}" + (f" đến {high:g}" if high > low else "")
            yield f"{name}.size", Rule(_E, clause, sizes, f"{_BLACKEN}, chọn {sizes}.")
        if style.bold is not None:
            told = "in đậm" if style.bold else "không in đậm"
            yield f"{name}.bold", Rule(_E, clause, told, f"{_BLACKEN}, bấm Ctrl+B.")
        if style.italic is not None:
            told = "kiểu chữ nghiêng" if style.italic else "kiểu chữ đứng"
            mend = f"{_BLACKEN}, bấm Ctrl+I."
            yield f"{name}.{'italic' if style.italic else 'upright'}", Rule(_E, clause, told, mend)
        if style.capitals is not None:
            told = "in hoa toàn bộ" if style.capitals else "chữ in thường"
            yield (
                f"{name}.capitals",
                Rule(_E, clause, told, f"{_BLACKEN}, bấm Shift+F3 đến khi đúng."),
            )
        if style.centred:
            yield (
                f"{name}.align",
                Rule(_E, clause, "canh giữa", "Đặt con trỏ vào dòng này, bấm Ctrl+E."),
            )


_LAYOUT = "Vào Bố trí (Layout)"
_SPACING = "Bôi đen các đoạn, vào Trang đầu (Home) > Đoạn (Paragraph)"
_LINE = "Vào Chèn (Insert) > Hình (Shapes) > đường thẳng"
_RULES = {
    "page.size": Rule(_E, "I.1", "khổ A4 (210 × 297 mm)", f"{_LAYOUT} > Cỡ (Size), chọn A4."),
    "page.orientation": Rule(
        _W,
        "I.2",
        "trang dọc (trang ngang chỉ dùng khi có bảng, biểu không làm thành phụ lục riêng)",
        f"{_LAYOUT} > Hướng (Orientation), chọn dọc (Portrait).",
    ),
    "page.margin_top": Rule(_E, "I.3", "20 đến 25 mm", f"{_LAYOUT} > Lề (Margins), sửa lề trên."),
    "page.margin_bottom": Rule(
        _E, "I.3", "20 đến 25 mm", f"{_LAYOUT} > Lề (Margins), sửa lề dưới."
    ),
    "page.margin_left": Rule(_E, "I.3", "30 đến 35 mm", f"{_LAYOUT} > Lề (Margins), sửa lề trái."),
    "page.margin_right": Rule(_E, "I.3", "15 đến 20 mm", f"{_LAYOUT} > Lề (Margins), sửa lề phải."),
    "font.family": Rule(
        _E, "I.4", "phông Times New Roman", f"{_BLACKEN}, chọn phông Times New Roman."
    ),
    "font.colour": Rule(_E, "I.4", "chữ màu đen", f"{_BLACKEN}, chọn màu chữ Tự động (Automatic)."),
    "page_number.missing": Rule(
        _E,
        "I.7",
        "có số trang ở giữa lề trên, từ trang thứ hai",
        "Vào Chèn (Insert) > Số trang (Page Number) > Đầu trang (Top of Page), chọn kiểu giữa.",
    ),
    "page_number.place": Rule(
        _E,
        "I.7",
        "số trang trong phần lề trên",
        "Xóa số ở chân trang; vào Chèn (Insert) > Số trang > Đầu trang (Top of Page).",
    ),
    "page_number.align": Rule(
        _E, "I.7", "canh giữa theo chiều ngang", "Mở đầu trang, bấm Ctrl+E ở dòng số trang."
    ),
    "page_number.size": Rule(_E, "I.7", "cỡ chữ 13 đến 14", "Bôi đen số trang, chọn cỡ chữ 14."),
    "page_number.upright": Rule(
        _E, "I.7", "kiểu chữ đứng, không đậm", "Bôi đen số trang, bỏ nghiêng, bỏ đậm."
    ),
    "page_number.bare": Rule(
        _E, "I.7", "chỉ có chữ số Ả Rập", "Mở đầu trang, xóa chữ và dấu quanh số trang."
    ),
    "page_number.first": Rule(
        _E,
        "I.7",
        "không hiển thị số trang thứ nhất",
        "Mở đầu trang, đánh dấu Trang đầu khác (Different First Page), xóa số ở trang đầu.",
    ),
    "page_number.start": Rule(
        _E, "I.7", "đánh số từ 1", "Vào Số trang > Định dạng (Format Page Numbers), bắt đầu từ 1."
    ),
    "nation.missing": Rule(
        _E,
        "II.1",
        "có dòng “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”",
        "Gõ Quốc hiệu ở phía trên, bên phải trang đầu.",
    ),
    "nation.text": Rule(
        _E,
        "II.1",
        "“CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”",
        "Gõ lại cho đúng từng chữ, không thêm dấu.",
    ),
    "nation.one_line": Rule(
        _W,
        "II.1",
        "Quốc hiệu nằm trên một dòng",
        "Kéo rộng ô bên phải của phần đầu văn bản, hoặc chọn bộ cỡ chữ 12, 13, 13.",
    ),
    "motto.missing": Rule(
        _E, "II.1", "có dòng “Độc lập - Tự do - Hạnh phúc”", "Gõ Tiêu ngữ ngay dưới Quốc hiệu."
    ),
    "motto.text": Rule(
        _E,
        "II.1",
        "“Độc lập - Tự do - Hạnh phúc”, viết hoa chữ cái đầu của từng cụm từ",
        "Gõ lại Tiêu ngữ cho đúng.",
    ),
    "motto.dash": Rule(
        _E,
        "II.1",
        "gạch nối (-) giữa các cụm từ",
        "Xóa dấu gạch dài, gõ dấu - trên bàn phím; Word tự đổi thì bấm Ctrl+Z.",
    ),
    "motto.blanks": Rule(
        _E,
        "II.1",
        "một dấu cách trước và một dấu cách sau gạch nối",
        "Gõ thêm dấu cách ở hai bên gạch nối.",
    ),
    "motto.rule_missing": Rule(
        _E, "II.1", "có đường kẻ nét liền dài bằng dòng chữ Tiêu ngữ", f"{_LINE}, kẻ dưới Tiêu ngữ."
    ),
    "motto.rule_length": Rule(
        _E,
        "II.1",
        "đường kẻ dài bằng dòng chữ Tiêu ngữ",
        "Bấm vào đường kẻ, kéo hai đầu cho bằng dòng chữ.",
    ),
    "heading.sizes": Rule(
        _E,
        "Bảng mẫu chữ, chú thích 1",
        "Quốc hiệu 12, Tiêu ngữ 13, ngày tháng 13; hoặc 13, 14, 14",
        "Chọn một trong hai bộ cỡ chữ cho cả ba dòng.",
    ),
    "agency.missing": Rule(
        _E, "II.2", "có tên cơ quan ban hành văn bản", "Gõ tên cơ quan ở phía trên, bên trái."
    ),
    "agency.rule_missing": Rule(
        _E,
        "II.2",
        "có đường kẻ nét liền dài từ 1/3 đến 1/2 dòng chữ, ở giữa",
        f"{_LINE}, kẻ dưới tên cơ quan.",
    ),
    "agency.rule_length": Rule(
        _E,
        "II.2",
        "đường kẻ dài từ 1/3 đến 1/2 dòng chữ",
        "Bấm vào đường kẻ, kéo cho dài từ 1/3 đến 1/2 dòng tên cơ quan.",
    ),
    "number.missing": Rule(
        _E, "II.3", "có dòng “Số: …/…”", "Gõ số, ký hiệu dưới tên cơ quan ban hành."
    ),
    "number.colon": Rule(_E, "II.3", "dấu hai chấm sau từ “Số”", "Gõ dấu : ngay sau từ “Số”."),
    "number.zero": Rule(
        _E,
        "II.3",
        "số nhỏ hơn 10 có số 0 phía trước, số từ 10 trở lên thì không",
        "Sửa số của văn bản, ví dụ 05 hoặc 15.",
    ),
    "number.blanks": Rule(
        _E,
        "II.3",
        "không cách chữ quanh dấu / và dấu -",
        "Xóa dấu cách quanh dấu / và dấu -, ví dụ 15/BC-SCT.",
    ),
    "number.dash": Rule(
        _E, "II.3", "gạch nối (-) trong ký hiệu", "Xóa dấu gạch dài, gõ dấu - trên bàn phím."
    ),
    "number.symbol": Rule(_E, "II.3", "ký hiệu viết in hoa", "Gõ ký hiệu bằng chữ in hoa."),
    "number.type": Rule(
        _E,
        "II.3 và Phụ lục III",
        "chữ viết tắt tên loại đúng với tên loại văn bản",
        "Sửa chữ viết tắt trong ký hiệu, ví dụ BC cho báo cáo.",
    ),
    "date.missing": Rule(
        _E,
        "II.4",
        "có dòng địa danh, ngày tháng năm",
        "Gõ địa danh và ngày tháng dưới Quốc hiệu, Tiêu ngữ, cùng hàng với số, ký hiệu.",
    ),
    "date.comma": Rule(_E, "II.4", "dấu phẩy sau địa danh", "Gõ dấu phẩy sau địa danh."),
    "date.words": Rule(
        _E,
        "II.4",
        "“ngày … tháng … năm …” viết đầy đủ",
        "Gõ lại, ví dụ: ngày 05 tháng 9 năm 2026.",
    ),
    "date.day_zero": Rule(
        _E,
        "II.4",
        "ngày nhỏ hơn 10 có số 0 phía trước, từ 10 trở lên thì không",
        "Sửa ngày, ví dụ: ngày 05.",
    ),
    "date.month_zero": Rule(
        _E,
        "II.4",
        "chỉ tháng 1 và tháng 2 có số 0 phía trước",
        "Sửa tháng, ví dụ: tháng 01, tháng 9.",
    ),
    "date.line": Rule(
        _E,
        "II.4",
        "cùng một hàng với số, ký hiệu",
        "Đặt dòng số, ký hiệu và dòng địa danh, ngày tháng vào cùng một hàng.",
    ),
    "title.missing": Rule(
        _E,
        "II.5",
        "có tên loại văn bản, hoặc trích yếu “V/v …” nếu là công văn",
        "Gõ tên loại (ví dụ BÁO CÁO) ở giữa, dưới phần đầu văn bản.",
    ),
    "title.letter": Rule(
        _E,
        "II.5 và Phụ lục III, mẫu 1.5",
        "công văn không có dòng tên loại",
        "Xóa dòng tên loại; công văn chỉ có trích yếu “V/v …” dưới số, ký hiệu.",
    ),
    "subject.missing": Rule(
        _E, "II.5", "có trích yếu nội dung dưới tên loại", "Gõ trích yếu ngay dưới tên loại."
    ),
    "subject.rule_missing": Rule(
        _E,
        "II.5",
        "có đường kẻ nét liền dài từ 1/3 đến 1/2 dòng chữ, ở giữa",
        f"{_LINE}, kẻ dưới trích yếu.",
    ),
    "subject.rule_length": Rule(
        _E,
        "II.5",
        "đường kẻ dài từ 1/3 đến 1/2 dòng chữ",
        "Bấm vào đường kẻ, kéo cho dài từ 1/3 đến 1/2 dòng trích yếu.",
    ),
    "addressee.missing": Rule(
        _E,
        "II.9",
        "có “Kính gửi:” khi nơi nhận có “Như trên”",
        "Gõ dòng “Kính gửi: …” dưới trích yếu, hoặc bỏ “Như trên”.",
    ),
    "addressee.colon": Rule(
        _E, "II.9", "dấu hai chấm sau “Kính gửi”", "Gõ dấu : ngay sau “Kính gửi”."
    ),
    "addressee.list": Rule(
        _E,
        "II.9",
        "mỗi nơi một dòng, bắt đầu bằng gạch đầu dòng, cuối dòng có dấu chấm phẩy, dòng cuối có "
        "dấu chấm",
        "Sửa dấu ở đầu và cuối từng dòng dưới “Kính gửi:”.",
    ),
    "addressee.stop": Rule(
        _W,
        "II.9",
        "không có dấu chấm khi chỉ gửi một nơi",
        "Xóa dấu chấm ở cuối dòng “Kính gửi”.",
    ),
    "basis.ending": Rule(
        _E,
        "II.6",
        "mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy, dòng cuối có dấu chấm",
        "Sửa dấu ở cuối dòng căn cứ.",
    ),
    "body.missing": Rule(
        _E, "II.6", "có nội dung văn bản", "Gõ nội dung giữa trích yếu và nơi nhận."
    ),
    "body.align": Rule(_E, "II.6", "canh đều cả hai lề", "Bôi đen các đoạn, bấm Ctrl+J."),
    "body.first_line": Rule(
        _E,
        "II.6",
        "dòng đầu của đoạn lùi vào 1 cm hoặc 1,27 cm",
        f"{_SPACING}, Đặc biệt (Special): Dòng đầu (First line) 1 cm.",
    ),
    "body.gap": Rule(
        _E,
        "II.6",
        "khoảng cách giữa các đoạn ít nhất 6 pt",
        f"{_SPACING}, Trước (Before) 6 pt; bỏ dấu ở ô không thêm khoảng cách giữa đoạn cùng kiểu.",
    ),
    "body.line_spacing": Rule(
        _E,
        "II.6",
        "giãn dòng từ đơn đến 1,5 dòng",
        f"{_SPACING}, Giãn dòng (Line spacing): Đơn (Single).",
    ),
    "body.end_mark": Rule(
        _W, "Phụ lục III, các mẫu", "kết thúc nội dung bằng “./.”", "Gõ ./. sau câu cuối cùng."
    ),
    "section.number": Rule(
        _E,
        "II.6",
        "số La Mã liên tục từ I",
        "Sửa số thứ tự của mục.",
    ),
    "item.number": Rule(
        _E, "II.6", "chữ số Ả Rập liên tục từ 1 trong mỗi mục", "Sửa số thứ tự của khoản."
    ),
    "point.letter": Rule(
        _E,
        "II.6",
        "chữ cái tiếng Việt theo thứ tự a, b, c, d, đ, e, g, h, i, k…",
        "Sửa chữ cái của điểm.",
    ),
    "chapter.number": Rule(
        _E,
        "II.6",
        "số La Mã cho phần, chương; chữ số Ả Rập cho mục, tiểu mục",
        "Sửa số thứ tự của dòng này.",
    ),
    "article.bold": Rule(
        _E, "II.6", "“Điều …” và tiêu đề của điều in đậm", f"{_BLACKEN}, bấm Ctrl+B."
    ),
    "text.tags": Rule(
        _E,
        "II.6",
        "không còn thẻ {{ … }} hoặc {% … %}",
        "Điền nội dung hoặc xóa thẻ.",
    ),
    "capitals.people": Rule(
        _W, "II và Phụ lục II, V", "viết hoa “Nhân dân”", "Sửa thành “Nhân dân”."
    ),
    "capitals.state": Rule(
        _W, "II và Phụ lục II, V", "viết hoa “Nhà nước”", "Sửa thành “Nhà nước”."
    ),
    "recipients.missing": Rule(
        _E, "II.9", "có phần “Nơi nhận:”", "Thêm phần nơi nhận ở cuối, bên trái."
    ),
    "recipients.colon": Rule(
        _E, "II.9", "dấu hai chấm sau “Nơi nhận”", "Gõ dấu : ngay sau “Nơi nhận”."
    ),
    "recipients.as_above": Rule(
        _E,
        "II.9",
        "dòng đầu là “Như trên” khi có “Kính gửi”",
        "Gõ “- Như trên;” ngay dưới “Nơi nhận:”.",
    ),
    "recipients.dash": Rule(
        _E, "II.9", "gạch đầu dòng (-) trước mỗi nơi nhận", "Gõ dấu - ở đầu dòng."
    ),
    "recipients.semicolon": Rule(
        _E, "II.9", "dấu chấm phẩy ở cuối mỗi dòng", "Gõ dấu ; ở cuối dòng."
    ),
    "recipients.archive": Rule(
        _E,
        "II.9",
        "dòng cuối là “Lưu: VT, …”",
        "Thêm dòng “- Lưu: VT, …” (đơn vị soạn thảo) ở cuối nơi nhận.",
    ),
    "recipients.archive_form": Rule(
        _E,
        "II.9",
        "“Lưu:” có dấu hai chấm, rồi “VT”, dấu phẩy, đơn vị soạn thảo",
        "Sửa thành “- Lưu: VT, …” (chữ viết tắt đơn vị soạn thảo).",
    ),
    "recipients.stop": Rule(_E, "II.9", "dấu chấm ở cuối dòng “Lưu”", "Gõ dấu . ở cuối dòng cuối."),
    "role.missing": Rule(
        _E,
        "II.7",
        "có chức vụ của người ký",
        "Gõ quyền hạn, chức vụ của người ký ngang hàng với nơi nhận, bên phải.",
    ),
    "role.prefix": Rule(
        _E, "II.7", "TM., KT., TL., TUQ., Q. có dấu chấm", "Gõ dấu chấm sau chữ viết tắt."
    ),
    "role.deputy": Rule(
        _E,
        "II.7",
        "dưới dòng “KT. …” là chức vụ cấp phó",
        "Gõ chức vụ của người ký (ví dụ PHÓ GIÁM ĐỐC) dưới dòng “KT. …”.",
    ),
    "role.own": Rule(
        _E,
        "II.7",
        "dưới dòng “TM.”, “TL.”, “TUQ.” là chức vụ của người ký",
        "Gõ chức vụ của người ký ở dòng dưới.",
    ),
    "name.academic": Rule(
        _E,
        "II.7",
        "trước họ tên không ghi học hàm, học vị, danh hiệu",
        "Xóa học hàm, học vị trước họ tên.",
    ),
    "appendix.reference": Rule(
        _E,
        "III.1",
        "trong nội dung có chỉ dẫn về phụ lục",
        "Thêm chỉ dẫn “tại Phụ lục …” vào nội dung.",
    ),
    "appendix.number": Rule(
        _E,
        "III.1",
        "có số thứ tự khi văn bản có từ hai phụ lục",
        "Đánh số: Phụ lục I, Phụ lục II…",
    ),
    "appendix.roman": Rule(_E, "III.1", "số thứ tự bằng chữ số La Mã", "Sửa thành I, II, III…"),
    "appendix.order": Rule(_E, "III.1", "số thứ tự liên tục từ I", "Sửa số thứ tự của phụ lục."),
    "appendix.new_page": Rule(
        _W,
        "III.1",
        "mỗi phụ lục bắt đầu từ trang mới",
        f"Đặt con trỏ trước “Phụ lục”, {_LAYOUT.lower()} > Ngắt (Breaks) > Trang kế tiếp.",
    ),
    "appendix.restart": Rule(
        _E,
        "III.1",
        "số trang đánh riêng theo từng phụ lục, từ 1",
        "Ngắt phần trước phụ lục, vào Số trang > Định dạng (Format Page Numbers), bắt đầu từ 1.",
    ),
    "appendix_title.missing": Rule(
        _E, "III.1", "có tên phụ lục, in hoa, dưới chữ “Phụ lục”", "Gõ tên phụ lục."
    ),
    "attached.missing": Rule(
        _E,
        "III.1",
        "có dòng “(Kèm theo … số … ngày … của …)” dưới tên phụ lục",
        "Thêm dòng “(Kèm theo …)” dưới tên phụ lục.",
    ),
    "attached.brackets": Rule(
        _E, "III.1", "đặt trong ngoặc đơn", "Gõ dấu ngoặc đơn ở đầu và cuối dòng."
    ),
}


def _clause(text: str) -> str:
    return text if text.startswith("Phụ lục") else f"{_APPENDIX}, {text}"


RULES = MappingProxyType(
    {
        **dict(_styled_rules()),
        **{
            name: Rule(rule.severity, _clause(rule.clause), rule.expected, rule.hint)
            for name, rule in _RULES.items()
        },
    }
)


def rule_of(name: str) -> Rule:
    """Return a rule by its name."""
    return RULES[name]
