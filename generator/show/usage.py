"""A wrong command line, told in Vietnamese."""

import re
from typing import Any


def usage(fault: Any) -> str:
    """A wrong command line in Vietnamese."""
    kind, said = type(fault).__name__, str(fault.format_message())
    if kind == "NoArgsIsHelpError":
        return said
    parameter = getattr(fault, "param", None)
    name = str(getattr(parameter, "metavar", None) or getattr(parameter, "name", ""))
    if kind == "MissingParameter":
        told = f"Thiếu tham số {name}."
    elif kind == "NoSuchOption":
        told = f"Không có tùy chọn {getattr(fault, 'option_name', '')}."
    elif match := re.search(r"No such command ['\"](.*)['\"]", said):
        told = f"Không có lệnh “{match[1]}”."
    elif kind == "BadParameter" and name == "NGÀY":
        told = "Ngày chưa đúng; ghi như 2025-09-23 hoặc 23/9/2025."
    elif kind == "BadParameter":
        told = f"Giá trị của {name} chưa đúng."
    else:
        told = f"Lệnh chưa đúng: {said}"
    return f"{told} Thêm --help vào sau lệnh để xem hướng dẫn."
