"""A kill in the middle leaves the old report whole, and the next run carries on."""

import subprocess
import sys
import time
from pathlib import Path

import docx
import openpyxl

from generator.cli import main
from tests.support import complete, filled, forms_of, put, small_home, small_plan

ROOT = Path(__file__).resolve().parent.parent
FORMS = forms_of(small_plan())
COMMAND = [sys.executable, str(ROOT / "run.py"), "report", "thu-nho", "2025-Q3"]


def report(home, day):
    return [*COMMAND, "--home", str(home), "--today", day]


def test_kills_at_many_moments(tmp_path, capsys):
    home = small_home(tmp_path)
    put(home, "x1.xlsx", filled(FORMS["X1"], complete(FORMS["X1"])))
    assert main(report(home, "2025-09-23")[2:]) == 0
    folder = home / "reports" / "thu-nho" / "2025-Q3"
    names = ("bao-cao.docx", "tong-hop.xlsx", ".ban-goc/bao-cao.docx")
    versions = [tuple((folder / name).read_bytes() for name in names)]
    began = time.monotonic()
    subprocess.run(report(home, "2025-09-24"), check=True, capture_output=True)
    whole = time.monotonic() - began
    versions.append(tuple((folder / name).read_bytes() for name in names))
    assert versions[0] != versions[1]
    killed = 0
    for number in range(12):
        day = "2025-09-23" if number % 2 else "2025-09-24"
        running = subprocess.Popen(
            report(home, day), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(whole * (0.1 + 0.07 * number))
        killed += running.poll() is None
        running.kill()
        running.wait()
        for name, old, new in zip(names, *versions, strict=True):
            assert (folder / name).read_bytes() in (old, new), name
        docx.Document(str(folder / names[0]))
        openpyxl.load_workbook(folder / names[1])
    assert killed > 2
    assert main(report(home, "2025-09-23")[2:]) == 0
    assert tuple((folder / name).read_bytes() for name in names) == versions[0]
    there = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    kept = (".ban-goc/so-lieu.json", ".ban-goc/nguon.json", "thu/da-nhan-X1.eml")
    assert sorted(there) == sorted((*names, *kept))
    capsys.readouterr()
