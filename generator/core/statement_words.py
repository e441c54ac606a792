"""Words by which two statements may differ and still say the same, and words that always count."""

from types import MappingProxyType

from generator.core.text import bare

# An abbreviation and its words are one; those with several readings (KH, QĐ) are left alone.
ABBREVIATIONS = MappingProxyType(
    {
        "ubnd": "ủy ban nhân dân",
        "hđnd": "hội đồng nhân dân",
        "tthc": "thủ tục hành chính",
        "cntt": "công nghệ thông tin",
        "cđs": "chuyển đổi số",
        "dn": "doanh nghiệp",
        "cbcc": "cán bộ công chức",
        "cbccvc": "cán bộ công chức viên chức",
        "đkkd": "đăng ký kinh doanh",
        "dvc": "dịch vụ công",
        "dvctt": "dịch vụ công trực tuyến",
        "qlnn": "quản lý nhà nước",
        "ttđt": "thông tin điện tử",
        "tp": "thành phố",
    }
)

# Phrases that add nothing to what one agency reports for one period; longer ones first.
FILLERS = (
    *("trong kỳ báo cáo", "trong thời gian qua", "thời gian qua", "trong kỳ", "tính đến nay"),
    *("cho đến nay", "đến nay", "hiện nay", "trên thực tế", "theo đúng quy định"),
    *("theo quy định", "một cách"),
    *("của đơn vị", "của cơ quan", "tại đơn vị", "tại cơ quan", "trên địa bàn"),
    *("công tác", "các", "những", "việc", "rất"),
)
OPENINGS = ("trong kỳ báo cáo", "trong kỳ", "trong thời gian qua", "thời gian qua", "đến nay")
ORNAMENTS = ("kịp thời", "nghiêm túc", "tích cực", "chủ động", "quyết liệt", "khẩn trương")
MANY = ("sở", "bộ", "ban", "xã", "phường", "ngành", "cơ quan", "đơn vị", "địa phương")  # after các
OF_ITS_OWN = ("trên địa bàn", "của", "tại", "ở")
SUBJECTS = ("đơn vị", "cơ quan", "địa phương")
AFTER_SUBJECT = (
    *("đã", "đang", "chưa", "không", "còn", "cũng", "luôn", "thường xuyên", "tiếp tục", "sẽ"),
    *("đề nghị", "kiến nghị", "đề xuất"),
)
JOINED = "và"
DONE = "đã"
# Beside these an ornament, an order or a "đã" may change what is said: they stay as they stand.
NEGATIONS = frozenset(
    {"không", "chưa", "chẳng", "thiếu", "ngoài", "trừ", "hết", "dừng", "ngừng", "thay", "khó"}
)
REFUSALS = frozenset({"không", "chưa", "chẳng", "ngoài", "trừ", "thay"})
ASPECTS = frozenset({"đang", "sẽ", "sắp", "vẫn", "mới", "cần", "nên", "tiếp", "dự"})

# How a proposal names whom it is for.
ASKING = r"(?:kính\s+)?(?:đề nghị|kiến nghị|đề xuất|mong|xin)"
ASKED_CENTRE = (
    *("chính phủ", "thủ tướng", "quốc hội", "trung ương", "các bộ", "bộ ngành", "bộ, ngành"),
    *("liên đoàn thương mại và công nghiệp", "vcci", "ngân hàng nhà nước việt nam"),
)
ASKED_PROVINCE = (
    *("ubnd thành phố", "ubnd tp", "ubnd tỉnh", "ủy ban nhân dân thành phố"),
    *("ủy ban nhân dân tỉnh", "hđnd thành phố", "hđnd tỉnh", "hội đồng nhân dân thành phố"),
    *("hội đồng nhân dân tỉnh", "thành phố", "tỉnh", "lãnh đạo thành phố", "lãnh đạo tỉnh"),
    *("chủ tịch ubnd thành phố", "chủ tịch ubnd tỉnh", "thành ủy", "tỉnh ủy"),
)
ASKED_COMMUNE = (
    *("ubnd các xã", "ubnd cấp xã", "ubnd xã", "ubnd phường", "ubnd các phường"),
    *("ủy ban nhân dân các xã", "ủy ban nhân dân cấp xã", "ủy ban nhân dân xã"),
    *("ủy ban nhân dân phường", "cấp xã", "các xã", "các phường", "các địa phương"),
    *("ubnd đặc khu", "địa phương"),
)
ASKED_DEPARTMENT = (
    *("các sở", "sở", "ban quản lý", "công an", "thanh tra", "chi cục", "cục", "thuế"),
    *("kho bạc", "bảo hiểm xã hội", "văn phòng ubnd", "văn phòng ủy ban nhân dân"),
    *("cơ quan chuyên môn", "các ngành", "các cơ quan", "trung tâm", "viện kiểm sát", "tòa án"),
)

# Words too common to tell one theme of a plan from another.
COMMON = frozenset(
    bare(
        "và các của cho về trong với được theo từ đến tại trên là có để do bằng hoặc như này đó "
        "những một việc công tác khi đã đang sẽ cần còn chưa không nhằm vào ra đối bộ"
    ).split()
)
