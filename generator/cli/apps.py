"""The command line and its groups, with help in Vietnamese."""

from collections.abc import Callable
from typing import Any, TypeVar

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup


class _Vietnamese:
    """What the help pages of commands and groups have in common."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of usage."""
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Cách dùng: python3 ")

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option --help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = "Xem hướng dẫn."
        return option


class Command(_Vietnamese, TyperCommand):
    """A command."""


class Group(_Vietnamese, TyperGroup):
    """A group of commands."""


OPTIONS = "[TÙY_CHỌN]"
rich_utils.ARGUMENTS_PANEL_TITLE = "Tham số"
rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn"
rich_utils.COMMANDS_PANEL_TITLE = "Lệnh"
rich_utils.REQUIRED_LONG_STRING = "(bắt buộc)"
app = typer.Typer(
    cls=Group,
    options_metavar=OPTIONS,
    subcommand_metavar="LỆNH …",
    add_completion=False,
    no_args_is_help=True,
    help="Thu báo cáo bằng biểu Excel và tổng hợp thành báo cáo Word đúng thể thức.",
)
plan_app = typer.Typer(
    cls=Group,
    options_metavar=OPTIONS,
    subcommand_metavar="LỆNH …",
    no_args_is_help=True,
    help="Lập, xem và kiểm tra các kế hoạch.",
)
app.add_typer(plan_app, name="plan")
templates_app = typer.Typer(
    cls=Group,
    options_metavar=OPTIONS,
    subcommand_metavar="LỆNH …",
    no_args_is_help=True,
    help="Kiểm tra các mẫu Word đã sửa, lấy lại mẫu gốc.",
)
app.add_typer(templates_app, name="templates")

_F = TypeVar("_F", bound=Callable[..., Any])


def command(group: typer.Typer, name: str) -> Callable[[_F], _F]:
    """Return what makes a function a command of a group."""
    return group.command(name, cls=Command, options_metavar=OPTIONS)
