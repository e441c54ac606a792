"""What is wrong with a received file, a mail or the mailbox."""

from types import MappingProxyType

from generator.core.problem_texts.text import ERROR, NOTE, Text

RECEIVED = MappingProxyType(
    {
        # ---- the file as a whole
        "file.unreadable": Text(
            ERROR,
            "Tệp hỏng hoặc không đọc được như một bảng tính.",
            "Mở tệp bằng Excel, chọn Lưu thành (Save As) kiểu Excel Workbook (.xlsx) rồi gửi lại.",
        ),
        "file.too_large": Text(
            ERROR,
            "Tệp quá lớn: {seen} (giới hạn {limit}).",
            "Điền vào đúng biểu mẫu đã nhận, không chèn ảnh hay bảng tính khác; văn bản gửi kèm "
            "gửi thành tệp riêng.",
        ),
        "file.password": Text(
            ERROR,
            "Tệp được đặt mật khẩu nên không đọc được.",
            "Bỏ mật khẩu mở tệp (Tệp > Thông tin > Bảo vệ sổ làm việc) rồi gửi lại.",
        ),
        "file.macro": Text(
            ERROR,
            "Tệp có chứa macro nên không được nhận.",
            "Chép câu trả lời sang biểu mẫu đã nhận (đuôi .xlsx, không có macro) rồi gửi lại.",
        ),
        "file.no_access": Text(
            ERROR,
            "Không mở được tệp ({seen}).",
            "Đóng tệp nếu đang mở, chép tệp thật (không phải lối tắt) vào thư mục rồi chạy lại.",
        ),
        "file.bug": Text(
            ERROR,
            "Chương trình gặp lỗi khi đọc tệp này: {seen}.",
            "Giữ nguyên tệp; gửi tệp và dòng này cho người phụ trách chương trình. Các tệp khác "
            "vẫn được xử lý.",
        ),
        "file.far_cell": Text(
            ERROR,
            "Sheet có ô chứa dữ liệu nằm quá xa bảng ({seen}) nên không đọc hết được.",
            "Xóa các ô thừa nằm ngoài bảng (chọn, bấm Delete), lưu rồi gửi lại.",
        ),
        "file.duplicate": Text(
            NOTE,
            "Nội dung giống hệt tệp đã nhận trước ({first}).",
            "Không phải làm gì: chỉ tệp nhận trước được tính.",
        ),
        "file.excluded": Text(
            NOTE,
            "Tệp này được loại ra, không tính: {why}.",
            "Muốn tính lại thì chạy receive với --restore.",
        ),
        "register.old_problem": Text(
            NOTE,
            "Sổ ghi một vấn đề mà bản chương trình này không còn dùng ({seen}).",
            "Chạy lại receive để xem các vấn đề hiện nay của tệp.",
        ),
        "file.other_type": Text(
            ERROR,
            "Tệp không phải bảng tính kiểu đọc được ({seen}); các kiểu đọc được là .xlsx, .xlsm "
            "không có macro, .xls và .ods.",
            "Mở biểu mẫu đã nhận bằng Excel, chọn Lưu thành (Save As) kiểu Excel Workbook (.xlsx) "
            "rồi gửi lại.",
        ),
        # ---- mails and archives
        "mail.no_form": Text(
            ERROR,
            "Thư không kèm biểu mẫu Excel nào ({seen}).",
            "Đính kèm biểu mẫu Excel đã điền rồi gửi lại; bản chụp, tệp PDF và đường dẫn trong thư "
            "không thay được biểu mẫu.",
        ),
        "mail.damaged": Text(
            ERROR,
            "Tệp thư hỏng nên không lấy được tệp đính kèm.",
            "Lưu lại thư từ hộp thư, hoặc tải riêng biểu mẫu đính kèm về thư mục.",
        ),
        "mail.encrypted": Text(
            ERROR,
            "Thư hoặc tệp được mã hóa hay đóng gói cùng chữ ký số nên không mở được.",
            "Mở thư trong hộp thư, lưu biểu mẫu đính kèm về thư mục; hoặc đề nghị gửi lại thư "
            "thường.",
        ),
        "mail.bounce": Text(
            NOTE,
            "Thư báo không gửi được tới người nhận, không phải báo cáo.",
            "Mở thư trong hộp thư để biết địa chỉ nào sai, sửa địa chỉ ở sheet Cơ quan.",
        ),
        "mail.too_large": Text(
            ERROR,
            "Thư quá lớn nên chưa lấy về: {seen} (giới hạn {limit}).",
            "Mở thư trong hộp thư, lưu riêng biểu mẫu Excel về thư mục của kỳ; hoặc đề nghị gửi "
            "lại, không kèm ảnh và bản chụp.",
        ),
        "mail.other_period": Text(
            NOTE,
            "Thư kèm biểu mẫu của kế hoạch {plan}, kỳ {period}.",
            "Chạy fetch {plan} {period}, hoặc fetch không ghi kế hoạch, để lấy thư này.",
        ),
        "mail.unknown_plan": Text(
            ERROR,
            "Thư kèm biểu mẫu của kế hoạch {plan}, kỳ {period}, nhưng inputs/ không có kỳ này.",
            "Kiểm tra thư mục kế hoạch trong inputs/; hỏi lại nơi gửi nếu họ gửi nhầm.",
        ),
        # ---- the settings file of the mailbox
        "mail_settings.no_file": Text(
            ERROR,
            "Không mở được tệp khai báo hộp thư ({seen}).",
            "Chép docs/thu-dien-tu.vi-du.ini ra ngoài chương trình, sửa lại, rồi ghi đúng đường "
            "dẫn sau --mail hoặc ở biến môi trường BCTH_MAIL.",
        ),
        "mail_settings.unreadable": Text(
            ERROR,
            "Tệp khai báo hộp thư không đúng cách ghi.",
            "Ghi mỗi dòng “tên = giá trị” dưới [gui] hoặc [nhan] như tệp ví dụ "
            "docs/thu-dien-tu.vi-du.ini, lưu kiểu UTF-8.",
        ),
        "mail_settings.password": Text(
            ERROR,
            "Tệp khai báo hộp thư có ghi mật khẩu.",
            "Xóa dòng mật khẩu khỏi tệp; cất mật khẩu bằng lệnh ghi ở đầu tệp "
            "docs/thu-dien-tu.vi-du.ini, hoặc đặt biến môi trường BCTH_MAIL_PASSWORD.",
        ),
        "mail_settings.missing": Text(
            ERROR,
            "Mục [{section}] thiếu dòng {key}.",
            "Thêm dòng “{key} = …” dưới [{section}]; xem docs/thu-dien-tu.vi-du.ini.",
        ),
        "mail_settings.value": Text(
            ERROR,
            "Mục [{section}], dòng {key} ghi “{seen}”.",
            "Ghi {expected}.",
        ),
        "archive.no_form": Text(
            ERROR,
            "Tệp nén không có biểu mẫu Excel nào ({seen}).",
            "Nén lại cùng biểu mẫu Excel đã điền, hoặc gửi thẳng tệp Excel.",
        ),
        "archive.damaged": Text(
            ERROR,
            "Tệp nén, hoặc tệp này trong đó, hỏng nên không lấy ra được.",
            "Gửi thẳng tệp Excel, không nén; hoặc nén lại kiểu .zip.",
        ),
        "archive.password": Text(
            ERROR,
            "Tệp nén đặt mật khẩu nên không lấy ra được {seen}.",
            "Gửi thẳng tệp Excel, hoặc nén lại không đặt mật khẩu.",
        ),
        "archive.other_type": Text(
            ERROR,
            "Tệp nén kiểu {seen} không mở được.",
            "Gửi thẳng tệp Excel, hoặc nén lại kiểu .zip.",
        ),
        "archive.too_large": Text(
            ERROR,
            "Tệp nén hoặc thư quá lớn khi mở ra: {seen} (giới hạn {limit}).",
            "Gửi riêng biểu mẫu Excel, không nén chung với ảnh, bản chụp và thư cũ.",
        ),
        "archive.too_deep": Text(
            ERROR,
            "Tệp nén hoặc thư lồng trong nhau quá {limit} lớp.",
            "Gửi thẳng tệp Excel, hoặc chỉ nén một lần.",
        ),
    }
)
