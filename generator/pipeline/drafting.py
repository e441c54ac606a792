"""plan new: a plan workbook with the agencies of a province, for the officer to go on with."""

from dataclasses import dataclass
from pathlib import Path

from generator.core.departments import OF_THE_PROVINCE
from generator.core.identity import is_name
from generator.core.places import Province
from generator.core.sheets import BookProperties
from generator.edges.files import write_all
from generator.edges.provinces import communes
from generator.edges.xlsx_write import write_tables
from generator.pipeline.plans import Context, WrongUseError
from generator.pipeline.provinces import find_province
from generator.stages.plan_draft import Draft, draft_items, draft_tables
from generator.stages.plan_workbook import plan_sheets


@dataclass(frozen=True, slots=True)
class Drafted:
    """The plan workbook that was made, and how many agencies it lists."""

    plan: str
    file: Path
    province: Province
    departments: int
    communes: int


def new_plan(
    context: Context, plan_id: str, province: str, office: str = "", title: str = ""
) -> Drafted:
    """Write inputs/<plan>/plan.xlsx with the agencies of a province; never over another.

    Raises:
        WrongUseError: the name cannot be a folder, the plan exists, or there is no such province.
    """
    if not is_name(plan_id):
        raise WrongUseError(
            f"“{plan_id}” không dùng làm tên kế hoạch được. Chỉ dùng chữ cái không dấu, chữ số, "
            "dấu - và _ ."
        )
    found = find_province(province)
    target = context.home.plan(plan_id)
    if target.exists():
        raise WrongUseError(
            f"Đã có tệp kế hoạch {target}. Sửa tệp này, hoặc đặt tên khác cho kế hoạch mới."
        )
    draft = Draft(plan_id, title, found, communes(found), office)
    heading = title or plan_id
    sheets = plan_sheets(heading, draft_items(draft), draft_tables(draft))
    author = f"UBND {found.full_name}"
    data = write_tables(sheets, BookProperties(heading, author, context.today))
    write_all(target.parent, {target.name: data})
    return Drafted(plan_id, target, found, len(OF_THE_PROVINCE), len(draft.communes))
