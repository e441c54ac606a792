"""What is wrong with a Word master."""

from types import MappingProxyType

from generator.core.problem_texts.text import ERROR, NOTE, WARNING, Text

MASTERS = MappingProxyType(
    {
        "master.unreadable": Text(
            ERROR,
            "Tệp mẫu Word hỏng hoặc không đọc được ({seen}).",
            "Mở bằng Word, chọn Lưu thành (Save As) kiểu Word Document (.docx); nếu không mở được "
            "thì lấy lại mẫu gốc bằng lệnh templates reset.",
        ),
        "master.other_type": Text(
            ERROR,
            "Tệp mẫu không phải tệp Word kiểu .docx ({seen}).",
            "Mở bằng Word, chọn Lưu thành (Save As) kiểu Word Document (.docx), không đặt mật "
            "khẩu.",
        ),
        "master.too_large": Text(
            ERROR,
            "Tệp mẫu Word quá lớn: {seen} (giới hạn {limit}).",
            "Bỏ bớt hình và thẻ trong mẫu, hoặc lấy lại mẫu gốc bằng lệnh templates reset.",
        ),
        "master.no_end": Text(
            ERROR,
            "Thẻ “{tag}” thiếu dấu kết thúc {end} trong cùng đoạn văn (ở {quote}).",
            "Gõ thêm {end} vào cuối thẻ, trong cùng một đoạn văn, ví dụ {{{{ co_quan.ten }}}}.",
        ),
        "master.half_tag": Text(
            ERROR,
            "Dấu ngoặc nhọn “{seen}” không thành thẻ nên sẽ in nguyên vào báo cáo (ở {quote}).",
            "Viết thẻ với hai dấu ngoặc liền nhau ở mỗi đầu, ví dụ {{{{ co_quan.ten }}}}.",
        ),
        "master.odd_character": Text(
            ERROR,
            "Thẻ “{tag}” có {seen}, là ký tự không dùng được trong thẻ (ở {quote}).",
            "Xóa thẻ và gõ lại bằng dấu cách, dấu gạch và dấu nháy thẳng của bàn phím.",
        ),
        "master.curly_quotes": Text(
            WARNING,
            "Thẻ “{tag}” có dấu nháy cong do Word tự đổi (ở {quote}).",
            "Chương trình vẫn đọc được; nên gõ lại dấu nháy thẳng ' hoặc \" (bấm Ctrl+Z ngay sau "
            "khi Word tự đổi).",
        ),
        "master.torn": Text(
            ERROR,
            "Thẻ “{tag}” nằm nửa trong nửa ngoài {seen} nên bị cắt đôi (ở {quote}).",
            "Bỏ liên kết hoặc ô điều khiển ở thẻ này, chấp nhận mọi thay đổi đang theo dõi (thẻ "
            "Review > Accept All), rồi gõ lại thẻ.",
        ),
        "master.deleted": Text(
            ERROR,
            "Thẻ trong phần đã xóa nhưng còn theo dõi thay đổi vẫn bị tính (ở {quote}).",
            "Trong Word, vào Review > Accept > Accept All Changes, tắt Track Changes rồi lưu lại.",
        ),
        "master.not_filled": Text(
            ERROR,
            "Thẻ “{tag}” nằm ở chú thích cuối văn bản, nơi chương trình không điền (ở {quote}).",
            "Chuyển thẻ vào thân văn bản hoặc chú thích cuối trang.",
        ),
        "master.syntax": Text(
            ERROR,
            "Thẻ “{tag}” viết chưa đúng: {why} (ở {quote}).",
            "Viết như {{{{ co_quan.ten }}}} hoặc {{% if so_luong %}} … {{% endif %}}.",
        ),
        "master.unknown_word": Text(
            ERROR,
            "Thẻ “{tag}” bắt đầu bằng lệnh không có{near} (ở {quote}).",
            "Dùng for, if, elif, else, endif, endfor; trước lệnh chỉ có thể là p, tr, tc hoặc r "
            "kèm một dấu cách, ví dụ {{%p if chi_tieu %}}.",
        ),
        "master.unknown_name": Text(
            ERROR,
            "Không có trường “{seen}”{near} (ở {quote}).",
            "Sửa lại tên; danh sách các trường: templates check --fields.",
        ),
        "master.unknown_field": Text(
            ERROR,
            "Không có trường con “{seen}”{near} (ở {quote}).",
            "Sửa phần sau dấu chấm; danh sách các trường: templates check --fields.",
        ),
        "master.field_of_list": Text(
            ERROR,
            "“{near}” là một danh sách nên không lấy thẳng “{seen}” được (ở {quote}).",
            "Đặt trong vòng lặp: {{%p for d in {near} %}}, dòng có thẻ của d, rồi {{%p endfor %}}.",
        ),
        "master.prints_list": Text(
            ERROR,
            "“{seen}” là một danh sách nên không in thẳng ra được (ở {quote}).",
            "Đặt trong vòng lặp {{%p for y in {seen} %}} … {{%p endfor %}}; danh sách lời văn thì "
            "nối bằng {{{{ {seen}|join('; ') }}}}.",
        ),
        "master.prints_record": Text(
            ERROR,
            "“{seen}” gồm nhiều trường con nên không in thẳng ra được (ở {quote}).",
            "Ghi thêm trường con, ví dụ {{{{ {seen}.{near} }}}}.",
        ),
        "master.no_list": Text(
            ERROR,
            "Vòng lặp chạy trên “{seen}”, không phải một danh sách (ở {quote}).",
            "Lặp trên một danh sách, ví dụ {{%p for n in nhom %}}; danh sách các trường: "
            "templates check --fields.",
        ),
        "master.outside_loop": Text(
            ERROR,
            "“{seen}” chỉ dùng được bên trong vòng lặp đặt ra tên đó (ở {quote}).",
            "Chuyển thẻ vào giữa for … và endfor, hoặc dùng một trường khác.",
        ),
        "master.unknown_filter": Text(
            ERROR,
            "Không có bộ lọc “{seen}”{near} (ở {quote}).",
            "Bỏ dấu | và tên bộ lọc, hoặc dùng một bộ lọc có sẵn như upper, lower, join, length.",
        ),
        "master.needs_r": Text(
            ERROR,
            "Trường “{seen}” là nét kẻ nên thẻ phải có chữ r (ở {quote}).",
            "Viết {{{{r {seen} }}}}, trong một đoạn riêng.",
        ),
        "master.needs_no_r": Text(
            ERROR,
            "Trường “{seen}” là lời văn nên thẻ có chữ r sẽ không hiện gì (ở {quote}).",
            "Bỏ chữ r: {{{{ {seen} }}}}.",
        ),
        "master.prints_nothing": Text(
            ERROR,
            "Thẻ in “{tag}” có chữ {scope} nên lời văn sẽ không hiện (ở {quote}).",
            "Bỏ chữ {scope} ngay sau dấu {{{{; chữ này chỉ dùng cho for, if trong dấu {{%.",
        ),
        "master.block_open": Text(
            ERROR,
            "Thẻ “{tag}” mở ra mà không có thẻ kết thúc (ở {quote}).",
            "Thêm {end} vào sau phần cần lặp hoặc có điều kiện.",
        ),
        "master.block_extra": Text(
            ERROR,
            "Thẻ “{tag}” không có thẻ for hoặc if nào đứng trước (ở {quote}).",
            "Xóa thẻ này, hoặc thêm thẻ mở đầu tương ứng đã bị mất ở phía trên.",
        ),
        "master.block_crossed": Text(
            ERROR,
            "Thẻ “{tag}” kết thúc khi “{begun}” bên trong còn chưa kết thúc (ở {quote}).",
            "Đặt {end} trước thẻ này: phần mở sau phải kết thúc trước.",
        ),
        "master.scope_differs": Text(
            ERROR,
            "Thẻ “{tag}” không cùng kiểu với thẻ mở đầu “{begun}” (ở {quote}).",
            "Viết hai thẻ cùng kiểu; thẻ này bắt đầu bằng {wanted}.",
        ),
        "master.crosses": Text(
            ERROR,
            "Thẻ “{tag}” và thẻ mở đầu “{begun}” ở hai ô hoặc hai bảng khác nhau (ở {quote}).",
            "Đặt hai thẻ trong cùng một ô; muốn lặp cả dòng của bảng thì dùng {{%tr for … %}} và "
            "{{%tr endfor %}}, mỗi thẻ một dòng riêng.",
        ),
        "master.blank_lines": Text(
            WARNING,
            "Thẻ “{tag}” chiếm một đoạn riêng nên để lại dòng trống trong báo cáo (ở {quote}).",
            "Viết {wanted} và thêm chữ p vào thẻ kết thúc tương ứng.",
        ),
        "master.not_alone": Text(
            ERROR,
            "Thẻ “{tag}” làm mất những gì đứng cùng nó: {lost} (ở {quote}).",
            "Đặt thẻ có chữ p trong một đoạn riêng, thẻ có chữ tr trong một dòng riêng của bảng.",
        ),
        "master.outside_table": Text(
            ERROR,
            "Thẻ “{tag}” có chữ {scope} nhưng không nằm trong bảng (ở {quote}).",
            "Chuyển thẻ vào một dòng riêng của bảng, hoặc thay {scope} bằng p.",
        ),
        "master.unused": Text(
            NOTE,
            "Mẫu không dùng những phần báo cáo thường có: {seen}.",
            "Nếu bỏ có chủ ý thì để nguyên; xem ý nghĩa bằng templates check --fields.",
        ),
        "master.render": Text(
            ERROR,
            "Không ghép được báo cáo từ mẫu: {why}{quote}.",
            "Sửa hoặc xóa thẻ được nêu; nếu không tìm ra thì lấy lại mẫu gốc bằng templates reset "
            "(mẫu đã sửa được giữ lại bên cạnh).",
        ),
        "master.render_empty": Text(
            WARNING,
            "Khi các danh sách đều trống thì không ghép được báo cáo: {why}{quote}.",
            "Đặt thẻ được nêu trong {{% if … %}} … {{% endif %}} để chỉ in khi có nội dung.",
        ),
    }
)
