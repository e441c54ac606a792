"""Write docs/problems.md and docs/cli.md from the program itself.

A test compares them, so they cannot fall behind.

    python -m tools.write_docs
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from generator.cli import app
from generator.core.outcome_words import SEVERITY_WORDS
from generator.core.problem_texts import TEXTS
from generator.core.problems import Severity

DOCS = Path(__file__).resolve().parent.parent / "docs"
_PROBLEMS = """# Problem codes

Made by `python -m tools.write_docs` from `generator/core/problem_texts.py`; do not edit.
An error sends a form back (or keeps a plan from being used); a warning only asks to look.
"""
_COMMANDS = """# Commands

Made by `python -m tools.write_docs` from `generator/cli.py`; do not edit. Every command is
written `python3 run.py COMMAND …`; options stand behind the command.
"""


def problems_page() -> str:
    """Return the page of all problem codes."""
    lines = [
        _PROBLEMS,
        "| Code | Severity | What is wrong | What to do |",
        "|---|---|---|---|",
    ]
    for code, text in TEXTS.items():
        severity = SEVERITY_WORDS[Severity(text.severity)]
        lines.append(f"| `{code}` | {severity} | {text.message} | {text.hint} |")
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """Return the page of all commands with their arguments and options."""
    return "\n".join([_COMMANDS, *_described(typer.main.get_command(app), "")]) + "\n"


def _described(command: Any, name: str) -> Iterator[str]:
    for child_name, child in getattr(command, "commands", {}).items():
        yield from _described(child, f"{name} {child_name}".strip())
    if hasattr(command, "commands"):
        return
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    yield f"## `{' '.join((name, *(str(p.metavar) for p in arguments)))}`"
    yield ""
    yield command.help
    yield ""
    for parameter in arguments:
        yield f"- `{parameter.metavar}`: {parameter.help}"
    for parameter in options:
        value = f" {parameter.metavar}" if parameter.metavar else ""
        yield f"- `{parameter.opts[0]}{value}`: {parameter.help}"
    yield ""


if __name__ == "__main__":
    (DOCS / "problems.md").write_text(problems_page(), encoding="utf-8")
    (DOCS / "cli.md").write_text(commands_page(), encoding="utf-8")
