"""What is wrong with a Word report: its form, figures, versions, sending."""

from types import MappingProxyType

from generator.core.problem_texts.text import ERROR, NOTE, WARNING, Text

REPORTS = MappingProxyType(
    {
        # ---- figures of a Word report held against the data
        "figure.differs": Text(
            ERROR,
            "{label}: trong văn bản ghi “{seen}”, tính lại từ các biểu đã nhận là “{expected}” "
            "(đoạn “{quote}”).",
            "Sửa lại số trong văn bản, hoặc chạy report để lập bản mới; nếu số trong văn bản mới "
            "đúng thì đề nghị cơ quan gửi biểu đã sửa.",
        ),
        "figure.gone": Text(
            ERROR,
            "“{seen}” không còn trong số liệu tổng hợp (đoạn “{quote}”).",
            "Bỏ nội dung này khỏi văn bản, hoặc chạy report để lập bản mới.",
        ),
        "figure.lost": Text(
            ERROR,
            "{label}: đã bị gõ đè hoặc xóa trong văn bản, đúng phải là “{expected}” "
            "(đoạn “{quote}”).",
            "Kiểm tra lại đoạn này với số tính lại, sửa cho khớp.",
        ),
        "figure.unsourced": Text(
            WARNING,
            "Số “{seen}” được thêm bằng tay, không có nguồn trong các biểu đã nhận "
            "(đoạn “{quote}”).",
            "Kiểm tra nguồn của số này trước khi trình ký.",
        ),
        "figure.reworded": Text(
            NOTE,
            "Ý kiến của cơ quan đã được sửa câu chữ: “{seen}” (nguyên văn “{expected}”).",
            "Không phải sửa nếu ý không đổi.",
        ),
        "figure.removed": Text(
            NOTE,
            "{label} (“{expected}”) đã được bỏ khỏi văn bản.",
            "Không phải sửa nếu chủ ý bỏ.",
        ),
        "figure.none": Text(
            ERROR,
            "Văn bản không có dấu số liệu nào của chương trình nên không kiểm tra được.",
            "Kiểm tra tệp do lệnh report lập (bao-cao.docx), không phải tệp chép nội dung sang.",
        ),
        "figure.supplement": Text(
            ERROR,
            "Báo cáo điều chỉnh không mang dấu số liệu nên không kiểm tra được bằng verify.",
            "Chạy report để tính lại số liệu điều chỉnh và so với báo cáo đã gửi; rồi chạy verify "
            "với bao-cao.docx.",
        ),
        # ---- a Word document whose form is checked
        "word.unreadable": Text(
            ERROR,
            "Tệp hỏng hoặc không đọc được như một văn bản Word ({seen}).",
            "Mở tệp bằng Word, chọn Lưu thành (Save As) kiểu .docx rồi chạy lại.",
        ),
        "word.too_large": Text(
            ERROR,
            "Tệp quá lớn: {seen} (giới hạn {limit}).",
            "Bỏ ảnh, tệp nhúng ra khỏi văn bản rồi chạy lại.",
        ),
        "word.password": Text(
            ERROR,
            "Văn bản được đặt mật khẩu nên không đọc được.",
            "Mở tệp, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu), lưu rồi chạy lại.",
        ),
        "word.other_type": Text(
            ERROR,
            "Tệp không phải văn bản Word kiểu .docx ({seen}).",
            "Mở bằng Word, chọn Lưu thành (Save As) kiểu .docx; bản PDF, bản chụp thì lấy tệp gốc "
            "ở nơi soạn thảo.",
        ),
        # ---- versions of a report edited by hand
        "version.base_missing": Text(
            WARNING,
            "Không còn bản gốc do chương trình lập để đối chiếu, nên chưa đưa được phần sửa tay "
            "sang bản mới; tệp sửa tay vẫn giữ nguyên.",
            "Mở hai tệp cạnh nhau trong Word (Review > Compare) và chép phần sửa tay sang bản mới.",
        ),
        "version.unreadable": Text(
            WARNING,
            "Không đọc được tệp đã sửa tay ({seen}), nên chưa đưa được phần sửa tay sang bản mới; "
            "tệp vẫn giữ nguyên.",
            "Đóng tệp nếu đang mở trong Word, bỏ mật khẩu hoặc macro nếu có, lưu kiểu Word "
            "Document (.docx) rồi chạy lại lệnh report.",
        ),
        # ---- sending the report upward
        "send.no_report": Text(
            ERROR,
            "Chưa có báo cáo Word để gửi, hoặc số liệu gốc của báo cáo này đã bị xóa, bị sửa.",
            "Chạy report để lập báo cáo, xem lại rồi gửi.",
        ),
        "send.stale": Text(
            ERROR,
            "Báo cáo được lập trước khi có thay đổi này: {seen}.",
            "Chạy report để lập lại báo cáo trên số liệu mới, xem lại rồi gửi.",
        ),
        "send.no_number": Text(
            ERROR,
            "Chưa ghi số của văn bản.",
            "Ghi thêm --number SỐ, là số văn thư đã cấp, ví dụ --number 15.",
        ),
        "send.no_date": Text(
            ERROR,
            "Chưa ghi ngày của văn bản.",
            "Ghi thêm --date NGÀY, là ngày ký báo cáo, ví dụ --date 23/9/2025.",
        ),
        "send.date_ahead": Text(
            WARNING,
            "Ngày của văn bản {seen} sau hôm nay.",
            "Xem lại ngày ở --date; nếu văn bản ghi đúng ngày này thì để nguyên.",
        ),
        "send.form": Text(
            ERROR,
            "Văn bản còn {count} lỗi thể thức; lỗi đầu tiên: {first}",
            "Chạy lint để xem từng lỗi, sửa trong Word rồi chạy lại.",
        ),
        "send.figures": Text(
            ERROR,
            "Văn bản có {count} số liệu không khớp với các biểu đã nhận; chỗ đầu tiên: {first}",
            "Chạy verify để xem từng chỗ; sửa trong Word, hoặc chạy report để lập bản mới.",
        ),
        "send.no_difference": Text(
            ERROR,
            "Không có số liệu nào khác với {number} đã gửi nên không có gì để điều chỉnh.",
            "Không cần gửi lại. Nếu có báo cáo mới gửi đến: chạy report rồi gửi.",
        ),
        "send.returned": Text(
            WARNING,
            "Còn {count} cơ quan phải sửa báo cáo mà chưa gửi lại: {names}.",
            "Số liệu của các cơ quan này chưa được tính; đôn đốc, hoặc gửi và điều chỉnh sau.",
        ),
        "send.missing": Text(
            WARNING,
            "Còn {count} cơ quan chưa gửi báo cáo: {names}.",
            "Số liệu của các cơ quan này chưa được tính; đôn đốc, hoặc gửi và điều chỉnh sau.",
        ),
        # ---- what was sent stays as it was
        "sent.edited": Text(
            ERROR,
            "Tệp này thuộc báo cáo đã gửi lần {n} và đã bị sửa sau khi gửi.",
            "Lấy lại tệp từ bản sao lưu hoặc từ thư đã gửi; muốn sửa báo cáo thì sửa ngoài sent.",
        ),
        "sent.lost": Text(
            ERROR,
            "Tệp này thuộc báo cáo đã gửi lần {n} và đã bị xóa hoặc đổi tên.",
            "Lấy lại tệp từ bản sao lưu hoặc từ thư đã gửi, đặt đúng chỗ cũ.",
        ),
        "sent.added": Text(
            ERROR,
            "Tệp này được thêm vào thư mục của báo cáo đã gửi lần {n} sau khi gửi.",
            "Chuyển tệp này ra khỏi thư mục sent.",
        ),
        # ---- PDF and page images
        "office.absent": Text(
            NOTE,
            "Máy này chưa cài LibreOffice nên không lập được PDF và ảnh trang; báo cáo Word đã "
            "lập đủ.",
            "Cài LibreOffice (miễn phí), hoặc mở báo cáo bằng Word rồi chọn Lưu thành PDF.",
        ),
        "office.failed": Text(
            NOTE,
            "LibreOffice không chuyển được tệp này ({seen}); báo cáo Word vẫn còn nguyên.",
            "Mở tệp bằng Word hoặc LibreOffice rồi chọn Lưu thành PDF.",
        ),
        "office.first_page_only": Text(
            NOTE,
            "Máy này không có pdftoppm nên chỉ có ảnh của trang đầu.",
            "Xem các trang khác trong tệp PDF; trên Linux có thể cài gói poppler-utils.",
        ),
        "office.font_replaced": Text(
            NOTE,
            "Máy này không có phông {font}; PDF và ảnh trang dùng phông {seen} nên chỗ ngắt dòng, "
            "ngắt trang có thể khác khi mở bằng Word.",
            "Cài phông {font} trên máy này, hoặc lập PDF từ Word.",
        ),
    }
)
