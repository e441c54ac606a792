"""Exceptions as a message and an exit code; the only place that turns them."""

import os
import sys
import traceback
from typing import Any

import typer

from generator import show
from generator.cli.exit_codes import BUG, PROBLEMS, WRONG_USE
from generator.cli.output import print_json, print_parts

UsageError: Any = typer.BadParameter.__base__


def fail(code: int, message: str, *, as_json: bool, **more: object) -> int:
    """Tell what is wrong and return the exit code."""
    if as_json:
        print_json({"error": message, **more})
    else:
        print(message, file=sys.stderr)
    return code


def explain_fault(fault: Exception, *, as_json: bool) -> int:
    """Turn an exception into a message and an exit code; the only place that does."""
    if isinstance(fault, UsageError):
        return fail(WRONG_USE, show.usage(fault), as_json=as_json)
    if isinstance(fault, OSError):
        message = f"Không đọc hoặc ghi được {fault.filename or 'tệp'} ({fault.strerror or fault}): "
        told = "tệp đang mở hoặc không có quyền. Đóng tệp rồi chạy lại."
        return fail(PROBLEMS, message + told, as_json=as_json)
    from generator import as_json as to_json
    from generator.edges.lock import BusyError
    from generator.edges.register_file import RegisterError
    from generator.pipeline import MailSettingsError, MasterProblems, PlanError, WrongUseError

    if isinstance(fault, WrongUseError):
        return fail(WRONG_USE, str(fault), as_json=as_json)
    if isinstance(fault, BusyError):
        return fail(PROBLEMS, show.busy(fault.holder), as_json=as_json)
    if isinstance(fault, RegisterError):
        return fail(PROBLEMS, show.register_fault(fault), as_json=as_json)
    if isinstance(fault, PlanError | MasterProblems | MailSettingsError):
        if as_json:
            names = {MasterProblems: "Mẫu Word", MailSettingsError: "Tệp khai báo hộp thư"}
            told = f"{names.get(type(fault), 'Tệp kế hoạch')} có lỗi."
            print_json({"error": told, "problems": to_json.of_problems(fault.problems)})
        else:
            print_parts(show.problems(fault.problems))
        return PROBLEMS
    detail = "".join(traceback.format_exception(fault))
    if not as_json and not os.environ.get("BCTH_DEBUG"):
        detail = detail.splitlines()[-1]
    message = "Chương trình gặp lỗi ngoài dự kiến; kết quả trước đó còn nguyên. Gửi dòng sau cho "
    message += "người phụ trách (đặt BCTH_DEBUG=1 để xem đầy đủ):"
    return fail(BUG, f"{message}\n{detail}", as_json=as_json)
