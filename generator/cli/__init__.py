"""The commands: the only package that prints and decides the exit code.

The file libraries load with the command that needs them, so `--help` loads none.
"""

from collections.abc import Sequence

import typer

from generator.cli import collecting, mail, plans, reporting, standing
from generator.cli.apps import app
from generator.cli.exit_codes import INTERRUPTED, OK, PROBLEMS
from generator.cli.faults import explain_fault, fail

__all__ = ["app", "collecting", "mail", "main", "plans", "reporting", "standing"]


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    as_json = "--json" in arguments
    try:
        result = app(args=list(arguments), prog_name="run.py", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        result = INTERRUPTED
    except Exception as fault:
        return explain_fault(fault, as_json=as_json)
    if result == INTERRUPTED:
        return fail(PROBLEMS, "Đã dừng. Kết quả trước đó còn nguyên.", as_json=as_json)
    return result if isinstance(result, int) else OK
