"""Start the program; where its packages are missing, set them up beside it first.

Needs nothing but Python 3.11. Packages go into `.venv` from the locked requirements.txt.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.txt"
VENV = ROOT / ".venv"
STAMP = VENV / "san-sang.txt"
PACKAGES = (
    *("defusedxml", "docxtpl", "holidays", "jinja2", "openpyxl", "python_calamine"),
    *("docx", "filelock", "olefile", "rich", "typer", "vietnam_provinces", "xlsxwriter"),
)
OLDEST = (3, 11)


def main() -> int:
    """Run the program and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info < OLDEST:
        return _fail("Cần Python 3.11 trở lên; máy này đang dùng " + sys.version.split()[0] + ".")
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if inside and not _have_packages():
        return _fail(f"Thư mục {VENV} thiếu gói. Cách sửa: xóa thư mục này rồi chạy lại.")
    if not inside and (VENV.exists() or not _have_packages()):
        return _in_venv(sys.argv[1:])
    from generator.cli import main as run

    return run(sys.argv[1:])


def _have_packages() -> bool:
    return all(find_spec(name) for name in PACKAGES)


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _in_venv(arguments: list[str]) -> int:
    if not _ready():
        fault = _set_up()
        if fault:
            return _fail(fault)
    command = [str(_python()), str(Path(__file__).resolve()), *arguments]
    if os.name == "nt":
        return subprocess.call(command)  # noqa: S603
    os.execv(command[0], command)  # noqa: S606
    return 0


def _wanted() -> str:
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def _ready() -> bool:
    try:
        return _python().exists() and STAMP.read_text(encoding="utf-8") == _wanted() and _starts()
    except OSError:
        return False


def _starts() -> bool:
    check = (
        "import sys; from importlib.util import find_spec; "
        f"sys.exit(sys.version_info < {OLDEST} or not all(map(find_spec, {PACKAGES})))"
    )
    return subprocess.call([str(_python()), "-c", check], stderr=subprocess.DEVNULL) == 0  # noqa: S603


def _set_up() -> str:
    """Make .venv from the locked file; return what went wrong and how to mend it, or ""."""
    print("Lần đầu chạy: đang cài các gói cần thiết vào thư mục .venv …", file=sys.stderr)
    try:
        shutil.rmtree(VENV, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True, capture_output=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as fault:
        return (
            f"Không tạo được thư mục {VENV}: {_last_line(fault)}\n"
            "Cách sửa: đóng các cửa sổ đang mở thư mục .venv rồi xóa thư mục này; trên Debian, "
            "Ubuntu cài thêm gói python3-venv (sudo apt install python3-venv); rồi chạy lại."
        )
    pip = [str(_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        subprocess.run(  # noqa: S603
            [*pip, "--require-hashes", "--requirement", str(LOCK)], check=True, capture_output=True
        )
    except (OSError, subprocess.CalledProcessError) as fault:
        return (
            f"Không cài được các gói cần thiết: {_last_line(fault)}\n"
            "Cách sửa: kiểm tra kết nối mạng (lần đầu chạy cần mạng; cơ quan dùng proxy thì đặt "
            f"biến HTTPS_PROXY), xóa thư mục {VENV} rồi chạy lại."
        )
    STAMP.write_text(_wanted(), encoding="utf-8")
    return ""


def _last_line(fault: Exception) -> str:
    output = getattr(fault, "stderr", b"") or b""
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else str(fault)


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
