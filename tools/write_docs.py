"""Write docs/problems.md, docs/lint.md and docs/cli.md from the program itself.

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
from generator.stages.lint import RULES

DOCS = Path(__file__).resolve().parent.parent / "docs"
_PROBLEMS = """# Problem codes

Made by `python -m tools.write_docs` from `generator/core/problem_texts`; do not edit.
An error sends a form back (or keeps a plan from being used); a warning only asks to look.
"""
_RULES = """# Rules of the official form

Made by `python -m tools.write_docs` from `generator/stages/lint/catalogue.py`; do not edit.
`lint` checks them in any Word document. Clauses are those of Nghị định 30/2020/NĐ-CP. An error is
what the decree orders, a warning what practice or the models of its Phụ lục III recommend.
"""
_COMMANDS = """# Commands

Made by `python -m tools.write_docs` from `generator/cli`; do not edit. Every command is
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


def rules_page() -> str:
    """Return the page of all rules of the official form."""
    lines = [
        _RULES,
        "| Rule | Severity | Clause | What is right | How to mend it |",
        "|---" * 5 + "|",
    ]
    for name, rule in RULES.items():
        severity = SEVERITY_WORDS[rule.severity]
        lines.append(f"| `{name}` | {severity} | {rule.clause} | {rule.expected} | {rule.hint} |")
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
    (DOCS / "lint.md").write_text(rules_page(), encoding="utf-8")
    (DOCS / "cli.md").write_text(commands_page(), encoding="utf-8")
