"""From the rows of a task list to groups and tasks with keys."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.core.guesses import Guess
from generator.core.text import one_line
from generator.core.wording import PlanSheets, TaskColumn, TaskGroupColumn
from generator.stages.plan_import.headers import Part
from generator.stages.plan_import.lines import Line, Section
from generator.stages.plan_import.marks import Mark, MarkKind, Unique, led, mark_of
from generator.stages.plan_import.records import GroupRecord, TaskRecord

_WORK = (Part.LEAD, Part.COOP, Part.BOTH, Part.LIMIT, Part.START, Part.PRODUCT, Part.QUANTITY)
_LABEL = re.compile(
    r"(?:(?:cơ quan|đơn vị)\s+)?(?P<role>chủ trì|phối hợp)(?:\s+(?:thực hiện|chính))?\s*:",
    re.IGNORECASE,
)


@dataclass(slots=True)
class TaskList:
    """Groups and tasks collected over the lists of a plan, with what was guessed."""

    groups: list[GroupRecord] = field(default_factory=list)
    tasks: list[TaskRecord] = field(default_factory=list)
    headings: list[tuple[Line, GroupRecord]] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    group_codes: Unique = field(default_factory=Unique)
    keys: Unique = field(default_factory=Unique)

    def add(self, section: Section) -> None:
        """Take in the rows of one list."""
        lines = tuple(self._joined(section.lines))
        own_group = False
        for number, line in enumerate(lines):
            if _is_heading(line, number, lines):
                self._add_group(line)
                own_group = True
                continue
            if not own_group:
                self._add_group_of(section)
                own_group = True
            self._add_task(line)

    def _guess(self, row: str, caption: str, seen: str, taken: str, why: str) -> None:
        sheet = PlanSheets.TASK_GROUPS if caption in TaskGroupColumn.ALL else PlanSheets.TASKS
        self.guesses.append(Guess(sheet, row, caption, one_line(seen), taken, why))

    def _joined(self, lines: Sequence[Line]) -> Iterator[Line]:
        """Yield the rows, those a page or a merged cell broke made whole again."""
        whole: Line | None = None
        for line in lines:
            if whole and _goes_on(line, whole):
                whole = _glued(whole, line)
                continue
            if whole:
                yield whole
            whole = line
        if whole:
            yield whole

    def _add_group(self, line: Line) -> None:
        number, title = _heading(line)
        wanted = mark_of(number).text or f"N{len(self.groups) + 1}"
        code = self.group_codes.take(wanted)
        self.groups.append(GroupRecord(code, one_line("".join(number.split())), one_line(title)))
        self.headings.append((line, self.groups[-1]))
        if code != wanted:
            why = "Số hiệu nhóm lặp lại nên đặt mã khác."
            self._guess(code, TaskGroupColumn.CODE, wanted, code, why)
        if not number:
            why = "Dòng không có số, chỉ có tên: hiểu là tên nhóm nhiệm vụ."
            self._guess(code, TaskGroupColumn.TITLE, title, code, why)
        if line.page:
            why = "Số trang lẫn vào bảng, không phải cơ quan: đã bỏ."
            self._guess(code, TaskGroupColumn.TITLE, line.page, "", why)
        if any(line.text(part) for part in _WORK):
            why = "Dòng tên nhóm có ghi việc; các dòng dưới mới là nhiệm vụ."
            seen = "; ".join(filter(None, (line.text(part) for part in _WORK)))
            self._guess(code, TaskGroupColumn.TITLE, seen, "", why)

    def _add_group_of(self, section: Section) -> None:
        title = section.title or "Nhiệm vụ"
        code = self.group_codes.take("I")
        self.groups.append(GroupRecord(code, "", title))
        why = "Bảng không chia nhóm: lấy tên bảng làm một nhóm."
        self._guess(code, TaskGroupColumn.TITLE, section.title, title, why)

    def _add_task(self, line: Line) -> None:
        group = self.groups[-1].code
        mark = mark_of(line.number)
        wanted = self._key(group, mark)
        key = self.keys.take(wanted)
        lead, coop, sure = _workers(line)
        self.tasks.append(_record(line, key, group, lead, coop))
        if key != wanted:
            why = "Số thứ tự lặp lại trong kế hoạch nên đặt mã khác."
            self._guess(key, TaskColumn.KEY, line.number, key, why)
        elif mark.kind is MarkKind.NONE:
            why = "Nhiệm vụ không có số trong kế hoạch."
            self._guess(key, TaskColumn.KEY, line.number, key, why)
        if not sure:
            why = "Một cột cho cả chủ trì và phối hợp, không ghi rõ ai chủ trì: lấy tên đầu tiên."
            self._guess(key, TaskColumn.LEADS_PRINTED, line.text(Part.BOTH), lead, why)

    def _key(self, group: str, mark: Mark) -> str:
        if mark.kind is MarkKind.NONE:
            return group
        alone = mark.kind is MarkKind.DOTTED and self.keys.free(mark.text)
        return mark.text if alone else f"{group}.{mark.text}"


def _heading(line: Line) -> tuple[str, str]:
    """The number and the title of a heading; both may stand in one merged cell."""
    title = line.text(Part.TASK) or line.text(Part.CONTENT)
    if title:
        return line.number, title
    return led(line.number)


def _is_heading(line: Line, number: int, lines: Sequence[Line]) -> bool:
    if not any(_heading(line)):
        return False
    mark = mark_of(line.number)
    following = mark_of(lines[number + 1].number) if number + 1 < len(lines) else None
    if any(line.text(part) for part in _WORK):
        deeper = following and following.kind in (MarkKind.FIGURE, MarkKind.DOTTED)
        return mark.heads and bool(deeper)
    if mark.heads or line.whole:
        return True
    if mark.kind is MarkKind.NONE:
        return line.bold and not line.first
    return any(other.number.strip().startswith(f"{mark.text}.") for other in _below(lines, number))


def _below(lines: Sequence[Line], number: int) -> Iterator[Line]:
    """The rows below one whose numbers stand in its column with something behind them."""
    mark = mark_of(lines[number].number).text
    for line in lines[number + 1 :]:
        if mark_of(line.number).text != mark:
            yield line


def _goes_on(line: Line, above: Line) -> bool:
    """Whether a row goes on with the row above it."""
    if line.joined:
        return True
    text = line.text(Part.TASK)
    return (
        line.first
        and not line.number
        and line.blank_but(Part.TASK)
        and text[:1].islower()
        and bool(above.text(Part.TASK))
    )


def _glued(above: Line, line: Line) -> Line:
    """The row above with what the next row adds to its columns."""
    separator = "\n" if line.joined else " "
    cells = tuple(
        (column, text if added in ("", text) else f"{text}{separator}{added}".strip())
        for (column, text), (_, added) in zip(above.cells, line.cells, strict=True)
    )
    return replace(above, cells=cells)


def _workers(line: Line) -> tuple[str, str, bool]:
    """Who leads and who co-operates as printed, and whether the plan says which is which."""
    both = line.text(Part.BOTH)
    if not both:
        return line.text(Part.LEAD), line.text(Part.COOP), True
    found = list(_LABEL.finditer(both))
    if not found:
        first, _, rest = both.partition("\n" if "\n" in both else ";")
        return first.strip(), rest.strip(), False
    texts = {"chủ trì": both[: found[0].start()].strip(), "phối hợp": ""}
    for label, following in zip(found, [*found[1:], None], strict=True):
        text = both[label.end() : following.start() if following else None].strip(" \n-;")
        role = label["role"].lower()
        texts[role] = "\n".join(filter(None, (texts[role], text)))
    return texts["chủ trì"], texts["phối hợp"], True


def _record(line: Line, key: str, group: str, lead: str, coop: str) -> TaskRecord:
    text = line.text(Part.TASK)
    content = line.text(Part.CONTENT)
    limit, start = line.text(Part.LIMIT), line.all(Part.START)
    notes = [f"{column.caption}: {told}" for column, told in start if told != limit]
    notes += [f"{column.caption}: {told}" for column, told in line.all(Part.NOTE)]
    if text and content:
        notes.append(content)
    targets = [told for _, told in line.all(Part.TARGET)]
    return TaskRecord(
        key=key,
        group=group,
        number=one_line(line.number),
        text=text or content,
        lead=lead,
        coop=coop,
        limit=limit,
        quantity="\n".join(filter(None, (line.text(Part.QUANTITY), *targets))),
        product=line.text(Part.PRODUCT),
        note="\n".join(notes),
    )
