"""What is wrong with a plan: as issued, or its workbook."""

from types import MappingProxyType

from generator.core.problem_texts.text import ERROR, NOTE, WARNING, Text

PLANS = MappingProxyType(
    {
        # ---- a plan as issued, to be imported
        "document.unreadable": Text(
            ERROR,
            "Tệp kế hoạch hỏng hoặc không đọc được ({seen}).",
            "Mở tệp bằng Word hoặc Excel, chọn Lưu thành (Save As) kiểu .docx hoặc .xlsx rồi chạy "
            "lại.",
        ),
        "document.too_large": Text(
            ERROR,
            "Tệp kế hoạch quá lớn: {seen} (giới hạn {limit}).",
            "Chép phần lời và các bảng phụ lục sang một tệp mới, bỏ ảnh, rồi chạy lại.",
        ),
        "document.password": Text(
            ERROR,
            "Tệp kế hoạch được đặt mật khẩu nên không đọc được.",
            "Mở tệp, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ), lưu rồi chạy lại.",
        ),
        "document.macro": Text(
            ERROR,
            "Tệp kế hoạch có chứa macro nên không được mở.",
            "Lưu thành (Save As) kiểu .docx hoặc .xlsx, không có macro, rồi chạy lại.",
        ),
        "document.far_cell": Text(
            ERROR,
            "Sheet của tệp kế hoạch có ô nằm quá xa bảng ({seen}) nên không đọc hết được.",
            "Xóa các ô thừa nằm ngoài bảng (chọn, bấm Delete), lưu rồi chạy lại.",
        ),
        "document.other_type": Text(
            ERROR,
            "Tệp kế hoạch không phải kiểu .docx hoặc .xlsx ({seen}).",
            "Mở bằng Word hoặc Excel, chọn Lưu thành (Save As) kiểu .docx hoặc .xlsx; bản PDF, bản "
            "chụp thì lấy tệp gốc ở nơi soạn thảo.",
        ),
        "document.no_table": Text(
            ERROR,
            "Không thấy bảng nhiệm vụ hoặc chỉ tiêu nào trong tệp.",
            "Bảng cần dòng tiêu đề có tên nhiệm vụ (hoặc chỉ tiêu) cùng cơ quan chủ trì, thời hạn "
            "hoặc mục tiêu; thêm dòng tiêu đề rồi chạy lại.",
        ),
        # ---- issuing
        "issue.due_doubtful": Text(
            WARNING,
            "Hạn {seen} ghi ở --due đã qua hoặc quá xa (hôm nay {today}).",
            "Nếu không phải làm lại kỳ cũ thì phát hành lại với --due đúng.",
        ),
        # ---- the plan workbook
        "plan.unreadable": Text(
            ERROR,
            "Không đọc được tệp kế hoạch ({seen}).",
            "Mở tệp bằng Excel và lưu lại kiểu .xlsx; nếu hỏng, lấy bản sao lưu.",
        ),
        "plan.id_differs": Text(
            ERROR,
            "Mã kế hoạch là “{seen}” nhưng thư mục là “{expected}”.",
            "Sửa mã kế hoạch hoặc đổi tên thư mục cho trùng nhau.",
        ),
        "plan.sheet_missing": Text(
            ERROR,
            "Tệp kế hoạch thiếu sheet {sheet} hoặc sheet này không có dòng tiêu đề.",
            "Thêm sheet {sheet} với các cột: {columns}.",
        ),
        "plan.column_missing": Text(
            ERROR,
            "Thiếu cột {column}.",
            "Thêm lại cột với đúng tên {column}.",
        ),
        "plan.value_missing": Text(
            ERROR,
            "Chưa ghi {item}.",
            "Ghi {item} vào ô này.",
        ),
        "plan.value_unknown": Text(
            ERROR,
            "“{seen}” không dùng được cho {item}.",
            "Ghi một trong: {allowed}.",
        ),
        "plan.code_invalid": Text(
            ERROR,
            "Mã “{seen}” không dùng làm tên tệp được.",
            "Chỉ dùng chữ cái không dấu, chữ số, dấu - và _ , không quá 40 ký tự; mã dạng 1.1 thì "
            "định dạng ô là Văn bản (Text) rồi gõ lại; không dùng CON, AUX, NUL…",
        ),
        "plan.key_duplicate": Text(
            ERROR,
            "Mã “{seen}” đã dùng ở ô {other}.",
            "Đặt mã khác cho dòng này.",
        ),
        "plan.agency_unknown": Text(
            ERROR,
            "“{seen}” không có trong sheet Cơ quan và sheet Nhóm.",
            "Ghi đúng tên, tên viết tắt hoặc mã của cơ quan, hoặc thêm cụm từ này vào sheet Nhóm.",
        ),
        "plan.group_empty": Text(
            ERROR,
            "Nhóm “{seen}” không có cơ quan nào.",
            "Ghi loại cơ quan hoặc mã cơ quan thuộc nhóm.",
        ),
        "plan.lead_missing": Text(
            WARNING,
            "Nhiệm vụ {seen} không có cơ quan chủ trì nên không ai phải báo cáo.",
            "Ghi cơ quan chủ trì; nếu kế hoạch không giao, ghi cơ quan tổng hợp.",
        ),
        "plan.limit_unreadable": Text(
            WARNING,
            "Không đọc được thời hạn “{seen}” nên nhiệm vụ tạm tính là không ghi thời hạn.",
            "Chọn Loại thời hạn (và ghi Đến ngày nếu có thời hạn) ở các cột bên cạnh; giữ nguyên "
            "lời văn của kế hoạch.",
        ),
        "plan.limit_outside": Text(
            WARNING,
            "Thời hạn “{seen}” đọc là {days}, nằm ngoài thời gian của kế hoạch.",
            "Xem lại năm; nếu đúng như vậy, ghi Từ ngày, Đến ngày ở các cột bên cạnh.",
        ),
        "plan.target_unreadable": Text(
            WARNING,
            "Không đọc được số liệu trong “{seen}”.",
            "Ghi số vào các cột {columns}; giữ nguyên lời văn của kế hoạch.",
        ),
        "plan.not_a_day": Text(
            ERROR,
            "“{seen}” không phải là ngày.",
            "Ghi ngày/tháng (ví dụ 20/9; 10/1 năm sau) hoặc ngày/tháng/năm theo tiêu đề cột.",
        ),
        "plan.limit_is_day": Text(
            WARNING,
            "Ô đang là ngày {seen}: có thể Excel đã tự đổi từ “{month}”.",
            "Nếu là tháng thì định dạng ô là Văn bản (Text) và ghi Tháng {month}.",
        ),
        "plan.merged": Text(
            WARNING,
            "Các ô {seen} bị gộp: chỉ ô đầu có giá trị, các ô còn lại coi như để trống.",
            "Bỏ gộp ô (Unmerge) và ghi giá trị vào từng ô.",
        ),
        "plan.sheet_twice": Text(
            WARNING,
            "Sheet này trùng tên với sheet {other} nên không được đọc.",
            "Đổi tên hoặc xóa sheet thừa.",
        ),
        "plan.line_twice": Text(
            WARNING,
            "Mục “{seen}” đã có ở ô {other}; dòng này không được dùng.",
            "Giữ lại một dòng.",
        ),
        "plan.phrase_twice": Text(
            ERROR,
            "Cụm từ “{seen}” đã có ở ô {other}.",
            "Gộp hai dòng thành một.",
        ),
        "plan.successor_circle": Text(
            ERROR,
            "Cơ quan {seen} kế thừa chính mình (trực tiếp hoặc qua cơ quan khác).",
            "Ghi mã cơ quan kế thừa cho đúng; cơ quan đang hoạt động thì để trống.",
        ),
        "plan.due_far": Text(
            WARNING,
            "Hạn {seen} của kỳ {slot} cách ngày cuối kỳ quá xa.",
            "Xem lại ngày, tháng và cụm từ “năm sau”.",
        ),
        "plan.order_reversed": Text(
            ERROR,
            "Giá trị đầu {first} lớn hơn giá trị cuối {last}.",
            "Ghi lại: ngày đầu trước ngày cuối, tối thiểu không quá tối đa.",
        ),
        "plan.quantity_negative": Text(
            ERROR,
            "Số lượng {seen} nhỏ hơn 0.",
            "Ghi số lượng từ 0 trở lên.",
        ),
        "plan.years_reversed": Text(
            ERROR,
            "Năm cuối {seen} trước năm đầu {first}.",
            "Sửa năm đầu hoặc năm cuối của kế hoạch.",
        ),
        "plan.due_early": Text(
            ERROR,
            "Hạn {seen} của kỳ {slot} rơi vào trước khi kỳ bắt đầu ({start}).",
            "Nếu hạn thuộc năm kế tiếp thì ghi “{seen} năm sau”; nếu không thì sửa lại ngày.",
        ),
        "plan.due_first_half": Text(
            WARNING,
            "Hạn {seen} của kỳ {slot} nằm ở nửa đầu của kỳ.",
            "Nếu hạn thuộc năm kế tiếp thì ghi “{seen} năm sau”; nếu đúng như vậy thì để nguyên.",
        ),
        "plan.upward_early": Text(
            ERROR,
            "Hạn báo cáo cấp trên {seen} trước hạn gửi của cơ quan {due}.",
            "Ghi hạn báo cáo cấp trên sau hạn gửi; thuộc năm kế tiếp thì ghi thêm chữ “năm sau”.",
        ),
        "plan.window_after_due": Text(
            WARNING,
            "Số liệu lấy đến {seen}, sau hạn gửi của cơ quan {due}.",
            "Xem lại ngày cuối của số liệu hoặc hạn gửi.",
        ),
        "plan.window_early": Text(
            WARNING,
            "Số liệu kỳ {slot} chỉ lấy đến {seen}, chưa hết nửa đầu của kỳ.",
            "Xem lại hai cột số liệu từ ngày, đến ngày; có thể ghi ngược.",
        ),
        "plan.sheet_unknown": Text(
            WARNING,
            "Sheet này có các cột như sheet {meant} nhưng tên khác, nên không được đọc.",
            "Đổi tên sheet thành {meant}, hoặc xóa nếu không dùng.",
        ),
        "plan.indicator_circle": Text(
            ERROR,
            "Chỉ tiêu “{seen}” lại là cấp trên hoặc thành phần của chính nó.",
            "Sửa cột này ở một trong các chỉ tiêu nối vòng nhau.",
        ),
        "plan.successor_unknown": Text(
            ERROR,
            "Cơ quan kế thừa “{seen}” không có trong cột Mã của sheet Cơ quan.",
            "Ghi mã của cơ quan kế thừa (nhiều cơ quan thì mỗi dòng một mã), thêm dòng cho cơ quan "
            "mới nếu chưa có.",
        ),
        "plan.name_shared": Text(
            WARNING,
            "Tên “{seen}” trùng với cơ quan ở ô {other}; khi nhắc đến tên này, chương trình hiểu "
            "là cơ quan ghi trước.",
            "Sửa tên cho khác nhau, hoặc ghi bằng mã ở các sheet khác.",
        ),
        "plan.email_malformed": Text(
            WARNING,
            "“{seen}” không phải địa chỉ thư điện tử.",
            "Ghi lại địa chỉ; nhiều địa chỉ thì ngăn cách bằng dấu chấm phẩy.",
        ),
        "plan.deputy_missing": Text(
            WARNING,
            "Ký thay (KT.) nhưng chức vụ người ký không phải cấp phó: {seen}.",
            "Ghi chức vụ của người ký thay, ví dụ PHÓ GIÁM ĐỐC; người đứng đầu ký thì bỏ KT. ở "
            "dòng Thẩm quyền ký.",
        ),
        "plan.signer_titled": Text(
            NOTE,
            "Họ tên người ký “{seen}” được ghi là “{taken}”: trước họ tên không ghi học hàm, học "
            "vị, và họ tên không viết hoa toàn bộ.",
            "Không cần sửa; muốn hết thông báo thì ghi đúng như tên trong báo cáo.",
        ),
        "plan.group_without_members": Text(
            WARNING,
            "Nhóm “{seen}” không có cơ quan nào vào hạn {day}.",
            "Xem lại Nhận biểu mẫu, Hiệu lực từ, Hiệu lực đến và Cơ quan kế thừa của các cơ quan "
            "thuộc nhóm.",
        ),
        "plan.lead_ended": Text(
            WARNING,
            "“{seen}” không còn vào hạn {day} và không có cơ quan kế thừa nên không ai báo cáo.",
            "Ghi cơ quan kế thừa ở sheet Cơ quan, hoặc ghi cơ quan khác vào ô này.",
        ),
        "plan.lead_without_form": Text(
            WARNING,
            "“{seen}” không nhận biểu mẫu nên không báo cáo được nội dung này.",
            "Ghi Có ở cột Nhận biểu mẫu của sheet Cơ quan, hoặc ghi cơ quan khác vào ô này.",
        ),
        "plan.no_tasks": Text(
            WARNING,
            "Chưa có nhiệm vụ nào.",
            "Ghi các nhiệm vụ theo phụ lục của kế hoạch, mỗi dòng một nhiệm vụ.",
        ),
        "plan.task_repeated": Text(
            WARNING,
            "Nhiệm vụ {seen} có cùng nội dung với nhiệm vụ ở ô {other}.",
            "Nếu ghi hai lần thì xóa một dòng; nếu kế hoạch giao như vậy thì để nguyên.",
        ),
        "plan.task_group_empty": Text(
            NOTE,
            "Nhóm nhiệm vụ {seen} chưa có nhiệm vụ nào.",
            "Xem lại cột Nhóm của sheet Nhiệm vụ, hoặc xóa nhóm này.",
        ),
        "plan.indicator_unknown": Text(
            ERROR,
            "“{seen}” không phải mã của chỉ tiêu nào.",
            "Ghi mã có trong cột Mã của sheet Chỉ tiêu, hoặc để trống.",
        ),
        "plan.indicators_without_lead": Text(
            NOTE,
            "Chưa ghi cơ quan báo cáo của các chỉ tiêu {codes}; cơ quan tổng hợp sẽ báo cáo.",
            "Ghi cơ quan báo cáo nếu kế hoạch có giao; nếu không thì để nguyên.",
        ),
        "plan.total_differs": Text(
            NOTE,
            "{item} ghi {seen}, nhưng cộng các chỉ tiêu {codes} được {total}.",
            "Đối chiếu với kế hoạch: có thể do làm tròn, hoặc một con số ghi chưa đúng.",
        ),
    }
)
