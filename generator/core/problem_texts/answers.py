"""What is wrong with an answer."""

from types import MappingProxyType

from generator.core.problem_texts.text import ERROR, WARNING, Text

ANSWERS = MappingProxyType(
    {
        "status.missing": Text(
            ERROR,
            "Chưa chọn tình trạng.",
            "Chọn một trong: Hoàn thành, Đang thực hiện, Chưa thực hiện, Không phát sinh, "
            "Không áp dụng.",
        ),
        "status.unknown": Text(
            ERROR,
            "Tình trạng “{seen}” không có trong danh sách.",
            "Chọn một trong: Hoàn thành, Đang thực hiện, Chưa thực hiện, Không phát sinh, "
            "Không áp dụng.",
        ),
        "status.progress": Text(
            WARNING,
            "Tình trạng “{status}” nhưng tiến độ là {progress}%.",
            "Xem lại tình trạng hoặc tiến độ để hai ô khớp nhau.",
        ),
        "status.nil_with_answers": Text(
            WARNING,
            "Tình trạng “{status}” nhưng dòng vẫn có câu trả lời.",
            "Nếu có kết quả thì chọn lại tình trạng; nếu không thì xóa các câu trả lời của dòng.",
        ),
        "result.missing": Text(
            ERROR,
            "Chưa ghi kết quả thực hiện cho nhiệm vụ “{status}”.",
            "Ghi ngắn gọn việc đã làm và kết quả trong kỳ.",
        ),
        "figure.missing": Text(
            ERROR,
            "Chưa ghi số liệu ({unit}).",
            "Ghi số đã thực hiện; nếu chưa có kết quả thì ghi 0.",
        ),
        "date.missing": Text(
            ERROR,
            "Nhiệm vụ có thời hạn đã hoàn thành nhưng chưa ghi ngày hoàn thành.",
            "Ghi ngày hoàn thành theo dạng ngày/tháng/năm, ví dụ 15/9/2025.",
        ),
        "date.future": Text(
            ERROR,
            "Ngày hoàn thành {seen} sau ngày nhận báo cáo.",
            "Ghi ngày đã hoàn thành; nếu chưa hoàn thành thì chọn “Đang thực hiện”.",
        ),
        "date.unreadable": Text(
            ERROR,
            "“{seen}” không phải là ngày.",
            "Ghi theo dạng ngày/tháng/năm, ví dụ 15/9/2025.",
        ),
        "date.ambiguous": Text(
            ERROR,
            "“{seen}” có thể là {first} hoặc {second}.",
            "Ghi lại, tháng viết bằng chữ, ví dụ ngày 05 tháng 6 năm 2025.",
        ),
        "date.no_year": Text(
            ERROR,
            "“{seen}” chưa ghi năm.",
            "Ghi đủ ngày/tháng/năm, ví dụ 15/9/2025.",
        ),
        "date.no_day": Text(
            ERROR,
            "“{seen}” chưa ghi ngày.",
            "Ghi đủ ngày/tháng/năm, ví dụ 15/9/2025.",
        ),
        "date.impossible": Text(
            ERROR,
            "Ngày “{seen}” không có trong lịch.",
            "Xem lại ngày và tháng: tháng 4, 6, 9, 11 có 30 ngày, tháng 2 có 28 hoặc 29 ngày.",
        ),
        "date.weekday": Text(
            ERROR,
            "Trong “{seen}”, ngày và thứ không khớp nhau.",
            "Xem lịch rồi ghi lại, chỉ cần ngày/tháng/năm, ví dụ 15/9/2025.",
        ),
        "date.lunar": Text(
            ERROR,
            "“{seen}” có thể là ngày âm lịch.",
            "Ghi ngày dương lịch theo dạng ngày/tháng/năm, ví dụ 15/9/2025.",
        ),
        "number.unreadable": Text(
            ERROR,
            "“{seen}” không phải là số.",
            "Chỉ ghi số (dấu phẩy cho phần thập phân), phần giải thích ghi ở cột bên cạnh.",
        ),
        "number.dated": Text(
            ERROR,
            "Ô phải ghi số nhưng đang là ngày {seen}: Excel đã đổi {typed} thành ngày, hoặc ô mang "
            "định dạng ngày (số trong ô là {number}).",
            "Định dạng lại ô là General (Chung) rồi gõ lại số; thứ hạng chỉ gõ hạng, ví dụ 3.",
        ),
        "number.timed": Text(
            ERROR,
            "Ô phải ghi số nhưng đang là giờ hoặc thời gian {seen} (số trong ô là {number}).",
            "Định dạng lại ô là General (Chung) rồi gõ lại số.",
        ),
        "number.ambiguous": Text(
            ERROR,
            "“{seen}” có thể hiểu là {first} hoặc {second}.",
            "Gõ lại cho rõ: 1234 hoặc 1,5 (không gõ dấu chấm giữa hàng nghìn); tỷ lệ ghi 85,5.",
        ),
        "progress.one": Text(
            ERROR,
            "Tiến độ 1 có thể hiểu là 1% hoặc 100%.",
            "Gõ cả dấu phần trăm: 1% hoặc 100%.",
        ),
        "progress.range": Text(
            ERROR,
            "Tiến độ {seen} nằm ngoài khoảng từ 0 đến 100.",
            "Ghi số phần trăm từ 0 đến 100.",
        ),
        "figure.impossible": Text(
            ERROR,
            "Số liệu {seen} không thể có: {why}.",
            "Ghi lại số liệu; chưa có kết quả thì ghi “Không phát sinh”.",
        ),
        "figure.smaller": Text(
            WARNING,
            "Số liệu {seen} nhỏ hơn số lũy kế kỳ trước đã báo cáo ({before}).",
            "Ghi số cộng dồn từ đầu năm; kỳ trước ghi sai thì nói rõ ở cột Khó khăn, vướng mắc.",
        ),
        "progress.smaller": Text(
            WARNING,
            "Tiến độ {seen}% thấp hơn kỳ trước ({before}%).",
            "Xem lại tiến độ; nếu kỳ trước ghi sai thì nói rõ ở cột Khó khăn, vướng mắc.",
        ),
        "status.reopened": Text(
            WARNING,
            "Kỳ trước đã báo “Hoàn thành”, kỳ này ghi “{status}”.",
            "Xem lại tình trạng; nếu đúng thì nói rõ lý do ở cột Khó khăn, vướng mắc.",
        ),
        "unit.missing": Text(
            WARNING,
            "Có số liệu {seen} nhưng chưa ghi đơn vị tính.",
            "Ghi đơn vị tính của số liệu, ví dụ: lớp, hồ sơ, doanh nghiệp.",
        ),
        "unit.differs": Text(
            ERROR,
            "Biểu hỏi theo đơn vị “{unit}” nhưng ô này ghi “{seen}”.",
            "Ghi số liệu theo đơn vị “{unit}” và giữ nguyên đơn vị tính in sẵn.",
        ),
        "date.outside_window": Text(
            WARNING,
            "Ngày hoàn thành {seen} nằm ngoài thời gian lấy số liệu ({window}).",
            "Xem lại ngày, tháng, năm đã ghi; nếu đúng thì để nguyên.",
        ),
        "figure.over_hundred": Text(
            WARNING,
            "Tỷ lệ {seen}% lớn hơn 100%.",
            "Xem lại con số và dấu phẩy thập phân; nếu đúng thì để nguyên.",
        ),
        "row.text_differs": Text(
            WARNING,
            "Kế hoạch hiện nay ghi dòng {number} khác với biểu mẫu: {text}",
            "Kiểm tra câu trả lời còn đúng với nội dung mới không; nếu không thì phát hành lại.",
        ),
        "value.formula": Text(
            ERROR,
            "Ô chứa công thức chưa có kết quả: {seen}",
            "Thay công thức bằng con số.",
        ),
        "value.excel_error": Text(
            ERROR,
            "Ô đang báo lỗi {seen}.",
            "Gõ lại nội dung của ô.",
        ),
        "text.encoding": Text(
            ERROR,
            "Chữ gõ bằng bảng mã cũ (TCVN3, VNI) không đọc chắc được: {seen}",
            "Gõ lại bằng bảng mã Unicode, hoặc chuyển mã sang Unicode bằng bộ gõ (UniKey: "
            "Ctrl+Shift+F6).",
        ),
        "text.encoding_ambiguous": Text(
            ERROR,
            "Chữ gõ bằng bảng mã cũ, có thể là “{first}” hoặc “{second}”: {seen}",
            "Gõ lại bằng bảng mã Unicode, hoặc chuyển mã sang Unicode bằng bộ gõ (UniKey: "
            "Ctrl+Shift+F6).",
        ),
        "indicator.missing": Text(
            WARNING,
            "Chưa có kết quả của chỉ tiêu.",
            "Ghi kết quả; nếu kỳ này chưa có số liệu thì ghi “Không phát sinh”.",
        ),
    }
)
