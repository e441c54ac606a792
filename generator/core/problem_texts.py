"""The catalogue of problem codes: severity, what is wrong, what to do.

docs/problems.md is made from this table. A code never changes its meaning; wording may.
"""

from types import MappingProxyType
from typing import NamedTuple


class Text(NamedTuple):
    """One entry of the catalogue; `{name}` stands for a parameter of the problem."""

    severity: str
    message: str
    hint: str


_ERROR, _WARNING, _NOTE = "error", "warning", "note"

TEXTS = MappingProxyType(
    {
        # ---- the file as a whole
        "file.unreadable": Text(
            _ERROR,
            "Tệp hỏng hoặc không đọc được như một bảng tính.",
            "Mở tệp bằng Excel, chọn Lưu thành (Save As) kiểu Excel Workbook (.xlsx) rồi gửi lại.",
        ),
        "file.too_large": Text(
            _ERROR,
            "Tệp quá lớn: {seen} (giới hạn {limit}).",
            "Điền vào đúng biểu mẫu đã nhận, không chèn ảnh hay bảng tính khác; văn bản gửi kèm "
            "gửi thành tệp riêng.",
        ),
        "file.password": Text(
            _ERROR,
            "Tệp được đặt mật khẩu nên không đọc được.",
            "Bỏ mật khẩu mở tệp (Tệp > Thông tin > Bảo vệ sổ làm việc) rồi gửi lại.",
        ),
        "file.macro": Text(
            _ERROR,
            "Tệp có chứa macro nên không được nhận.",
            "Chép câu trả lời sang biểu mẫu đã nhận (đuôi .xlsx, không có macro) rồi gửi lại.",
        ),
        "file.no_access": Text(
            _ERROR,
            "Không mở được tệp ({seen}).",
            "Đóng tệp nếu đang mở, chép tệp thật (không phải lối tắt) vào thư mục rồi chạy lại.",
        ),
        "file.bug": Text(
            _ERROR,
            "Chương trình gặp lỗi khi đọc tệp này: {seen}.",
            "Giữ nguyên tệp; gửi tệp và dòng này cho người phụ trách chương trình. Các tệp khác "
            "vẫn được xử lý.",
        ),
        "file.far_cell": Text(
            _ERROR,
            "Sheet có ô chứa dữ liệu nằm quá xa bảng ({seen}) nên không đọc hết được.",
            "Xóa các ô thừa nằm ngoài bảng (chọn, bấm Delete), lưu rồi gửi lại.",
        ),
        "file.duplicate": Text(
            _NOTE,
            "Nội dung giống hệt tệp đã nhận trước ({first}).",
            "Không phải làm gì: chỉ tệp nhận trước được tính.",
        ),
        "file.excluded": Text(
            _NOTE,
            "Tệp này được loại ra, không tính: {why}.",
            "Muốn tính lại thì chạy receive với --restore.",
        ),
        "register.old_problem": Text(
            _NOTE,
            "Sổ ghi một vấn đề mà bản chương trình này không còn dùng ({seen}).",
            "Chạy lại receive để xem các vấn đề hiện nay của tệp.",
        ),
        "file.other_type": Text(
            _ERROR,
            "Tệp không phải bảng tính kiểu đọc được ({seen}); các kiểu đọc được là .xlsx, .xlsm "
            "không có macro, .xls và .ods.",
            "Mở biểu mẫu đã nhận bằng Excel, chọn Lưu thành (Save As) kiểu Excel Workbook (.xlsx) "
            "rồi gửi lại.",
        ),
        # ---- mails and archives
        "mail.no_form": Text(
            _ERROR,
            "Thư không kèm biểu mẫu Excel nào ({seen}).",
            "Đính kèm biểu mẫu Excel đã điền rồi gửi lại; bản chụp, tệp PDF và đường dẫn trong thư "
            "không thay được biểu mẫu.",
        ),
        "mail.damaged": Text(
            _ERROR,
            "Tệp thư hỏng nên không lấy được tệp đính kèm.",
            "Lưu lại thư từ hộp thư, hoặc tải riêng biểu mẫu đính kèm về thư mục.",
        ),
        "mail.encrypted": Text(
            _ERROR,
            "Thư hoặc tệp được mã hóa hay đóng gói cùng chữ ký số nên không mở được.",
            "Mở thư trong hộp thư, lưu biểu mẫu đính kèm về thư mục; hoặc đề nghị gửi lại thư "
            "thường.",
        ),
        "mail.bounce": Text(
            _NOTE,
            "Thư báo không gửi được tới người nhận, không phải báo cáo.",
            "Mở thư trong hộp thư để biết địa chỉ nào sai, sửa địa chỉ ở sheet Cơ quan.",
        ),
        "mail.too_large": Text(
            _ERROR,
            "Thư quá lớn nên chưa lấy về: {seen} (giới hạn {limit}).",
            "Mở thư trong hộp thư, lưu riêng biểu mẫu Excel về thư mục của kỳ; hoặc đề nghị gửi "
            "lại, không kèm ảnh và bản chụp.",
        ),
        "mail.other_period": Text(
            _NOTE,
            "Thư kèm biểu mẫu của kế hoạch {plan}, kỳ {period}.",
            "Chạy fetch {plan} {period}, hoặc fetch không ghi kế hoạch, để lấy thư này.",
        ),
        "mail.unknown_plan": Text(
            _ERROR,
            "Thư kèm biểu mẫu của kế hoạch {plan}, kỳ {period}, nhưng inputs/ không có kỳ này.",
            "Kiểm tra thư mục kế hoạch trong inputs/; hỏi lại nơi gửi nếu họ gửi nhầm.",
        ),
        # ---- the settings file of the mailbox
        "mail_settings.no_file": Text(
            _ERROR,
            "Không mở được tệp khai báo hộp thư ({seen}).",
            "Chép docs/thu-dien-tu.vi-du.ini ra ngoài chương trình, sửa lại, rồi ghi đúng đường "
            "dẫn sau --mail hoặc ở biến môi trường BCTH_MAIL.",
        ),
        "mail_settings.unreadable": Text(
            _ERROR,
            "Tệp khai báo hộp thư không đúng cách ghi.",
            "Ghi mỗi dòng “tên = giá trị” dưới [gui] hoặc [nhan] như tệp ví dụ "
            "docs/thu-dien-tu.vi-du.ini, lưu kiểu UTF-8.",
        ),
        "mail_settings.password": Text(
            _ERROR,
            "Tệp khai báo hộp thư có ghi mật khẩu.",
            "Xóa dòng mật khẩu khỏi tệp; cất mật khẩu bằng lệnh python3 -m keyring set "
            "bao-cao-tong-hop TÊN_TÀI_KHOẢN, hoặc đặt biến môi trường BCTH_MAIL_PASSWORD.",
        ),
        "mail_settings.missing": Text(
            _ERROR,
            "Mục [{section}] thiếu dòng {key}.",
            "Thêm dòng “{key} = …” dưới [{section}]; xem docs/thu-dien-tu.vi-du.ini.",
        ),
        "mail_settings.value": Text(
            _ERROR,
            "Mục [{section}], dòng {key} ghi “{seen}”.",
            "Ghi {expected}.",
        ),
        "archive.no_form": Text(
            _ERROR,
            "Tệp nén không có biểu mẫu Excel nào ({seen}).",
            "Nén lại cùng biểu mẫu Excel đã điền, hoặc gửi thẳng tệp Excel.",
        ),
        "archive.damaged": Text(
            _ERROR,
            "Tệp nén, hoặc tệp này trong đó, hỏng nên không lấy ra được.",
            "Gửi thẳng tệp Excel, không nén; hoặc nén lại kiểu .zip.",
        ),
        "archive.password": Text(
            _ERROR,
            "Tệp nén đặt mật khẩu nên không lấy ra được {seen}.",
            "Gửi thẳng tệp Excel, hoặc nén lại không đặt mật khẩu.",
        ),
        "archive.other_type": Text(
            _ERROR,
            "Tệp nén kiểu {seen} không mở được.",
            "Gửi thẳng tệp Excel, hoặc nén lại kiểu .zip.",
        ),
        "archive.too_large": Text(
            _ERROR,
            "Tệp nén hoặc thư quá lớn khi mở ra: {seen} (giới hạn {limit}).",
            "Gửi riêng biểu mẫu Excel, không nén chung với ảnh, bản chụp và thư cũ.",
        ),
        "archive.too_deep": Text(
            _ERROR,
            "Tệp nén hoặc thư lồng trong nhau quá {limit} lớp.",
            "Gửi thẳng tệp Excel, hoặc chỉ nén một lần.",
        ),
        # ---- a plan as issued, to be imported
        "document.unreadable": Text(
            _ERROR,
            "Tệp kế hoạch hỏng hoặc không đọc được ({seen}).",
            "Mở tệp bằng Word hoặc Excel, chọn Lưu thành (Save As) kiểu .docx hoặc .xlsx rồi chạy "
            "lại.",
        ),
        "document.too_large": Text(
            _ERROR,
            "Tệp kế hoạch quá lớn: {seen} (giới hạn {limit}).",
            "Chép phần lời và các bảng phụ lục sang một tệp mới, bỏ ảnh, rồi chạy lại.",
        ),
        "document.password": Text(
            _ERROR,
            "Tệp kế hoạch được đặt mật khẩu nên không đọc được.",
            "Mở tệp, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ), lưu rồi chạy lại.",
        ),
        "document.macro": Text(
            _ERROR,
            "Tệp kế hoạch có chứa macro nên không được mở.",
            "Lưu thành (Save As) kiểu .docx hoặc .xlsx, không có macro, rồi chạy lại.",
        ),
        "document.far_cell": Text(
            _ERROR,
            "Sheet của tệp kế hoạch có ô nằm quá xa bảng ({seen}) nên không đọc hết được.",
            "Xóa các ô thừa nằm ngoài bảng (chọn, bấm Delete), lưu rồi chạy lại.",
        ),
        "document.other_type": Text(
            _ERROR,
            "Tệp kế hoạch không phải kiểu .docx hoặc .xlsx ({seen}).",
            "Mở bằng Word hoặc Excel, chọn Lưu thành (Save As) kiểu .docx hoặc .xlsx; bản PDF, bản "
            "chụp thì lấy tệp gốc ở nơi soạn thảo.",
        ),
        "document.no_table": Text(
            _ERROR,
            "Không thấy bảng nhiệm vụ hoặc chỉ tiêu nào trong tệp.",
            "Bảng cần dòng tiêu đề có tên nhiệm vụ (hoặc chỉ tiêu) cùng cơ quan chủ trì, thời hạn "
            "hoặc mục tiêu; thêm dòng tiêu đề rồi chạy lại.",
        ),
        # ---- figures of a Word report held against the data
        "figure.differs": Text(
            _ERROR,
            "{label}: trong văn bản ghi “{seen}”, tính lại từ các biểu đã nhận là “{expected}” "
            "(đoạn “{quote}”).",
            "Sửa lại số trong văn bản, hoặc chạy report để lập bản mới; nếu số trong văn bản mới "
            "đúng thì đề nghị cơ quan gửi biểu đã sửa.",
        ),
        "figure.gone": Text(
            _ERROR,
            "“{seen}” không còn trong số liệu tổng hợp (đoạn “{quote}”).",
            "Bỏ nội dung này khỏi văn bản, hoặc chạy report để lập bản mới.",
        ),
        "figure.lost": Text(
            _ERROR,
            "{label}: đã bị gõ đè hoặc xóa trong văn bản, đúng phải là “{expected}” "
            "(đoạn “{quote}”).",
            "Kiểm tra lại đoạn này với số tính lại, sửa cho khớp.",
        ),
        "figure.unsourced": Text(
            _WARNING,
            "Số “{seen}” được thêm bằng tay, không có nguồn trong các biểu đã nhận "
            "(đoạn “{quote}”).",
            "Kiểm tra nguồn của số này trước khi trình ký.",
        ),
        "figure.reworded": Text(
            _NOTE,
            "Ý kiến của cơ quan đã được sửa câu chữ: “{seen}” (nguyên văn “{expected}”).",
            "Không phải sửa nếu ý không đổi.",
        ),
        "figure.removed": Text(
            _NOTE,
            "{label} (“{expected}”) đã được bỏ khỏi văn bản.",
            "Không phải sửa nếu chủ ý bỏ.",
        ),
        "figure.none": Text(
            _ERROR,
            "Văn bản không có dấu số liệu nào của chương trình nên không kiểm tra được.",
            "Kiểm tra tệp do lệnh report lập (bao-cao.docx), không phải tệp chép nội dung sang.",
        ),
        "figure.supplement": Text(
            _ERROR,
            "Báo cáo điều chỉnh không mang dấu số liệu nên không kiểm tra được bằng verify.",
            "Chạy report để tính lại số liệu điều chỉnh và so với báo cáo đã gửi; rồi chạy verify "
            "với bao-cao.docx.",
        ),
        # ---- a Word document whose form is checked
        "word.unreadable": Text(
            _ERROR,
            "Tệp hỏng hoặc không đọc được như một văn bản Word ({seen}).",
            "Mở tệp bằng Word, chọn Lưu thành (Save As) kiểu .docx rồi chạy lại.",
        ),
        "word.too_large": Text(
            _ERROR,
            "Tệp quá lớn: {seen} (giới hạn {limit}).",
            "Bỏ ảnh, tệp nhúng ra khỏi văn bản rồi chạy lại.",
        ),
        "word.password": Text(
            _ERROR,
            "Văn bản được đặt mật khẩu nên không đọc được.",
            "Mở tệp, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu), lưu rồi chạy lại.",
        ),
        "word.other_type": Text(
            _ERROR,
            "Tệp không phải văn bản Word kiểu .docx ({seen}).",
            "Mở bằng Word, chọn Lưu thành (Save As) kiểu .docx; bản PDF, bản chụp thì lấy tệp gốc "
            "ở nơi soạn thảo.",
        ),
        # ---- is it a form of ours, for this plan and period
        "form.not_ours": Text(
            _ERROR,
            "Tệp không phải biểu mẫu do cơ quan tổng hợp phát hành.",
            "Điền vào đúng biểu mẫu đã nhận (không tạo tệp mới, không chép sheet sang tệp khác).",
        ),
        "form.identity": Text(
            _ERROR,
            "Thông tin nhận dạng của biểu mẫu đã bị sửa.",
            "Xin lại biểu mẫu của cơ quan mình, chép câu trả lời sang rồi gửi lại.",
        ),
        "form.wrong_plan": Text(
            _ERROR,
            "Biểu mẫu này của kế hoạch {seen}, không phải {expected}.",
            "Gửi biểu mẫu của đúng kế hoạch {expected}.",
        ),
        "form.wrong_period": Text(
            _ERROR,
            "Biểu mẫu này của kỳ {seen}, không phải kỳ {expected}.",
            "Gửi biểu mẫu của đúng kỳ {expected}, hoặc chuyển tệp sang thư mục của kỳ {seen}.",
        ),
        "form.unknown_agency": Text(
            _ERROR,
            "Cơ quan {seen} ghi trong biểu mẫu không có trong danh sách báo cáo của kỳ này.",
            "Kiểm tra sheet Cơ quan của tệp kế hoạch; nếu cơ quan đã sáp nhập, gửi biểu mẫu của "
            "cơ quan kế thừa.",
        ),
        # ---- its structure
        "sheet.missing": Text(
            _ERROR,
            "Không tìm thấy sheet {sheet}.",
            "Xin lại biểu mẫu, chép câu trả lời sang; không xóa, không đổi tên sheet.",
        ),
        "column.missing": Text(
            _ERROR,
            "Không tìm thấy cột {column}.",
            "Khôi phục dòng tiêu đề như biểu mẫu đã nhận (không xóa, không đổi tên cột).",
        ),
        "row.missing": Text(
            _ERROR,
            "Thiếu dòng của nhiệm vụ {number}: {text}",
            "Thêm lại dòng này từ biểu mẫu đã nhận và điền câu trả lời.",
        ),
        "form.meta_lost": Text(
            _NOTE,
            "Sheet ẩn ghi thông tin nhận dạng đã mất; nhận ra {agency} theo thuộc tính tệp.",
            "Không phải sửa; lần sau gửi lại chính tệp biểu mẫu đã nhận.",
        ),
        "form.recognised": Text(
            _WARNING,
            "Biểu mẫu mất hết thông tin nhận dạng; nhận ra là của {agency} theo các dòng in sẵn.",
            "Kiểm tra đúng cơ quan, đúng kỳ; lần sau gửi lại chính tệp biểu mẫu đã nhận.",
        ),
        "sheet.other_period": Text(
            _ERROR,
            "Sheet này chép từ biểu của kỳ khác: “{seen}” (biểu này của {expected}).",
            "Điền vào biểu mẫu của {expected}; không chép cả sheet từ tệp kỳ trước.",
        ),
        "sheet.other_agency": Text(
            _ERROR,
            "Sheet này ghi là của {seen}, nhưng tệp là biểu mẫu của {expected}.",
            "Điền vào biểu mẫu của cơ quan mình; không chép sheet từ tệp của cơ quan khác.",
        ),
        "header.missing": Text(
            _ERROR,
            "Sheet {sheet} mất dòng tiêu đề các cột.",
            "Xin lại biểu mẫu, chép câu trả lời sang; không xóa dòng tiêu đề.",
        ),
        "sheet.copied": Text(
            _ERROR,
            "Sheet {sheet} ghi khác sheet {other} ở dòng {number}, không rõ lấy sheet nào.",
            "Giữ một sheet có câu trả lời đúng, xóa sheet kia.",
        ),
        "sheet.copy_ignored": Text(
            _NOTE,
            "Sheet {sheet} là bản chép của sheet {other}, không có gì khác nên bỏ qua.",
            "Không phải sửa.",
        ),
        "sheet.renamed": Text(
            _NOTE,
            "Sheet này đã bị đổi tên; được đọc là sheet {sheet}.",
            "Không phải sửa; lần sau giữ nguyên tên sheet.",
        ),
        "sheet.unprotected": Text(
            _NOTE,
            "Sheet {sheet} không còn khóa bảo vệ.",
            "Không phải sửa; lần sau không bỏ khóa, để không sửa nhầm ô in sẵn.",
        ),
        "column.renamed": Text(
            _WARNING,
            "Cột “{seen}” được hiểu là cột “{column}”.",
            "Kiểm tra có đúng không; ghi lại tên cột như biểu mẫu.",
        ),
        "column.lost": Text(
            _NOTE,
            "Cột in sẵn “{column}” đã bị xóa; câu trả lời vẫn được đọc đủ.",
            "Không phải sửa; lần sau không xóa cột.",
        ),
        "columns.altered": Text(
            _NOTE,
            "Các cột của sheet {sheet} đã bị thêm, bớt hoặc đổi chỗ; đã đọc theo tên cột.",
            "Không phải sửa.",
        ),
        "rows.altered": Text(
            _NOTE,
            "Các dòng của sheet {sheet} đã bị đổi chỗ; đã đọc theo mã ẩn của từng dòng.",
            "Không phải sửa.",
        ),
        "rows.keyless": Text(
            _NOTE,
            "{count} dòng của sheet {sheet} mất mã ẩn; đã nhận ra theo nội dung in sẵn.",
            "Không phải sửa.",
        ),
        "row.by_words": Text(
            _WARNING,
            "Dòng {number} mang mã ẩn của dòng khác (do sắp xếp); đã nhận theo nội dung in sẵn.",
            "Kiểm tra câu trả lời có đứng đúng dòng nhiệm vụ không.",
        ),
        "row.removed": Text(
            _WARNING,
            "Thiếu dòng {number}: {text}",
            "Nếu có nội dung cần báo cáo ở dòng này thì thêm lại dòng từ biểu mẫu đã nhận.",
        ),
        "cell.merged": Text(
            _ERROR,
            "Các ô {seen} đã bị gộp nên mất chỗ ghi câu trả lời.",
            "Bỏ gộp ô (Unmerge Cells) rồi ghi câu trả lời vào từng ô.",
        ),
        "cell.comment": Text(
            _WARNING,
            "Ghi chú gắn vào ô không được tính: {seen}",
            "Chuyển nội dung vào ô trả lời hoặc sheet Ý kiến chung.",
        ),
        "cell.outside": Text(
            _WARNING,
            "Nội dung ghi ngoài bảng nên không được tính: {seen}",
            "Chuyển nội dung vào ô trả lời hoặc sheet Ý kiến chung.",
        ),
        "row.key_differs": Text(
            _ERROR,
            "Dòng {number} mang nội dung của một nhiệm vụ khác (do sắp xếp hoặc cắt dán).",
            "Xin lại biểu mẫu, chép câu trả lời vào đúng dòng; không sắp xếp, không cắt dán dòng.",
        ),
        "cell.not_asked": Text(
            _WARNING,
            "Ô “{column}” không hỏi ở dòng này nên không được tính: {seen}",
            "Ghi nội dung vào ô được hỏi của dòng, ví dụ cột Kết quả thực hiện.",
        ),
        "column.unknown": Text(
            _WARNING,
            "Cột không có trong biểu mẫu nên không được tính: {seen}",
            "Chuyển nội dung vào các cột của biểu mẫu hoặc sheet Ý kiến chung.",
        ),
        "sheet.unknown": Text(
            _WARNING,
            "Sheet {sheet} không có trong biểu mẫu nên không được tính.",
            "Chuyển nội dung vào các sheet của biểu mẫu.",
        ),
        "row.new": Text(
            _WARNING,
            "Nhiệm vụ, chỉ tiêu {number} có trong kế hoạch sau khi phát hành biểu mẫu này: {text}",
            "Phát hành lại biểu mẫu (issue) nếu cần cơ quan báo cáo thêm nội dung này.",
        ),
        "row.unknown": Text(
            _WARNING,
            "Dòng này không có trong biểu mẫu nên không được tính: {seen}",
            "Đưa nội dung vào dòng nhiệm vụ tương ứng hoặc vào sheet Ý kiến chung.",
        ),
        "row.duplicate": Text(
            _ERROR,
            "Nhiệm vụ {number} có hai dòng với câu trả lời khác nhau (dòng kia ở ô {other}).",
            "Giữ lại một dòng có câu trả lời đúng, xóa dòng kia.",
        ),
        # ---- answers
        "status.missing": Text(
            _ERROR,
            "Chưa chọn tình trạng.",
            "Chọn một trong: Hoàn thành, Đang thực hiện, Chưa thực hiện, Không phát sinh, "
            "Không áp dụng.",
        ),
        "status.unknown": Text(
            _ERROR,
            "Tình trạng “{seen}” không có trong danh sách.",
            "Chọn một trong: Hoàn thành, Đang thực hiện, Chưa thực hiện, Không phát sinh, "
            "Không áp dụng.",
        ),
        "status.progress": Text(
            _WARNING,
            "Tình trạng “{status}” nhưng tiến độ là {progress}%.",
            "Xem lại tình trạng hoặc tiến độ để hai ô khớp nhau.",
        ),
        "status.nil_with_answers": Text(
            _WARNING,
            "Tình trạng “{status}” nhưng dòng vẫn có câu trả lời.",
            "Nếu có kết quả thì chọn lại tình trạng; nếu không thì xóa các câu trả lời của dòng.",
        ),
        "result.missing": Text(
            _ERROR,
            "Chưa ghi kết quả thực hiện cho nhiệm vụ “{status}”.",
            "Ghi ngắn gọn việc đã làm và kết quả trong kỳ.",
        ),
        "figure.missing": Text(
            _ERROR,
            "Chưa ghi số liệu ({unit}).",
            "Ghi số đã thực hiện; nếu chưa có kết quả thì ghi 0.",
        ),
        "date.missing": Text(
            _ERROR,
            "Nhiệm vụ có thời hạn đã hoàn thành nhưng chưa ghi ngày hoàn thành.",
            "Ghi ngày hoàn thành theo dạng ngày/tháng/năm, ví dụ 15/9/2025.",
        ),
        "date.future": Text(
            _ERROR,
            "Ngày hoàn thành {seen} sau ngày nhận báo cáo.",
            "Ghi ngày đã hoàn thành; nếu chưa hoàn thành thì chọn “Đang thực hiện”.",
        ),
        "date.unreadable": Text(
            _ERROR,
            "“{seen}” không phải là ngày.",
            "Ghi theo dạng ngày/tháng/năm, ví dụ 15/9/2025.",
        ),
        "date.ambiguous": Text(
            _ERROR,
            "“{seen}” có thể là {first} hoặc {second}.",
            "Ghi lại, tháng viết bằng chữ, ví dụ ngày 05 tháng 6 năm 2025.",
        ),
        "date.no_year": Text(
            _ERROR,
            "“{seen}” chưa ghi năm.",
            "Ghi đủ ngày/tháng/năm, ví dụ 15/9/2025.",
        ),
        "date.no_day": Text(
            _ERROR,
            "“{seen}” chưa ghi ngày.",
            "Ghi đủ ngày/tháng/năm, ví dụ 15/9/2025.",
        ),
        "date.impossible": Text(
            _ERROR,
            "Ngày “{seen}” không có trong lịch.",
            "Xem lại ngày và tháng: tháng 4, 6, 9, 11 có 30 ngày, tháng 2 có 28 hoặc 29 ngày.",
        ),
        "date.weekday": Text(
            _ERROR,
            "Trong “{seen}”, ngày và thứ không khớp nhau.",
            "Xem lịch rồi ghi lại, chỉ cần ngày/tháng/năm, ví dụ 15/9/2025.",
        ),
        "date.lunar": Text(
            _ERROR,
            "“{seen}” có thể là ngày âm lịch.",
            "Ghi ngày dương lịch theo dạng ngày/tháng/năm, ví dụ 15/9/2025.",
        ),
        "number.unreadable": Text(
            _ERROR,
            "“{seen}” không phải là số.",
            "Chỉ ghi số (dấu phẩy cho phần thập phân), phần giải thích ghi ở cột bên cạnh.",
        ),
        "number.dated": Text(
            _ERROR,
            "Ô phải ghi số nhưng đang là ngày {seen}: Excel đã đổi {typed} thành ngày, hoặc ô mang "
            "định dạng ngày (số trong ô là {number}).",
            "Định dạng lại ô là General (Chung) rồi gõ lại số; thứ hạng chỉ gõ hạng, ví dụ 3.",
        ),
        "number.timed": Text(
            _ERROR,
            "Ô phải ghi số nhưng đang là giờ hoặc thời gian {seen} (số trong ô là {number}).",
            "Định dạng lại ô là General (Chung) rồi gõ lại số.",
        ),
        "number.ambiguous": Text(
            _ERROR,
            "“{seen}” có thể hiểu là {first} hoặc {second}.",
            "Gõ lại cho rõ: 1234 hoặc 1,5 (không gõ dấu chấm giữa hàng nghìn); tỷ lệ ghi 85,5.",
        ),
        "progress.one": Text(
            _ERROR,
            "Tiến độ 1 có thể hiểu là 1% hoặc 100%.",
            "Gõ cả dấu phần trăm: 1% hoặc 100%.",
        ),
        "progress.range": Text(
            _ERROR,
            "Tiến độ {seen} nằm ngoài khoảng từ 0 đến 100.",
            "Ghi số phần trăm từ 0 đến 100.",
        ),
        "figure.impossible": Text(
            _ERROR,
            "Số liệu {seen} không thể có: {why}.",
            "Ghi lại số liệu; chưa có kết quả thì ghi “Không phát sinh”.",
        ),
        "figure.smaller": Text(
            _WARNING,
            "Số liệu {seen} nhỏ hơn số lũy kế kỳ trước đã báo cáo ({before}).",
            "Ghi số cộng dồn từ đầu năm; kỳ trước ghi sai thì nói rõ ở cột Khó khăn, vướng mắc.",
        ),
        "progress.smaller": Text(
            _WARNING,
            "Tiến độ {seen}% thấp hơn kỳ trước ({before}%).",
            "Xem lại tiến độ; nếu kỳ trước ghi sai thì nói rõ ở cột Khó khăn, vướng mắc.",
        ),
        "status.reopened": Text(
            _WARNING,
            "Kỳ trước đã báo “Hoàn thành”, kỳ này ghi “{status}”.",
            "Xem lại tình trạng; nếu đúng thì nói rõ lý do ở cột Khó khăn, vướng mắc.",
        ),
        "unit.missing": Text(
            _WARNING,
            "Có số liệu {seen} nhưng chưa ghi đơn vị tính.",
            "Ghi đơn vị tính của số liệu, ví dụ: lớp, hồ sơ, doanh nghiệp.",
        ),
        "unit.differs": Text(
            _ERROR,
            "Biểu hỏi theo đơn vị “{unit}” nhưng ô này ghi “{seen}”.",
            "Ghi số liệu theo đơn vị “{unit}” và giữ nguyên đơn vị tính in sẵn.",
        ),
        "date.outside_window": Text(
            _WARNING,
            "Ngày hoàn thành {seen} nằm ngoài thời gian lấy số liệu ({window}).",
            "Xem lại ngày, tháng, năm đã ghi; nếu đúng thì để nguyên.",
        ),
        "figure.over_hundred": Text(
            _WARNING,
            "Tỷ lệ {seen}% lớn hơn 100%.",
            "Xem lại con số và dấu phẩy thập phân; nếu đúng thì để nguyên.",
        ),
        "row.text_differs": Text(
            _WARNING,
            "Kế hoạch hiện nay ghi dòng {number} khác với biểu mẫu: {text}",
            "Kiểm tra câu trả lời còn đúng với nội dung mới không; nếu không thì phát hành lại.",
        ),
        "value.formula": Text(
            _ERROR,
            "Ô chứa công thức chưa có kết quả: {seen}",
            "Thay công thức bằng con số.",
        ),
        "value.excel_error": Text(
            _ERROR,
            "Ô đang báo lỗi {seen}.",
            "Gõ lại nội dung của ô.",
        ),
        "text.encoding": Text(
            _ERROR,
            "Chữ gõ bằng bảng mã cũ (TCVN3, VNI) không đọc chắc được: {seen}",
            "Gõ lại bằng bảng mã Unicode, hoặc chuyển mã sang Unicode bằng bộ gõ (UniKey: "
            "Ctrl+Shift+F6).",
        ),
        "text.encoding_ambiguous": Text(
            _ERROR,
            "Chữ gõ bằng bảng mã cũ, có thể là “{first}” hoặc “{second}”: {seen}",
            "Gõ lại bằng bảng mã Unicode, hoặc chuyển mã sang Unicode bằng bộ gõ (UniKey: "
            "Ctrl+Shift+F6).",
        ),
        "indicator.missing": Text(
            _WARNING,
            "Chưa có kết quả của chỉ tiêu.",
            "Ghi kết quả; nếu kỳ này chưa có số liệu thì ghi “Không phát sinh”.",
        ),
        # ---- issuing
        "issue.due_doubtful": Text(
            _WARNING,
            "Hạn {seen} ghi ở --due đã qua hoặc quá xa (hôm nay {today}).",
            "Nếu không phải làm lại kỳ cũ thì phát hành lại với --due đúng.",
        ),
        # ---- the plan workbook
        "plan.unreadable": Text(
            _ERROR,
            "Không đọc được tệp kế hoạch ({seen}).",
            "Mở tệp bằng Excel và lưu lại kiểu .xlsx; nếu hỏng, lấy bản sao lưu.",
        ),
        "plan.id_differs": Text(
            _ERROR,
            "Mã kế hoạch là “{seen}” nhưng thư mục là “{expected}”.",
            "Sửa mã kế hoạch hoặc đổi tên thư mục cho trùng nhau.",
        ),
        "plan.sheet_missing": Text(
            _ERROR,
            "Tệp kế hoạch thiếu sheet {sheet} hoặc sheet này không có dòng tiêu đề.",
            "Thêm sheet {sheet} với các cột: {columns}.",
        ),
        "plan.column_missing": Text(
            _ERROR,
            "Thiếu cột {column}.",
            "Thêm lại cột với đúng tên {column}.",
        ),
        "plan.value_missing": Text(
            _ERROR,
            "Chưa ghi {item}.",
            "Ghi {item} vào ô này.",
        ),
        "plan.value_unknown": Text(
            _ERROR,
            "“{seen}” không dùng được cho {item}.",
            "Ghi một trong: {allowed}.",
        ),
        "plan.code_invalid": Text(
            _ERROR,
            "Mã “{seen}” không dùng làm tên tệp được.",
            "Chỉ dùng chữ cái không dấu, chữ số, dấu - và _ , không quá 40 ký tự; mã dạng 1.1 thì "
            "định dạng ô là Văn bản (Text) rồi gõ lại; không dùng CON, AUX, NUL…",
        ),
        "plan.key_duplicate": Text(
            _ERROR,
            "Mã “{seen}” đã dùng ở ô {other}.",
            "Đặt mã khác cho dòng này.",
        ),
        "plan.agency_unknown": Text(
            _ERROR,
            "“{seen}” không có trong sheet Cơ quan và sheet Nhóm.",
            "Ghi đúng tên, tên viết tắt hoặc mã của cơ quan, hoặc thêm cụm từ này vào sheet Nhóm.",
        ),
        "plan.group_empty": Text(
            _ERROR,
            "Nhóm “{seen}” không có cơ quan nào.",
            "Ghi loại cơ quan hoặc mã cơ quan thuộc nhóm.",
        ),
        "plan.lead_missing": Text(
            _WARNING,
            "Nhiệm vụ {seen} không có cơ quan chủ trì nên không ai phải báo cáo.",
            "Ghi cơ quan chủ trì; nếu kế hoạch không giao, ghi cơ quan tổng hợp.",
        ),
        "plan.limit_unreadable": Text(
            _WARNING,
            "Không đọc được thời hạn “{seen}” nên nhiệm vụ tạm tính là không ghi thời hạn.",
            "Chọn Loại thời hạn (và ghi Đến ngày nếu có thời hạn) ở các cột bên cạnh; giữ nguyên "
            "lời văn của kế hoạch.",
        ),
        "plan.limit_outside": Text(
            _WARNING,
            "Thời hạn “{seen}” đọc là {days}, nằm ngoài thời gian của kế hoạch.",
            "Xem lại năm; nếu đúng như vậy, ghi Từ ngày, Đến ngày ở các cột bên cạnh.",
        ),
        "plan.target_unreadable": Text(
            _WARNING,
            "Không đọc được số liệu trong “{seen}”.",
            "Ghi số vào các cột {columns}; giữ nguyên lời văn của kế hoạch.",
        ),
        "plan.not_a_day": Text(
            _ERROR,
            "“{seen}” không phải là ngày.",
            "Ghi ngày/tháng (ví dụ 20/9; 10/1 năm sau) hoặc ngày/tháng/năm theo tiêu đề cột.",
        ),
        "plan.limit_is_day": Text(
            _WARNING,
            "Ô đang là ngày {seen}: có thể Excel đã tự đổi từ “{month}”.",
            "Nếu là tháng thì định dạng ô là Văn bản (Text) và ghi Tháng {month}.",
        ),
        "plan.merged": Text(
            _WARNING,
            "Các ô {seen} bị gộp: chỉ ô đầu có giá trị, các ô còn lại coi như để trống.",
            "Bỏ gộp ô (Unmerge) và ghi giá trị vào từng ô.",
        ),
        "plan.sheet_twice": Text(
            _WARNING,
            "Sheet này trùng tên với sheet {other} nên không được đọc.",
            "Đổi tên hoặc xóa sheet thừa.",
        ),
        "plan.line_twice": Text(
            _WARNING,
            "Mục “{seen}” đã có ở ô {other}; dòng này không được dùng.",
            "Giữ lại một dòng.",
        ),
        "plan.phrase_twice": Text(
            _ERROR,
            "Cụm từ “{seen}” đã có ở ô {other}.",
            "Gộp hai dòng thành một.",
        ),
        "plan.successor_circle": Text(
            _ERROR,
            "Cơ quan {seen} kế thừa chính mình (trực tiếp hoặc qua cơ quan khác).",
            "Ghi mã cơ quan kế thừa cho đúng; cơ quan đang hoạt động thì để trống.",
        ),
        "plan.due_far": Text(
            _WARNING,
            "Hạn {seen} của kỳ {slot} cách ngày cuối kỳ quá xa.",
            "Xem lại ngày, tháng và cụm từ “năm sau”.",
        ),
        "plan.order_reversed": Text(
            _ERROR,
            "Giá trị đầu {first} lớn hơn giá trị cuối {last}.",
            "Ghi lại: ngày đầu trước ngày cuối, tối thiểu không quá tối đa.",
        ),
        "plan.quantity_negative": Text(
            _ERROR,
            "Số lượng {seen} nhỏ hơn 0.",
            "Ghi số lượng từ 0 trở lên.",
        ),
        "plan.years_reversed": Text(
            _ERROR,
            "Năm cuối {seen} trước năm đầu {first}.",
            "Sửa năm đầu hoặc năm cuối của kế hoạch.",
        ),
        "plan.due_early": Text(
            _ERROR,
            "Hạn {seen} của kỳ {slot} rơi vào trước khi kỳ bắt đầu ({start}).",
            "Nếu hạn thuộc năm kế tiếp thì ghi “{seen} năm sau”; nếu không thì sửa lại ngày.",
        ),
        "plan.due_first_half": Text(
            _WARNING,
            "Hạn {seen} của kỳ {slot} nằm ở nửa đầu của kỳ.",
            "Nếu hạn thuộc năm kế tiếp thì ghi “{seen} năm sau”; nếu đúng như vậy thì để nguyên.",
        ),
        "plan.upward_early": Text(
            _ERROR,
            "Hạn báo cáo cấp trên {seen} trước hạn gửi của cơ quan {due}.",
            "Ghi hạn báo cáo cấp trên sau hạn gửi; thuộc năm kế tiếp thì ghi thêm chữ “năm sau”.",
        ),
        "plan.window_after_due": Text(
            _WARNING,
            "Số liệu lấy đến {seen}, sau hạn gửi của cơ quan {due}.",
            "Xem lại ngày cuối của số liệu hoặc hạn gửi.",
        ),
        "plan.window_early": Text(
            _WARNING,
            "Số liệu kỳ {slot} chỉ lấy đến {seen}, chưa hết nửa đầu của kỳ.",
            "Xem lại hai cột số liệu từ ngày, đến ngày; có thể ghi ngược.",
        ),
        "plan.sheet_unknown": Text(
            _WARNING,
            "Sheet này có các cột như sheet {meant} nhưng tên khác, nên không được đọc.",
            "Đổi tên sheet thành {meant}, hoặc xóa nếu không dùng.",
        ),
        "plan.indicator_circle": Text(
            _ERROR,
            "Chỉ tiêu “{seen}” lại là cấp trên hoặc thành phần của chính nó.",
            "Sửa cột này ở một trong các chỉ tiêu nối vòng nhau.",
        ),
        "plan.successor_unknown": Text(
            _ERROR,
            "Cơ quan kế thừa “{seen}” không có trong cột Mã của sheet Cơ quan.",
            "Ghi mã của cơ quan kế thừa (nhiều cơ quan thì mỗi dòng một mã), thêm dòng cho cơ quan "
            "mới nếu chưa có.",
        ),
        "plan.name_shared": Text(
            _WARNING,
            "Tên “{seen}” trùng với cơ quan ở ô {other}; khi nhắc đến tên này, chương trình hiểu "
            "là cơ quan ghi trước.",
            "Sửa tên cho khác nhau, hoặc ghi bằng mã ở các sheet khác.",
        ),
        "plan.email_malformed": Text(
            _WARNING,
            "“{seen}” không phải địa chỉ thư điện tử.",
            "Ghi lại địa chỉ; nhiều địa chỉ thì ngăn cách bằng dấu chấm phẩy.",
        ),
        "plan.deputy_missing": Text(
            _WARNING,
            "Ký thay (KT.) nhưng chức vụ người ký không phải cấp phó: {seen}.",
            "Ghi chức vụ của người ký thay, ví dụ PHÓ GIÁM ĐỐC; người đứng đầu ký thì bỏ KT. ở "
            "dòng Thẩm quyền ký.",
        ),
        "plan.signer_titled": Text(
            _NOTE,
            "Họ tên người ký “{seen}” được ghi là “{taken}”: trước họ tên không ghi học hàm, học "
            "vị, và họ tên không viết hoa toàn bộ.",
            "Không cần sửa; muốn hết thông báo thì ghi đúng như tên trong báo cáo.",
        ),
        "plan.group_without_members": Text(
            _WARNING,
            "Nhóm “{seen}” không có cơ quan nào vào hạn {day}.",
            "Xem lại Nhận biểu mẫu, Hiệu lực từ, Hiệu lực đến và Cơ quan kế thừa của các cơ quan "
            "thuộc nhóm.",
        ),
        "plan.lead_ended": Text(
            _WARNING,
            "“{seen}” không còn vào hạn {day} và không có cơ quan kế thừa nên không ai báo cáo.",
            "Ghi cơ quan kế thừa ở sheet Cơ quan, hoặc ghi cơ quan khác vào ô này.",
        ),
        "plan.lead_without_form": Text(
            _WARNING,
            "“{seen}” không nhận biểu mẫu nên không báo cáo được nội dung này.",
            "Ghi Có ở cột Nhận biểu mẫu của sheet Cơ quan, hoặc ghi cơ quan khác vào ô này.",
        ),
        "plan.no_tasks": Text(
            _WARNING,
            "Chưa có nhiệm vụ nào.",
            "Ghi các nhiệm vụ theo phụ lục của kế hoạch, mỗi dòng một nhiệm vụ.",
        ),
        "plan.task_repeated": Text(
            _WARNING,
            "Nhiệm vụ {seen} có cùng nội dung với nhiệm vụ ở ô {other}.",
            "Nếu ghi hai lần thì xóa một dòng; nếu kế hoạch giao như vậy thì để nguyên.",
        ),
        "plan.task_group_empty": Text(
            _NOTE,
            "Nhóm nhiệm vụ {seen} chưa có nhiệm vụ nào.",
            "Xem lại cột Nhóm của sheet Nhiệm vụ, hoặc xóa nhóm này.",
        ),
        "plan.indicator_unknown": Text(
            _ERROR,
            "“{seen}” không phải mã của chỉ tiêu nào.",
            "Ghi mã có trong cột Mã của sheet Chỉ tiêu, hoặc để trống.",
        ),
        "plan.indicators_without_lead": Text(
            _NOTE,
            "Chưa ghi cơ quan báo cáo của các chỉ tiêu {codes}; cơ quan tổng hợp sẽ báo cáo.",
            "Ghi cơ quan báo cáo nếu kế hoạch có giao; nếu không thì để nguyên.",
        ),
        "plan.total_differs": Text(
            _NOTE,
            "{item} ghi {seen}, nhưng cộng các chỉ tiêu {codes} được {total}.",
            "Đối chiếu với kế hoạch: có thể do làm tròn, hoặc một con số ghi chưa đúng.",
        ),
        # ---- sending the report upward
        "send.no_report": Text(
            _ERROR,
            "Chưa có báo cáo Word để gửi, hoặc số liệu gốc của báo cáo này đã bị xóa, bị sửa.",
            "Chạy report để lập báo cáo, xem lại rồi gửi.",
        ),
        "send.stale": Text(
            _ERROR,
            "Báo cáo được lập trước khi có thay đổi này: {seen}.",
            "Chạy report để lập lại báo cáo trên số liệu mới, xem lại rồi gửi.",
        ),
        "send.no_number": Text(
            _ERROR,
            "Chưa ghi số của văn bản.",
            "Ghi thêm --number SỐ, là số văn thư đã cấp, ví dụ --number 15.",
        ),
        "send.no_date": Text(
            _ERROR,
            "Chưa ghi ngày của văn bản.",
            "Ghi thêm --date NGÀY, là ngày ký báo cáo, ví dụ --date 23/9/2025.",
        ),
        "send.date_ahead": Text(
            _WARNING,
            "Ngày của văn bản {seen} sau hôm nay.",
            "Xem lại ngày ở --date; nếu văn bản ghi đúng ngày này thì để nguyên.",
        ),
        "send.form": Text(
            _ERROR,
            "Văn bản còn {count} lỗi thể thức; lỗi đầu tiên: {first}",
            "Chạy lint để xem từng lỗi, sửa trong Word rồi chạy lại.",
        ),
        "send.figures": Text(
            _ERROR,
            "Văn bản có {count} số liệu không khớp với các biểu đã nhận; chỗ đầu tiên: {first}",
            "Chạy verify để xem từng chỗ; sửa trong Word, hoặc chạy report để lập bản mới.",
        ),
        "send.no_difference": Text(
            _ERROR,
            "Không có số liệu nào khác với {number} đã gửi nên không có gì để điều chỉnh.",
            "Không cần gửi lại. Nếu có báo cáo mới gửi đến: chạy report rồi gửi.",
        ),
        "send.returned": Text(
            _WARNING,
            "Còn {count} cơ quan phải sửa báo cáo mà chưa gửi lại: {names}.",
            "Số liệu của các cơ quan này chưa được tính; đôn đốc, hoặc gửi và điều chỉnh sau.",
        ),
        "send.missing": Text(
            _WARNING,
            "Còn {count} cơ quan chưa gửi báo cáo: {names}.",
            "Số liệu của các cơ quan này chưa được tính; đôn đốc, hoặc gửi và điều chỉnh sau.",
        ),
        # ---- what was sent stays as it was
        "sent.edited": Text(
            _ERROR,
            "Tệp này thuộc báo cáo đã gửi lần {n} và đã bị sửa sau khi gửi.",
            "Lấy lại tệp từ bản sao lưu hoặc từ thư đã gửi; muốn sửa báo cáo thì sửa ngoài sent.",
        ),
        "sent.lost": Text(
            _ERROR,
            "Tệp này thuộc báo cáo đã gửi lần {n} và đã bị xóa hoặc đổi tên.",
            "Lấy lại tệp từ bản sao lưu hoặc từ thư đã gửi, đặt đúng chỗ cũ.",
        ),
        "sent.added": Text(
            _ERROR,
            "Tệp này được thêm vào thư mục của báo cáo đã gửi lần {n} sau khi gửi.",
            "Chuyển tệp này ra khỏi thư mục sent.",
        ),
        # ---- PDF and page images
        "office.absent": Text(
            _NOTE,
            "Máy này chưa cài LibreOffice nên không lập được PDF và ảnh trang; báo cáo Word đã "
            "lập đủ.",
            "Cài LibreOffice (miễn phí), hoặc mở báo cáo bằng Word rồi chọn Lưu thành PDF.",
        ),
        "office.failed": Text(
            _NOTE,
            "LibreOffice không chuyển được tệp này ({seen}); báo cáo Word vẫn còn nguyên.",
            "Mở tệp bằng Word hoặc LibreOffice rồi chọn Lưu thành PDF.",
        ),
        "office.first_page_only": Text(
            _NOTE,
            "Máy này không có pdftoppm nên chỉ có ảnh của trang đầu.",
            "Xem các trang khác trong tệp PDF; trên Linux có thể cài gói poppler-utils.",
        ),
        "office.font_replaced": Text(
            _NOTE,
            "Máy này không có phông {font}; PDF và ảnh trang dùng phông {seen} nên chỗ ngắt dòng, "
            "ngắt trang có thể khác khi mở bằng Word.",
            "Cài phông {font} trên máy này, hoặc lập PDF từ Word.",
        ),
        # ---- versions of a report edited by hand
        "version.base_missing": Text(
            _WARNING,
            "Không còn bản gốc do chương trình lập để đối chiếu, nên chưa đưa được phần sửa tay "
            "sang bản mới; tệp sửa tay vẫn giữ nguyên.",
            "Mở hai tệp cạnh nhau trong Word (Review > Compare) và chép phần sửa tay sang bản mới.",
        ),
        "version.unreadable": Text(
            _WARNING,
            "Không đọc được tệp đã sửa tay ({seen}), nên chưa đưa được phần sửa tay sang bản mới; "
            "tệp vẫn giữ nguyên.",
            "Đóng tệp nếu đang mở trong Word, bỏ mật khẩu hoặc macro nếu có, lưu kiểu Word "
            "Document (.docx) rồi chạy lại lệnh report.",
        ),
        # ---- the Word masters of the report
        "master.unreadable": Text(
            _ERROR,
            "Tệp mẫu Word hỏng hoặc không đọc được ({seen}).",
            "Mở bằng Word, chọn Lưu thành (Save As) kiểu Word Document (.docx); nếu không mở được "
            "thì lấy lại mẫu gốc bằng lệnh templates reset.",
        ),
        "master.other_type": Text(
            _ERROR,
            "Tệp mẫu không phải tệp Word kiểu .docx ({seen}).",
            "Mở bằng Word, chọn Lưu thành (Save As) kiểu Word Document (.docx), không đặt mật "
            "khẩu.",
        ),
        "master.too_large": Text(
            _ERROR,
            "Tệp mẫu Word quá lớn: {seen} (giới hạn {limit}).",
            "Bỏ bớt hình và thẻ trong mẫu, hoặc lấy lại mẫu gốc bằng lệnh templates reset.",
        ),
        "master.no_end": Text(
            _ERROR,
            "Thẻ “{tag}” thiếu dấu kết thúc {end} trong cùng đoạn văn (ở {quote}).",
            "Gõ thêm {end} vào cuối thẻ, trong cùng một đoạn văn, ví dụ {{{{ co_quan.ten }}}}.",
        ),
        "master.half_tag": Text(
            _ERROR,
            "Dấu ngoặc nhọn “{seen}” không thành thẻ nên sẽ in nguyên vào báo cáo (ở {quote}).",
            "Viết thẻ với hai dấu ngoặc liền nhau ở mỗi đầu, ví dụ {{{{ co_quan.ten }}}}.",
        ),
        "master.odd_character": Text(
            _ERROR,
            "Thẻ “{tag}” có {seen}, là ký tự không dùng được trong thẻ (ở {quote}).",
            "Xóa thẻ và gõ lại bằng dấu cách, dấu gạch và dấu nháy thẳng của bàn phím.",
        ),
        "master.curly_quotes": Text(
            _WARNING,
            "Thẻ “{tag}” có dấu nháy cong do Word tự đổi (ở {quote}).",
            "Chương trình vẫn đọc được; nên gõ lại dấu nháy thẳng ' hoặc \" (bấm Ctrl+Z ngay sau "
            "khi Word tự đổi).",
        ),
        "master.torn": Text(
            _ERROR,
            "Thẻ “{tag}” nằm nửa trong nửa ngoài {seen} nên bị cắt đôi (ở {quote}).",
            "Bỏ liên kết hoặc ô điều khiển ở thẻ này, chấp nhận mọi thay đổi đang theo dõi (thẻ "
            "Review > Accept All), rồi gõ lại thẻ.",
        ),
        "master.deleted": Text(
            _ERROR,
            "Thẻ trong phần đã xóa nhưng còn theo dõi thay đổi vẫn bị tính (ở {quote}).",
            "Trong Word, vào Review > Accept > Accept All Changes, tắt Track Changes rồi lưu lại.",
        ),
        "master.not_filled": Text(
            _ERROR,
            "Thẻ “{tag}” nằm ở chú thích cuối văn bản, nơi chương trình không điền (ở {quote}).",
            "Chuyển thẻ vào thân văn bản hoặc chú thích cuối trang.",
        ),
        "master.syntax": Text(
            _ERROR,
            "Thẻ “{tag}” viết chưa đúng: {why} (ở {quote}).",
            "Viết như {{{{ co_quan.ten }}}} hoặc {{% if so_luong %}} … {{% endif %}}.",
        ),
        "master.unknown_word": Text(
            _ERROR,
            "Thẻ “{tag}” bắt đầu bằng lệnh không có{near} (ở {quote}).",
            "Dùng for, if, elif, else, endif, endfor; trước lệnh chỉ có thể là p, tr, tc hoặc r "
            "kèm một dấu cách, ví dụ {{%p if chi_tieu %}}.",
        ),
        "master.unknown_name": Text(
            _ERROR,
            "Không có trường “{seen}”{near} (ở {quote}).",
            "Sửa lại tên; danh sách các trường: templates check --fields.",
        ),
        "master.unknown_field": Text(
            _ERROR,
            "Không có trường con “{seen}”{near} (ở {quote}).",
            "Sửa phần sau dấu chấm; danh sách các trường: templates check --fields.",
        ),
        "master.field_of_list": Text(
            _ERROR,
            "“{near}” là một danh sách nên không lấy thẳng “{seen}” được (ở {quote}).",
            "Đặt trong vòng lặp: {{%p for d in {near} %}}, dòng có thẻ của d, rồi {{%p endfor %}}.",
        ),
        "master.prints_list": Text(
            _ERROR,
            "“{seen}” là một danh sách nên không in thẳng ra được (ở {quote}).",
            "Đặt trong vòng lặp {{%p for y in {seen} %}} … {{%p endfor %}}; danh sách lời văn thì "
            "nối bằng {{{{ {seen}|join('; ') }}}}.",
        ),
        "master.prints_record": Text(
            _ERROR,
            "“{seen}” gồm nhiều trường con nên không in thẳng ra được (ở {quote}).",
            "Ghi thêm trường con, ví dụ {{{{ {seen}.{near} }}}}.",
        ),
        "master.no_list": Text(
            _ERROR,
            "Vòng lặp chạy trên “{seen}”, không phải một danh sách (ở {quote}).",
            "Lặp trên một danh sách, ví dụ {{%p for n in nhom %}}; danh sách các trường: "
            "templates check --fields.",
        ),
        "master.outside_loop": Text(
            _ERROR,
            "“{seen}” chỉ dùng được bên trong vòng lặp đặt ra tên đó (ở {quote}).",
            "Chuyển thẻ vào giữa for … và endfor, hoặc dùng một trường khác.",
        ),
        "master.unknown_filter": Text(
            _ERROR,
            "Không có bộ lọc “{seen}”{near} (ở {quote}).",
            "Bỏ dấu | và tên bộ lọc, hoặc dùng một bộ lọc có sẵn như upper, lower, join, length.",
        ),
        "master.needs_r": Text(
            _ERROR,
            "Trường “{seen}” là nét kẻ nên thẻ phải có chữ r (ở {quote}).",
            "Viết {{{{r {seen} }}}}, trong một đoạn riêng.",
        ),
        "master.needs_no_r": Text(
            _ERROR,
            "Trường “{seen}” là lời văn nên thẻ có chữ r sẽ không hiện gì (ở {quote}).",
            "Bỏ chữ r: {{{{ {seen} }}}}.",
        ),
        "master.prints_nothing": Text(
            _ERROR,
            "Thẻ in “{tag}” có chữ {scope} nên lời văn sẽ không hiện (ở {quote}).",
            "Bỏ chữ {scope} ngay sau dấu {{{{; chữ này chỉ dùng cho for, if trong dấu {{%.",
        ),
        "master.block_open": Text(
            _ERROR,
            "Thẻ “{tag}” mở ra mà không có thẻ kết thúc (ở {quote}).",
            "Thêm {end} vào sau phần cần lặp hoặc có điều kiện.",
        ),
        "master.block_extra": Text(
            _ERROR,
            "Thẻ “{tag}” không có thẻ for hoặc if nào đứng trước (ở {quote}).",
            "Xóa thẻ này, hoặc thêm thẻ mở đầu tương ứng đã bị mất ở phía trên.",
        ),
        "master.block_crossed": Text(
            _ERROR,
            "Thẻ “{tag}” kết thúc khi “{begun}” bên trong còn chưa kết thúc (ở {quote}).",
            "Đặt {end} trước thẻ này: phần mở sau phải kết thúc trước.",
        ),
        "master.scope_differs": Text(
            _ERROR,
            "Thẻ “{tag}” không cùng kiểu với thẻ mở đầu “{begun}” (ở {quote}).",
            "Viết hai thẻ cùng kiểu; thẻ này bắt đầu bằng {wanted}.",
        ),
        "master.crosses": Text(
            _ERROR,
            "Thẻ “{tag}” và thẻ mở đầu “{begun}” ở hai ô hoặc hai bảng khác nhau (ở {quote}).",
            "Đặt hai thẻ trong cùng một ô; muốn lặp cả dòng của bảng thì dùng {{%tr for … %}} và "
            "{{%tr endfor %}}, mỗi thẻ một dòng riêng.",
        ),
        "master.blank_lines": Text(
            _WARNING,
            "Thẻ “{tag}” chiếm một đoạn riêng nên để lại dòng trống trong báo cáo (ở {quote}).",
            "Viết {wanted} và thêm chữ p vào thẻ kết thúc tương ứng.",
        ),
        "master.not_alone": Text(
            _ERROR,
            "Thẻ “{tag}” làm mất những gì đứng cùng nó: {lost} (ở {quote}).",
            "Đặt thẻ có chữ p trong một đoạn riêng, thẻ có chữ tr trong một dòng riêng của bảng.",
        ),
        "master.outside_table": Text(
            _ERROR,
            "Thẻ “{tag}” có chữ {scope} nhưng không nằm trong bảng (ở {quote}).",
            "Chuyển thẻ vào một dòng riêng của bảng, hoặc thay {scope} bằng p.",
        ),
        "master.unused": Text(
            _NOTE,
            "Mẫu không dùng những phần báo cáo thường có: {seen}.",
            "Nếu bỏ có chủ ý thì để nguyên; xem ý nghĩa bằng templates check --fields.",
        ),
        "master.render": Text(
            _ERROR,
            "Không ghép được báo cáo từ mẫu: {why}{quote}.",
            "Sửa hoặc xóa thẻ được nêu; nếu không tìm ra thì lấy lại mẫu gốc bằng templates reset "
            "(mẫu đã sửa được giữ lại bên cạnh).",
        ),
        "master.render_empty": Text(
            _WARNING,
            "Khi các danh sách đều trống thì không ghép được báo cáo: {why}{quote}.",
            "Đặt thẻ được nêu trong {{% if … %}} … {{% endif %}} để chỉ in khi có nội dung.",
        ),
    }
)
