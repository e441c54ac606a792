"""Alterations of rows: inserted, deleted, sorted, doubled, moved, headings gone, keys gone."""

from collections.abc import Sequence
from random import Random
from typing import Any

from generator.core.wording import KEY, Field
from tests.vandal.kinds import in_book
from tests.vandal.records import (
    OPEN_FIELDS,
    TEXT_FIELD,
    Case,
    DoesNotApplyError,
    Harm,
    Stage,
    adding,
    asking,
)
from tests.vandal.sheets_open import Sheet, lay_row, main_sheet, put, sheet_of, take_row

OWN_TASK = "Nhiệm vụ cơ quan tự thêm"
OWN_RESULT = "Đã làm thêm 7 việc ngoài biểu"


@in_book(Stage.ROWS)
def rows_inserted_blank(book: Any, rng: Random, case: Case) -> None:
    """Inserted blank rows in the table."""
    sheet = main_sheet(book, case)
    for number in sorted(rng.sample(list(sheet.rows.values()), min(4, len(sheet.rows))))[::-1]:
        sheet.ws.insert_rows(number, rng.randint(1, 3))


@in_book(Stage.ROWS)
def rows_blank_between_all(book: Any, _rng: Random, case: Case) -> None:
    """Inserted a blank row after every row."""
    sheet = main_sheet(book, case)
    for number in sorted(sheet.rows.values(), reverse=True):
        sheet.ws.insert_rows(number + 1)


@in_book(Stage.ROWS)
def row_of_their_own(book: Any, rng: Random, case: Case) -> Harm:
    """Inserted a row with a task and a result of their own."""
    sheet = main_sheet(book, case)
    number = rng.choice(list(sheet.rows.values()))
    sheet.ws.insert_rows(number)
    sheet.ws.cell(number, sheet.columns[TEXT_FIELD[sheet.name]]).value = OWN_TASK
    last = [c for c in OPEN_FIELDS[sheet.name] if c in sheet.columns][-1]
    sheet.ws.cell(number, sheet.columns[last]).value = OWN_RESULT
    return adding(OWN_TASK)


@in_book(Stage.ROWS)
def row_deleted(book: Any, rng: Random, case: Case) -> Harm:
    """Deleted an answered row."""
    sheet = main_sheet(book, case)
    key = rng.choice([k for k in case.answered_keys(sheet.name) if k in sheet.rows])
    sheet.ws.delete_rows(sheet.rows[key])
    return Harm(harmed=case.of_row(sheet.name, key))


@in_book(Stage.ROWS)
def rows_deleted_to_the_end(book: Any, rng: Random, case: Case) -> Harm:
    """Deleted the second half of the table."""
    sheet = main_sheet(book, case)
    if case.spoiled or len(sheet.rows) < 3:
        raise DoesNotApplyError
    first = sorted(sheet.rows.values())[len(sheet.rows) // 2 + rng.randint(0, 1)]
    gone = [key for key, number in sheet.rows.items() if number >= first]
    sheet.ws.delete_rows(first, sheet.last - first + 1)
    return Harm(harmed=case.of_row(sheet.name, *gone))


def _reorder(sheet: Sheet, order: Sequence[str], *, keys_stay: bool) -> None:
    """Lay the rows into the places of all rows in a new order."""
    numbers = sorted(sheet.rows.values())
    taken = {key: take_row(sheet.ws, number) for key, number in sheet.rows.items()}
    key_column = sheet.columns.get(KEY, 0)
    stay = {n: sheet.ws.cell(n, key_column).value for n in numbers} if key_column else {}
    for number, key in zip(numbers, order, strict=True):
        lay_row(sheet.ws, number, taken[key])
        if keys_stay:
            sheet.ws.cell(number, key_column).value = stay[number]


def _by_status(sheet: Sheet) -> list[str]:
    caption = next(c for c in OPEN_FIELDS[sheet.name] if c in sheet.columns)
    return sorted(sheet.rows, key=lambda key: str(sheet.cell(key, caption).value or "~"))


@in_book(Stage.ROWS)
def rows_sorted(book: Any, _rng: Random, case: Case) -> None:
    """Sorted whole rows by the first answer column, hidden keys included."""
    sheet = main_sheet(book, case)
    _reorder(sheet, _by_status(sheet), keys_stay=False)


@in_book(Stage.ROWS)
def rows_reversed(book: Any, _rng: Random, case: Case) -> None:
    """Sorted whole rows the other way round."""
    sheet = main_sheet(book, case)
    _reorder(sheet, list(sheet.rows)[::-1], keys_stay=False)


@in_book(Stage.ROWS)
def rows_sorted_without_keys(book: Any, rng: Random, case: Case) -> Harm:
    """Sorted the visible columns only: the hidden keys stayed where they were."""
    sheet = main_sheet(book, case)
    if KEY not in sheet.columns:
        raise DoesNotApplyError
    order = list(sheet.rows)
    rng.shuffle(order)
    moved = [key for key, other in zip(sheet.rows, order, strict=True) if key != other]
    if not moved:
        raise DoesNotApplyError
    _reorder(sheet, order, keys_stay=True)
    return Harm(harmed=case.of_row(sheet.name, *moved))


@in_book(Stage.ROWS)
def row_doubled(book: Any, rng: Random, case: Case) -> None:
    """Copied a row and inserted the copy below the table."""
    sheet = main_sheet(book, case)
    key = rng.choice([k for k in case.answered_keys(sheet.name) if k in sheet.rows])
    lay_row(sheet.ws, sheet.last + 1, take_row(sheet.ws, sheet.rows[key]))


@in_book(Stage.ROWS, forks=True)
def row_doubled_and_changed(book: Any, rng: Random, case: Case) -> Harm:
    """Copied a row and answered the copy otherwise."""
    sheet = main_sheet(book, case)
    places = case.free(lambda p, _: p[0] == sheet.name and p[2] in (Field.RESULT, Field.SOURCE))
    _, key, caption = place = rng.choice(places)
    if key not in sheet.rows or caption not in sheet.columns:
        raise DoesNotApplyError
    copy = take_row(sheet.ws, sheet.rows[key])
    lay_row(sheet.ws, sheet.last + 1, copy)
    sheet.ws.cell(sheet.last + 1, sheet.columns[caption]).value = "Bản khác của kết quả"
    return asking(place)


@in_book(Stage.ROWS)
def row_moved_to_the_end(book: Any, rng: Random, case: Case) -> None:
    """Cut a row and pasted it below the table."""
    sheet = main_sheet(book, case)
    key = rng.choice([k for k in case.answered_keys(sheet.name) if k in sheet.rows])
    number = sheet.rows[key]
    lay_row(sheet.ws, sheet.last + 1, take_row(sheet.ws, number))
    sheet.ws.delete_rows(number)


@in_book(Stage.ROWS)
def group_headings_deleted(book: Any, _rng: Random, case: Case) -> None:
    """Deleted the rows with the headings of task groups."""
    sheet = main_sheet(book, case)
    ours = set(sheet.rows.values())
    headings = [n for n in range(sheet.header + 1, sheet.last) if n not in ours]
    if not headings:
        raise DoesNotApplyError
    for number in reversed(headings):
        sheet.ws.delete_rows(number)


@in_book(Stage.ROWS)
def rows_hidden_by_filter(book: Any, _rng: Random, case: Case) -> None:
    """Left a filter on, which hides rows."""
    sheet = main_sheet(book, case)
    for number in list(sheet.rows.values())[::2]:
        sheet.ws.row_dimensions[number].hidden = True


@in_book(Stage.ROWS)
def printed_text_retyped(book: Any, rng: Random, case: Case) -> None:
    """Corrected the printed words of a row, whose hidden key stayed."""
    sheet = main_sheet(book, case)
    if KEY not in sheet.columns:
        raise DoesNotApplyError
    key = rng.choice([k for k in case.answered_keys(sheet.name) if k in sheet.rows])
    cell = sheet.cell(key, TEXT_FIELD[sheet.name])
    put(cell, "Nội dung: " + str(cell.value).replace(" và ", " & "))


@in_book(Stage.ROWS)
def key_overwritten(book: Any, rng: Random, case: Case) -> None:
    """Typed over the hidden key of a row."""
    sheet = main_sheet(book, case)
    cell = sheet.cell(rng.choice(list(sheet.rows)), KEY)
    cell.value = "xxx"


@in_book(Stage.ROWS)
def key_filled_down(book: Any, rng: Random, case: Case) -> Harm:
    """Dragged a row's hidden key over the rows below it."""
    sheet = main_sheet(book, case)
    keys = list(sheet.rows)
    if len(keys) < 3 or KEY not in sheet.columns:
        raise DoesNotApplyError
    start = rng.randrange(len(keys) - 1)
    over = keys[start + 1 : start + 4]
    for key in over:
        sheet.cell(key, KEY).value = keys[start]
    return Harm(harmed=case.of_row(sheet.name, keys[start], *over))


@in_book(Stage.ROWS)
def key_as_number(book: Any, _rng: Random, case: Case) -> None:
    """Turned keys that look like numbers into numbers."""
    sheet = main_sheet(book, case)
    keys = [k for k in sheet.rows if k.replace(".", "", 1).isdigit() and KEY in sheet.columns]
    if not keys:
        raise DoesNotApplyError
    for key in keys:
        sheet.cell(key, KEY).value = float(key) if "." in key else int(key)


@in_book(Stage.ROWS)
def table_pasted_twice(book: Any, _rng: Random, case: Case) -> None:
    """Pasted the whole table, header and all, again below itself."""
    sheet = main_sheet(book, case)
    numbers = range(sheet.header, sheet.last + 1)
    taken = [take_row(sheet.ws, number) for number in numbers]
    for number, cells in enumerate(taken, sheet.last + 4):
        lay_row(sheet.ws, number, cells)


@in_book(Stage.ROWS)
def topics_renumbered(book: Any, _rng: Random, case: Case) -> None:
    """Sorted the topics of Ý kiến chung the other way round."""
    sheet = sheet_of(book, case, "Ý kiến chung")
    _reorder(sheet, list(sheet.rows)[::-1], keys_stay=False)


@in_book(Stage.ROWS)
def topic_of_their_own(book: Any, _rng: Random, case: Case) -> Harm:
    """Added a topic with text under Ý kiến chung."""
    sheet = sheet_of(book, case, "Ý kiến chung")
    sheet.ws.cell(sheet.last + 1, sheet.columns[Field.TOPIC]).value = "Nội dung khác"
    sheet.ws.cell(sheet.last + 1, sheet.columns[Field.OPINION]).value = OWN_RESULT
    return Harm(extra=frozenset({"Nội dung khác"}))
