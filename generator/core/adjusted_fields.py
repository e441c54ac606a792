"""What officers may write in the master of the supplementary report, told in Vietnamese.

A test keeps this table and the records of core/adjusted_tags.py equal.
"""

from types import MappingProxyType

from generator.core.master_fields import Told

ADJUSTED_FIELDS = MappingProxyType(
    {
        "AdjustedLine": {
            "so": Told("Số thứ tự", "1"),
            "noi_dung": Told("Tên số liệu", "Số nhiệm vụ hoàn thành, toàn Kế hoạch"),
            "da_bao_cao": Told("Số liệu đã báo cáo; — nếu không có", "17 (23,3%)"),
            "dieu_chinh": Told("Số liệu điều chỉnh; — nếu không có", "19 (26%)"),
            "nguyen_nhan": Told("Cơ quan và tệp làm thay đổi", "UBND xã Mẫu (tệp bo-sung.xlsx)"),
        },
        "AdjustedGroup": {
            "ten": Told("Tên phần của bảng", "Số liệu chung"),
            "so_luong": Told("Số số liệu điều chỉnh của phần này", "05"),
            "dong": Told("Các dòng, dùng trong vòng lặp"),
        },
        "AdjustedReport": {
            "co_quan": Told("Cơ quan báo cáo"),
            "ke_hoach": Told("Kế hoạch được báo cáo"),
            "ky": Told("Kỳ báo cáo"),
            "so_ky_hieu": Told("Số, ký hiệu của báo cáo điều chỉnh", "     /BC-SM"),
            "ngay_bao_cao": Told("Ngày tháng năm của báo cáo", "ngày     tháng 9 năm 2025"),
            "do_khan": Told("Độ khẩn; trống nếu không có", "KHẨN"),
            "trich_yeu": Told("Trích yếu", "Điều chỉnh số liệu kết quả thực hiện Kế hoạch"),
            "noi_dung": Told("Trích yếu khi đặt giữa câu", "điều chỉnh số liệu kết quả"),
            "kinh_gui": Told("Nơi kính gửi, dùng trong vòng lặp", "Ủy ban nhân dân tỉnh Mẫu"),
            "bao_cao_da_gui": Told(
                "Báo cáo đã gửi, được điều chỉnh",
                "Báo cáo số 15/BC-SM ngày 23/9/2025 của Sở Mẫu",
            ),
            "ly_do": Told("Các lý do điều chỉnh, đã đánh số", "(1) UBND xã Mẫu gửi báo cáo muộn."),
            "so_thay_doi": Told("Số số liệu điều chỉnh; trống nếu không có", "12"),
            "nhom": Told("Các phần của bảng số liệu điều chỉnh, dùng trong vòng lặp"),
            "y_kien_moi": Told("Kết quả, ý kiến bổ sung (danh sách)", "Đã mở 03 lớp tập huấn."),
            "y_kien_bo": Told("Kết quả, ý kiến không còn (danh sách)", "Thiếu kinh phí."),
            "so_y_kien_doi": Told("Số nội dung có thêm, bớt cơ quan cùng nêu; có thể trống", "02"),
            "noi_nhan": Told("Nơi nhận, dùng trong vòng lặp", "- Như trên;"),
            "tham_quyen": Told("Thẩm quyền ký, dùng trong vòng lặp", "KT. GIÁM ĐỐC"),
            "chuc_vu": Told("Chức vụ người ký", "PHÓ GIÁM ĐỐC"),
            "nguoi_ky": Told("Họ tên người ký", "Họ và tên người ký"),
        },
    }
)
