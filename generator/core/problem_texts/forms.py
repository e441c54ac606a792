"""What is wrong with a form as a whole: whose it is, its sheets, columns and rows."""

from types import MappingProxyType

from generator.core.problem_texts.text import ERROR, NOTE, WARNING, Text

FORMS = MappingProxyType(
    {
        # ---- is it a form of ours, for this plan and period
        "form.not_ours": Text(
            ERROR,
            "Tệp không phải biểu mẫu do cơ quan tổng hợp phát hành.",
            "Điền vào đúng biểu mẫu đã nhận (không tạo tệp mới, không chép sheet sang tệp khác).",
        ),
        "form.identity": Text(
            ERROR,
            "Thông tin nhận dạng của biểu mẫu đã bị sửa.",
            "Xin lại biểu mẫu của cơ quan mình, chép câu trả lời sang rồi gửi lại.",
        ),
        "form.wrong_plan": Text(
            ERROR,
            "Biểu mẫu này của kế hoạch {seen}, không phải {expected}.",
            "Gửi biểu mẫu của đúng kế hoạch {expected}.",
        ),
        "form.wrong_period": Text(
            ERROR,
            "Biểu mẫu này của kỳ {seen}, không phải kỳ {expected}.",
            "Gửi biểu mẫu của đúng kỳ {expected}, hoặc chuyển tệp sang thư mục của kỳ {seen}.",
        ),
        "form.unknown_agency": Text(
            ERROR,
            "Cơ quan {seen} ghi trong biểu mẫu không có trong danh sách báo cáo của kỳ này.",
            "Kiểm tra sheet Cơ quan của tệp kế hoạch; nếu cơ quan đã sáp nhập, gửi biểu mẫu của "
            "cơ quan kế thừa.",
        ),
        # ---- its structure
        "sheet.missing": Text(
            ERROR,
            "Không tìm thấy sheet {sheet}.",
            "Xin lại biểu mẫu, chép câu trả lời sang; không xóa, không đổi tên sheet.",
        ),
        "column.missing": Text(
            ERROR,
            "Không tìm thấy cột {column}.",
            "Khôi phục dòng tiêu đề như biểu mẫu đã nhận (không xóa, không đổi tên cột).",
        ),
        "row.missing": Text(
            ERROR,
            "Thiếu dòng của nhiệm vụ {number}: {text}",
            "Thêm lại dòng này từ biểu mẫu đã nhận và điền câu trả lời.",
        ),
        "form.meta_lost": Text(
            NOTE,
            "Sheet ẩn ghi thông tin nhận dạng đã mất; nhận ra {agency} theo thuộc tính tệp.",
            "Không phải sửa; lần sau gửi lại chính tệp biểu mẫu đã nhận.",
        ),
        "form.recognised": Text(
            WARNING,
            "Biểu mẫu mất hết thông tin nhận dạng; nhận ra là của {agency} theo các dòng in sẵn.",
            "Kiểm tra đúng cơ quan, đúng kỳ; lần sau gửi lại chính tệp biểu mẫu đã nhận.",
        ),
        "sheet.other_period": Text(
            ERROR,
            "Sheet này chép từ biểu của kỳ khác: “{seen}” (biểu này của {expected}).",
            "Điền vào biểu mẫu của {expected}; không chép cả sheet từ tệp kỳ trước.",
        ),
        "sheet.other_agency": Text(
            ERROR,
            "Sheet này ghi là của {seen}, nhưng tệp là biểu mẫu của {expected}.",
            "Điền vào biểu mẫu của cơ quan mình; không chép sheet từ tệp của cơ quan khác.",
        ),
        "header.missing": Text(
            ERROR,
            "Sheet {sheet} mất dòng tiêu đề các cột.",
            "Xin lại biểu mẫu, chép câu trả lời sang; không xóa dòng tiêu đề.",
        ),
        "sheet.copied": Text(
            ERROR,
            "Sheet {sheet} ghi khác sheet {other} ở dòng {number}, không rõ lấy sheet nào.",
            "Giữ một sheet có câu trả lời đúng, xóa sheet kia.",
        ),
        "sheet.copy_ignored": Text(
            NOTE,
            "Sheet {sheet} là bản chép của sheet {other}, không có gì khác nên bỏ qua.",
            "Không phải sửa.",
        ),
        "sheet.renamed": Text(
            NOTE,
            "Sheet này đã bị đổi tên; được đọc là sheet {sheet}.",
            "Không phải sửa; lần sau giữ nguyên tên sheet.",
        ),
        "sheet.unprotected": Text(
            NOTE,
            "Sheet {sheet} không còn khóa bảo vệ.",
            "Không phải sửa; lần sau không bỏ khóa, để không sửa nhầm ô in sẵn.",
        ),
        "column.renamed": Text(
            WARNING,
            "Cột “{seen}” được hiểu là cột “{column}”.",
            "Kiểm tra có đúng không; ghi lại tên cột như biểu mẫu.",
        ),
        "column.lost": Text(
            NOTE,
            "Cột in sẵn “{column}” đã bị xóa; câu trả lời vẫn được đọc đủ.",
            "Không phải sửa; lần sau không xóa cột.",
        ),
        "columns.altered": Text(
            NOTE,
            "Các cột của sheet {sheet} đã bị thêm, bớt hoặc đổi chỗ; đã đọc theo tên cột.",
            "Không phải sửa.",
        ),
        "rows.altered": Text(
            NOTE,
            "Các dòng của sheet {sheet} đã bị đổi chỗ; đã đọc theo mã ẩn của từng dòng.",
            "Không phải sửa.",
        ),
        "rows.keyless": Text(
            NOTE,
            "{count} dòng của sheet {sheet} mất mã ẩn; đã nhận ra theo nội dung in sẵn.",
            "Không phải sửa.",
        ),
        "row.by_words": Text(
            WARNING,
            "Dòng {number} mang mã ẩn của dòng khác (do sắp xếp); đã nhận theo nội dung in sẵn.",
            "Kiểm tra câu trả lời có đứng đúng dòng nhiệm vụ không.",
        ),
        "row.removed": Text(
            WARNING,
            "Thiếu dòng {number}: {text}",
            "Nếu có nội dung cần báo cáo ở dòng này thì thêm lại dòng từ biểu mẫu đã nhận.",
        ),
        "cell.merged": Text(
            ERROR,
            "Các ô {seen} đã bị gộp nên mất chỗ ghi câu trả lời.",
            "Bỏ gộp ô (Unmerge Cells) rồi ghi câu trả lời vào từng ô.",
        ),
        "cell.comment": Text(
            WARNING,
            "Ghi chú gắn vào ô không được tính: {seen}",
            "Chuyển nội dung vào ô trả lời hoặc sheet Ý kiến chung.",
        ),
        "cell.outside": Text(
            WARNING,
            "Nội dung ghi ngoài bảng nên không được tính: {seen}",
            "Chuyển nội dung vào ô trả lời hoặc sheet Ý kiến chung.",
        ),
        "row.key_differs": Text(
            ERROR,
            "Dòng {number} mang nội dung của một nhiệm vụ khác (do sắp xếp hoặc cắt dán).",
            "Xin lại biểu mẫu, chép câu trả lời vào đúng dòng; không sắp xếp, không cắt dán dòng.",
        ),
        "cell.not_asked": Text(
            WARNING,
            "Ô “{column}” không hỏi ở dòng này nên không được tính: {seen}",
            "Ghi nội dung vào ô được hỏi của dòng, ví dụ cột Kết quả thực hiện.",
        ),
        "column.unknown": Text(
            WARNING,
            "Cột không có trong biểu mẫu nên không được tính: {seen}",
            "Chuyển nội dung vào các cột của biểu mẫu hoặc sheet Ý kiến chung.",
        ),
        "sheet.unknown": Text(
            WARNING,
            "Sheet {sheet} không có trong biểu mẫu nên không được tính.",
            "Chuyển nội dung vào các sheet của biểu mẫu.",
        ),
        "row.new": Text(
            WARNING,
            "Nhiệm vụ, chỉ tiêu {number} có trong kế hoạch sau khi phát hành biểu mẫu này: {text}",
            "Phát hành lại biểu mẫu (issue) nếu cần cơ quan báo cáo thêm nội dung này.",
        ),
        "row.unknown": Text(
            WARNING,
            "Dòng này không có trong biểu mẫu nên không được tính: {seen}",
            "Đưa nội dung vào dòng nhiệm vụ tương ứng hoặc vào sheet Ý kiến chung.",
        ),
        "row.duplicate": Text(
            ERROR,
            "Nhiệm vụ {number} có hai dòng với câu trả lời khác nhau (dòng kia ở ô {other}).",
            "Giữ lại một dòng có câu trả lời đúng, xóa dòng kia.",
        ),
    }
)
