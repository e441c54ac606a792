"""register: everything that came for a plan and what was decided of it."""

from pathlib import Path

from generator.core.ledger import Entry
from generator.core.sheets import BookProperties
from generator.edges.files import write_all
from generator.edges.register import Register
from generator.edges.xlsx_write import write_tables
from generator.pipeline.plans import Context, WrongUseError
from generator.stages.ledger_tables import sheets


def register_of(
    context: Context, plan_id: str, period_id: str | None = None, export: Path | None = None
) -> tuple[Entry, ...]:
    """Return what the register holds of a plan, or of one period; write it to a workbook too.

    Raises:
        WrongUseError: nothing came for the plan or period, or the workbook exists already.
    """
    if export and export.suffix.lower() != ".xlsx":
        raise WrongUseError(f"Ghi tên tệp có đuôi .xlsx ({export}).")
    if export and export.exists():
        raise WrongUseError(f"Đã có tệp {export}: chọn tên khác hoặc xóa tệp cũ.")
    with Register.open_to_read(context.home.register) as register:
        found = register.entries(plan_id, period_id)
        extensions = register.all_extensions(plan_id)
        known = ", ".join(sorted(register.plans())) or "chưa có kế hoạch nào"
    if not found:
        raise WrongUseError(
            f"Sổ chưa ghi tệp nào của {plan_id} {period_id or ''}".rstrip()
            + f". Các kế hoạch đã nhận báo cáo: {known}."
        )
    if export:
        properties = BookProperties(f"Sổ nhận báo cáo {plan_id}", "", context.today)
        of_period = [(p, e) for p, e in extensions if period_id in (None, p)]
        book = write_tables(sheets(found, of_period), properties)
        write_all(export.resolve().parent, {export.name: book})
    return found
