"""What officers may write between {{ and }}: every field of core/tags.py, told in Vietnamese.

A test keeps this table and the records of core/tags.py equal.
"""

from types import MappingProxyType
from typing import NamedTuple


class Told(NamedTuple):
    """What a field means, and a value as it may look in a report."""

    meaning: str
    example: str = ""


_NAME = "UBND xã Mẫu"
_LIST = "y_kien là danh sách các ý kiến, con_lai là số ý kiến còn lại không nêu"
FIELDS = MappingProxyType(
    {
        "TheOffice": {
            "ten": Told("Tên cơ quan báo cáo", "Sở Mẫu"),
            "ten_hoa": Told("Tên cơ quan báo cáo viết hoa", "SỞ MẪU"),
            "chu_quan": Told("Tên cơ quan chủ quản", "UBND TỈNH MẪU"),
            "ky_hieu": Told("Chữ viết tắt của cơ quan trong số, ký hiệu", "SM"),
            "dia_danh": Told("Địa danh ghi trước ngày tháng", "Tỉnh Mẫu"),
        },
        "ThePlan": {
            "ten": Told("Tên kế hoạch", "Phát triển kinh tế tỉnh Mẫu năm 2025"),
            "ten_trong_cau": Told(
                "Tên kế hoạch khi đặt giữa câu", "phát triển kinh tế tỉnh Mẫu năm 2025"
            ),
            "trich_dan": Told(
                "Kế hoạch được viện dẫn đầy đủ: số, ngày, cơ quan ban hành, tên",
                "Kế hoạch số 12/KH-UBND ngày 05/02/2025 của UBND tỉnh Mẫu",
            ),
        },
        "ThePeriod": {
            "ten": Told("Tên kỳ báo cáo", "Quý III năm 2025"),
            "han": Told("Hạn gửi của các cơ quan", "20/9/2025"),
            "den_ngay": Told("Ngày tổng hợp", "23/9/2025"),
            "so_lieu": Told("Thời gian lấy số liệu", "từ ngày 15/6/2025 đến ngày 14/9/2025"),
        },
        "Listed": {
            "y_kien": Told("Các ý kiến, dùng trong vòng lặp", "Đã tổ chức 03 hội nghị"),
            "con_lai": Told("Số ý kiến còn lại không nêu; trống nếu đã nêu hết", "5"),
        },
        "Headed": {
            "so": Told("Số hoặc chữ đánh trước mục", "a"),
            "ten": Told("Tên mục", "Về kinh phí"),
            "noi_dung": Told(f"Nội dung của mục: {_LIST}"),
        },
        "GroupText": {
            "so": Told("Số của nhóm nhiệm vụ", "II"),
            "ten": Told("Tên nhóm nhiệm vụ", "Đất đai"),
            "tom_tat": Told("Tóm tắt kết quả của nhóm", "Hoàn thành 2 nhiệm vụ."),
            "ket_qua": Told(f"Kết quả nổi bật: {_LIST}"),
        },
        "TaskLine": {
            "so": Told("Số thứ tự nhiệm vụ", "3"),
            "ten": Told("Nội dung nhiệm vụ", "Mở lớp tập huấn"),
            "yeu_cau": Told("Số lượng, sản phẩm kế hoạch yêu cầu (danh sách)", "05-07 lớp"),
            "chu_tri": Told("Cơ quan chủ trì", "Sở Mẫu"),
            "thoi_han": Told("Thời hạn ghi trong kế hoạch", "Quý III/2025"),
            "tinh_trang": Told("Tình trạng thực hiện (danh sách)", "Đang thực hiện"),
            "tien_do": Told("Tiến độ", "60%"),
            "ket_qua": Told("Kết quả thực hiện (danh sách)", "Đã mở 03 lớp"),
            "kho_khan": Told("Khó khăn, vướng mắc (danh sách)", "Thiếu kinh phí"),
        },
        "TaskGroupLines": {
            "so": Told("Số của nhóm nhiệm vụ", "II"),
            "ten": Told("Tên nhóm nhiệm vụ", "Đất đai"),
            "dong": Told("Các nhiệm vụ của nhóm, dùng trong vòng lặp"),
        },
        "IndicatorLine": {
            "so": Told("Số thứ tự chỉ tiêu", "1"),
            "ten": Told("Tên chỉ tiêu", "Tỷ lệ hồ sơ đúng hạn"),
            "tong_hop": Told("Có chỉ tiêu thành phần hay không (dùng trong if)"),
            "don_vi": Told("Đơn vị tính", "%"),
            "ky_goc": Told("Giá trị kỳ gốc", "90"),
            "muc_tieu": Told("Mục tiêu", "≥ 95"),
            "ket_qua": Told("Kết quả", "96"),
            "danh_gia": Told("Đánh giá", "Đạt"),
            "ghi_chu": Told("Ghi chú", "Ước thực hiện"),
        },
        "AgencyLine": {
            "so": Told("Số thứ tự cơ quan", "1"),
            "ten": Told("Tên cơ quan, đơn vị", _NAME),
            "tinh_trang": Told("Tình hình gửi báo cáo", "Đúng hạn"),
            "nhan_luc": Told("Ngày nhận báo cáo", "18/9/2025"),
            "nhiem_vu": Told("Số nhiệm vụ chủ trì", "4"),
            "hoan_thanh": Told("Số nhiệm vụ hoàn thành", "2"),
            "dang": Told("Số nhiệm vụ đang thực hiện", "1"),
            "chua": Told("Số nhiệm vụ chưa thực hiện", "1"),
            "khong_phat_sinh": Told("Số nhiệm vụ không phát sinh", "0"),
            "khong_ap_dung": Told("Số nhiệm vụ không áp dụng", "0"),
        },
        "AppendixNumbers": {
            "nhiem_vu": Told("Số của phụ lục nhiệm vụ", "I"),
            "chi_tieu": Told("Số của phụ lục chỉ tiêu; trống nếu không có phụ lục này", "II"),
            "co_quan": Told("Số của phụ lục tình hình gửi báo cáo", "III"),
        },
        "Report": {
            "co_quan": Told("Cơ quan báo cáo"),
            "ke_hoach": Told("Kế hoạch được báo cáo"),
            "ky": Told("Kỳ báo cáo"),
            "so_ky_hieu": Told("Số, ký hiệu của báo cáo", "     /BC-SM"),
            "ngay_bao_cao": Told("Ngày tháng năm của báo cáo", "ngày     tháng 9 năm 2025"),
            "do_khan": Told("Độ khẩn; trống nếu không có", "KHẨN"),
            "trich_yeu": Told("Trích yếu", "Kết quả thực hiện Kế hoạch năm 2025"),
            "noi_dung": Told("Trích yếu khi đặt giữa câu", "kết quả thực hiện Kế hoạch năm 2025"),
            "kinh_gui": Told("Nơi kính gửi, dùng trong vòng lặp", "Ủy ban nhân dân tỉnh Mẫu"),
            "so_nhiem_vu": Told("Số nhiệm vụ của kế hoạch", "73"),
            "so_nhom": Told("Số nhóm nhiệm vụ", "10"),
            "so_chi_tieu": Told("Số chỉ tiêu; trống nếu không có", "11"),
            "so_co_quan": Told("Số cơ quan phải báo cáo", "141"),
            "tinh_hinh_gui": Told(
                "Tình hình gửi báo cáo", "có 138/141 cơ quan, đơn vị gửi báo cáo, đạt 97,9%"
            ),
            "so_tep_khong_nhan": Told("Số tệp không nhận được; trống nếu không có", "2"),
            "chi_dao": Told(f"Công tác chỉ đạo: {_LIST}"),
            "ket_qua_chung": Told("Kết quả chung", "hoàn thành 20 nhiệm vụ (27,4%)"),
            "theo_thoi_han": Told(
                "Kết quả theo thời hạn", "Hoàn thành đúng hạn 18 nhiệm vụ (24,7%)."
            ),
            "so_luong": Told("Kết quả so với số lượng được giao", "Đạt 5/7 số lượng được giao."),
            "tien_do_chung": Told("Tiến độ chung", "Tiến độ bình quân đạt 61,5%."),
            "con_thieu": Told(
                "Câu nêu các cơ quan chưa có báo cáo; trống nếu đã đủ",
                "Số liệu chưa gồm 03 cơ quan, đơn vị chưa gửi báo cáo.",
            ),
            "so_sanh": Told(
                "So sánh với các kỳ trước, dùng trong vòng lặp", "Tăng 5 nhiệm vụ so với Quý II."
            ),
            "nhom": Told("Các nhóm nhiệm vụ, dùng trong vòng lặp"),
            "chi_tieu": Told("Kết quả chung các chỉ tiêu", "Đạt 8/11 chỉ tiêu."),
            "chi_tieu_dat": Told(f"Kết quả từng chỉ tiêu: {_LIST}"),
            "theo_loai": Told(
                "Tình hình gửi theo loại cơ quan, dùng trong vòng lặp", "Sở: 18/19 cơ quan đã gửi;"
            ),
            "phoi_hop": Told(f"Kết quả phối hợp: {_LIST}"),
            "ton_tai": Told(
                "Tồn tại, hạn chế, dùng trong vòng lặp", "Có 03 nhiệm vụ quá hạn chưa hoàn thành."
            ),
            "kho_khan": Told(f"Khó khăn, vướng mắc: {_LIST}"),
            "kho_khan_theo_nhom": Told("Khó khăn, vướng mắc theo nhóm vấn đề, dùng trong vòng lặp"),
            "nhiem_vu_toi": Told(
                "Nhiệm vụ thời gian tới, dùng trong vòng lặp", "Đôn đốc các nhiệm vụ quá hạn."
            ),
            "trong_tam": Told(f"Nhiệm vụ trọng tâm kỳ tới: {_LIST}"),
            "kien_nghi": Told(f"Kiến nghị, đề xuất: {_LIST}"),
            "kien_nghi_theo_noi": Told("Kiến nghị theo nơi được kiến nghị, dùng trong vòng lặp"),
            "noi_nhan": Told("Nơi nhận, dùng trong vòng lặp", "- Như trên;"),
            "tham_quyen": Told("Thẩm quyền ký, dùng trong vòng lặp", "KT. GIÁM ĐỐC"),
            "chuc_vu": Told("Chức vụ người ký", "PHÓ GIÁM ĐỐC"),
            "nguoi_ky": Told("Họ tên người ký", "Họ và tên người ký"),
            "kem_theo": Told(
                "Dòng kèm theo của phụ lục", "(Kèm theo Báo cáo số   /BC-SM của Sở Mẫu)"
            ),
            "phu_luc": Told("Số của các phụ lục"),
            "phu_luc_nhiem_vu": Told("Phụ lục nhiệm vụ theo nhóm, dùng trong vòng lặp"),
            "phu_luc_chi_tieu": Told("Phụ lục chỉ tiêu, dùng trong vòng lặp"),
            "phu_luc_co_quan": Told("Phụ lục tình hình gửi báo cáo, dùng trong vòng lặp"),
            "tong_cong": Told("Dòng tổng cộng của phụ lục tình hình gửi báo cáo"),
        },
        "LetterLine": {
            "so": Told("Số thứ tự cơ quan", "1"),
            "ten": Told("Tên cơ quan, đơn vị", _NAME),
            "ghi_chu": Told("Tên biểu mẫu gửi kèm, hoặc việc còn thiếu", "Chưa gửi báo cáo"),
        },
        "Owing": {
            "so_co_quan": Told("Số cơ quan phải báo cáo", "141"),
            "so_da_gui": Told("Số cơ quan đã gửi hợp lệ", "138"),
            "so_chua_gui": Told("Số cơ quan chưa gửi; trống nếu không có", "2"),
            "chua_gui": Told("Tên các cơ quan chưa gửi, khi có ít", "UBND xã Mẫu, UBND xã Ví Dụ"),
            "so_phai_sua": Told("Số cơ quan phải sửa và gửi lại; trống nếu không có", "1"),
            "phai_sua": Told("Tên các cơ quan phải sửa, khi có ít", "Sở Ví Dụ"),
            "qua_han": Told("Đã quá hạn hay chưa (dùng trong if)"),
        },
        "Letter": {
            "co_quan": Told("Cơ quan gửi công văn"),
            "ke_hoach": Told("Kế hoạch được báo cáo"),
            "ky": Told("Kỳ báo cáo"),
            "so_ky_hieu": Told("Số, ký hiệu của công văn", "     /SM-TH"),
            "ngay_van_ban": Told("Ngày tháng năm của công văn", "ngày     tháng 9 năm 2025"),
            "do_khan": Told("Độ khẩn; trống nếu không có", "KHẨN"),
            "trich_yeu": Told("Trích yếu", "báo cáo kết quả thực hiện Kế hoạch năm 2025"),
            "kinh_gui": Told("Nơi kính gửi, dùng trong vòng lặp", _NAME),
            "cap_tren": Told("Nơi nhận báo cáo tổng hợp", "Ủy ban nhân dân tỉnh Mẫu"),
            "thu_dien_tu": Told("Thư điện tử nhận báo cáo", "somau@example.vn"),
            "noi_nhan": Told("Nơi nhận, dùng trong vòng lặp", "- Như trên;"),
            "tham_quyen": Told("Thẩm quyền ký, dùng trong vòng lặp", "KT. GIÁM ĐỐC"),
            "chuc_vu": Told("Chức vụ người ký", "PHÓ GIÁM ĐỐC"),
            "nguoi_ky": Told("Họ tên người ký", "Họ và tên người ký"),
            "kem_theo": Told(
                "Dòng kèm theo của phụ lục", "(Kèm theo Công văn số   /SM-TH của Sở Mẫu)"
            ),
            "phu_luc_co_quan": Told("Danh sách cơ quan kèm công văn, dùng trong vòng lặp"),
            "don_doc": Told("Những gì còn thiếu (chỉ có trong công văn đôn đốc)"),
        },
    }
)

# Tags that draw instead of printing; they are written {{r ke_co_quan }}.
DRAWN = MappingProxyType(
    {
        "ke_co_quan": Told("Dòng kẻ dưới tên cơ quan ban hành"),
        "ke_tieu_ngu": Told("Dòng kẻ dưới tiêu ngữ"),
        "ke_trich_yeu": Told("Dòng kẻ dưới trích yếu"),
        "ke_phu_luc": Told("Dòng kẻ dưới tên phụ lục"),
    }
)

# What a report is hardly complete without.
EXPECTED = (
    *("co_quan", "trich_yeu", "kinh_gui", "ky", "tinh_hinh_gui", "ket_qua_chung", "nhom"),
    *("ton_tai", "kho_khan", "nhiem_vu_toi", "kien_nghi", "noi_nhan", "chuc_vu", "nguoi_ky"),
    *("so_tep_khong_nhan", "phu_luc_nhiem_vu", "phu_luc_chi_tieu", "phu_luc_co_quan"),
)
