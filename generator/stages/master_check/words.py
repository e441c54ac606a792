"""What Jinja and docxtpl say about a broken tag, in Vietnamese."""

import re

_TOKENS = {
    "end of template": "chỗ kết thúc thẻ",
    "end of print statement": "dấu }}",
    "end of statement block": "dấu %}",
    "begin of print statement": "dấu {{",
    "begin of statement block": "dấu {%",
    "name": "một tên",
    "integer": "một số",
    "string": "một chuỗi chữ",
}
_SAID = (
    (r"'(.+)' is undefined", "không có trường “{0}”"),
    (r"'(?:.*[. ])?(\w+) object' has no attribute '(.+)'", "không có trường con “{1}”"),
    (r"'None' has no attribute '(.+)'", "không có trường con “{0}” vì giá trị đang trống"),
    (r"'?(.+?)'? has no (?:attribute|element) '?(\w+)'?", "không có phần “{1}” trong danh sách"),
    (r"No filter named '(.+)'\.?.*", "không có bộ lọc “{0}”"),
    (r"No test named '(.+)'\.?.*", "không có phép thử “{0}”"),
    (r"Encountered unknown tag '(.+)'\..*", "không có lệnh “{0}”"),
    (r"Unexpected end of template\..*", "thiếu thẻ kết thúc {% endif %} hoặc {% endfor %}"),
    (r"unexpected '(.+)', expected '(.+)'", "có “{0}” ở chỗ phải là “{1}”"),
    (r"unexpected 'end of .+'", "thiếu phần đứng sau"),
    (r"unexpected '(.+)'", "thừa “{0}” hoặc thiếu phần đứng trước"),
    (r"unexpected char '(.+)' at \d+", "có ký tự không dùng được “{0}”"),
    (r"expected token '(.+)', got '(.+)'", "cần {0} nhưng lại có {1}"),
    (r"Expected an expression(?:, got '(.+)')?", "thiếu nội dung trong thẻ"),
    (r"too long", "thẻ quá dài"),
    (r"maximum recursion.*", "thẻ quá dài"),
    (r"too much", "thẻ tạo ra quá nhiều nội dung"),
    (r".*is not safely callable.*|access to attribute.*|.*unsafe.*", "dùng lệnh không được phép"),
    (
        r"(?:mismatched tag|not well-formed|no element|Opening and ending).*",
        "thẻ cắt ngang bảng, ô, liên kết hoặc đoạn văn",
    ),
)
_PATTERNS = tuple((re.compile(pattern, re.DOTALL), words) for pattern, words in _SAID)


def in_vietnamese(said: str) -> str:
    """Return what Jinja said in Vietnamese; what is not known is quoted as it is."""
    for pattern, words in _PATTERNS:
        if found := pattern.fullmatch(said.strip()):
            seen = [_TOKENS.get(group or "", f"“{group}”") for group in found.groups()]
            plain = [group or "" for group in found.groups()]
            return words.format(*(seen if "cần" in words else plain)) if plain else words
    return f"Word hoặc bộ ghép mẫu báo “{said.strip()[:200]}”"
