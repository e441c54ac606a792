"""From the rows of a task list to groups and tasks with keys."""

import re
from dataclasses import dataclass, field

from generator.core.guesses import Guess
from generator.core.text import fold, one_line
from generator.core.wording import PlanSheets, TaskColumn, TaskGroupColumn
from generator.stages.plan_import.captions import Part
from generator.stages.plan_import.dittos import resolved
from generator.stages.plan_import.headings import WORK, heading, holds_headings, is_heading, joined
from generator.stages.plan_import.lines import Line, Section
from generator.stages.plan_import.marks import Mark, MarkKind, Unique, mark_of
from generator.stages.plan_import.records import GroupRecord, TaskRecord
from generator.stages.plan_import.task_rows import record, start_of, workers
from generator.stages.plan_import.unused import unused

_CAPTIONS = {
    Part.LEAD: TaskColumn.LEADS_PRINTED,
    Part.COOP: TaskColumn.COOPS_PRINTED,
    Part.BOTH: TaskColumn.LEADS_PRINTED,
    Part.LIMIT: TaskColumn.LIMIT_PRINTED,
    Part.START: TaskColumn.NOTE,
    Part.PRODUCT: TaskColumn.PRODUCT,
}
_TOTAL = re.compile(r"tong(?: (?:cong|so))?(?: (?:\d|nhiem vu|cong viec).*)?|cong")
_WHO_AND_WHEN = (Part.LEAD, Part.COOP, Part.BOTH, Part.LIMIT, Part.START)
_DITTO = "nt (như trên)"
_AS_ABOVE = "Ô ghi như trên: lấy theo dòng ngay trên."


@dataclass(slots=True)
class TaskList:
    """Groups and tasks collected over the lists of a plan, with what was guessed."""

    subject: str = ""
    groups: list[GroupRecord] = field(default_factory=list)
    tasks: list[TaskRecord] = field(default_factory=list)
    headings: list[tuple[Line, GroupRecord]] = field(default_factory=list)
    outer: dict[MarkKind, str] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    group_codes: Unique = field(default_factory=Unique)
    keys: Unique = field(default_factory=Unique)

    def add(self, section: Section) -> None:
        """Take in the rows of one list."""
        self.outer.clear()
        rows = tuple(resolved(tuple(joined(section.lines))))
        lines = tuple(line for line, _ in rows)
        own_group = False
        for number, (line, dittos) in enumerate(rows):
            if _is_total(line):
                why = "Dòng tổng cộng, không phải nhiệm vụ: đã bỏ."
                self._guess("", TaskColumn.TEXT, line.text(Part.TASK) or line.number, "", why)
                continue
            if is_heading(line, number, lines):
                self._add_group(line, outer=holds_headings(number, lines))
                own_group = True
                continue
            if not own_group:
                self._add_group_of(section)
                own_group = True
            self._add_task(line)
            for part in dittos:
                self._guess(self.tasks[-1].key, _CAPTIONS[part], _DITTO, line.text(part), _AS_ABOVE)

    def _guess(self, row: str, caption: str, seen: str, taken: str, why: str) -> None:
        sheet = PlanSheets.TASK_GROUPS if caption in TaskGroupColumn.ALL else PlanSheets.TASKS
        self.guesses.append(Guess(sheet, row, caption, one_line(seen), taken, why))

    def _add_group(self, line: Line, *, outer: bool) -> None:
        """Take in a heading; one that only holds others stands before their titles."""
        number, title = heading(line)
        kind = mark_of(number).kind
        above = self._above(kind)
        full = one_line(" ".join(filter(None, (number and f"{number.strip(' .')}.", title))))
        if outer:
            self.outer[kind] = full
        wanted = mark_of(number).text or f"N{len(self.groups) + 1}"
        code = self.group_codes.take(wanted)
        title = " - ".join((*above, full)) if above else one_line(title)
        group = GroupRecord(code, one_line("".join(number.split())), title)
        self.headings.append((line, group))
        if not outer:
            self.groups.append(group)
        if code != wanted:
            why = "Số hiệu nhóm lặp lại nên đặt mã khác."
            self._guess(code, TaskGroupColumn.CODE, wanted, code, why)
        if not number:
            why = "Dòng không có số, chỉ có tên: hiểu là tên nhóm nhiệm vụ."
            self._guess(code, TaskGroupColumn.TITLE, title, title, why)
        if line.page:
            why = "Số trang lẫn vào bảng, không phải cơ quan: đã bỏ."
            self._guess(code, TaskGroupColumn.TITLE, line.page, "", why)
        if any(line.text(part) for part in WORK):
            why = "Dòng tên nhóm có ghi việc; các dòng dưới mới là nhiệm vụ."
            seen = "; ".join(filter(None, (line.text(part) for part in WORK)))
            self._guess(code, TaskGroupColumn.TITLE, seen, "", why)

    def _above(self, kind: MarkKind) -> tuple[str, ...]:
        """The titles a heading of a kind stands below; those it ends are forgotten."""
        kinds = tuple(self.outer)
        for ended in kinds[kinds.index(kind) :] if kind in kinds else ():
            del self.outer[ended]
        return tuple(self.outer.values())

    def _add_group_of(self, section: Section) -> None:
        title = section.title or self.subject or "Nhiệm vụ"
        code = self.group_codes.take("I")
        self.groups.append(GroupRecord(code, "", title))
        why = "Bảng không chia nhóm: lấy tên bảng làm một nhóm."
        self._guess(code, TaskGroupColumn.TITLE, section.title, title, why)

    def _add_task(self, line: Line) -> None:
        group = self.groups[-1].code
        mark = mark_of(line.number)
        wanted = self._key(group, mark)
        key = self.keys.take(wanted)
        roles = workers(line)
        self.tasks.append(record(line, key, group, roles.lead, roles.coop))
        if key != wanted:
            why = "Số thứ tự lặp lại trong kế hoạch nên đặt mã khác."
            self._guess(key, TaskColumn.KEY, line.number, key, why)
        elif mark.kind is MarkKind.NONE:
            why = "Nhiệm vụ không có số trong kế hoạch."
            self._guess(key, TaskColumn.KEY, line.number, key, why)
        if line.added:
            why = "Dòng không có số, ở đầu trang sau: hiểu là viết tiếp nhiệm vụ này."
            self._guess(key, TaskColumn.TEXT, line.added, line.text(Part.TASK), why)
        for column, text in line.all(Part.START):
            if text != line.text(Part.LIMIT):
                why = "Cột thời điểm bắt đầu, không phải thời hạn hoàn thành."
                caption = TaskColumn.START if start_of(line) else TaskColumn.NOTE
                self._guess(key, caption, f"{column.caption}: {text}", text, why)
        if left := unused(line, self.tasks[-1]):
            self._guess(key, TaskColumn.NOTE, left, "", "Ô không dùng đến: không ghi vào cột nào.")
        if not roles.told:
            why = "Một cột cho cả chủ trì và phối hợp, không ghi rõ ai chủ trì: lấy tên đầu tiên."
            self._guess(key, TaskColumn.LEADS_PRINTED, line.text(Part.BOTH), roles.lead, why)

    def _key(self, group: str, mark: Mark) -> str:
        if mark.kind is MarkKind.NONE:
            return group
        alone = mark.kind is MarkKind.DOTTED and self.keys.free(mark.text)
        return mark.text if alone else f"{group}.{mark.text}"


def _is_total(line: Line) -> bool:
    """Whether a row only adds up the others."""
    words = fold(line.text(Part.TASK) or line.number)
    return bool(_TOTAL.fullmatch(words)) and not any(line.text(part) for part in _WHO_AND_WHEN)
