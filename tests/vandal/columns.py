"""Alterations of columns and of the header."""

from random import Random
from typing import Any

from generator.core.wording import KEY, Field
from tests.vandal.kinds import in_book
from tests.vandal.records import (
    FIELDS,
    OPEN_FIELDS,
    TEXT_FIELD,
    Case,
    DoesNotApplyError,
    Harm,
    Stage,
    adding,
)
from tests.vandal.sheets_open import Sheet, lay_row, main_sheet, put, take_row
from tests.vandal.values import no_tones

OWN_COLUMN = "Ý kiến phòng chuyên môn"
OWN_WORDS = "Đề nghị xem lại (cột thêm)"
_OTHER_WORDS = {
    Field.STATUS: "Tình trạng thực hiện",
    Field.PROGRESS: "Tỷ lệ hoàn thành (%)",
    Field.RESULT: "Kết quả đạt được",
    Field.FIGURE: "Số lượng",
    Field.DATE: "Ngày HT",
    Field.DIFFICULTY: "Vướng mắc",
    Field.VALUE: "Kết quả thực hiện",
    Field.OPINION: "Ý kiến",
}


def _open_captions(sheet: Sheet) -> list[str]:
    found = [c for c in OPEN_FIELDS[sheet.name] if c in sheet.columns]
    if not found:
        raise DoesNotApplyError
    return found


def _move(ws: Any, old: int, new: int) -> None:
    """Cut a column and insert it at another place."""
    for number in range(1, min(ws.max_row, 400) + 1):
        cells = take_row(ws, number)
        cells.insert(new - 1, cells.pop(old - 1))
        lay_row(ws, number, cells)


@in_book(Stage.COLUMNS)
def column_moved(book: Any, rng: Random, case: Case) -> None:
    """Moved an answer column before the first one."""
    sheet = main_sheet(book, case)
    _move(sheet.ws, sheet.columns[rng.choice(_open_captions(sheet))], 1)


@in_book(Stage.COLUMNS)
def columns_shuffled(book: Any, rng: Random, case: Case) -> None:
    """Moved several columns about."""
    sheet = main_sheet(book, case)
    for _ in range(5):
        _move(sheet.ws, rng.randint(1, sheet.width), rng.randint(1, sheet.width))


@in_book(Stage.COLUMNS)
def column_hidden(book: Any, rng: Random, case: Case) -> None:
    """Hid an answer column."""
    sheet = main_sheet(book, case)
    letter = sheet.ws.cell(1, sheet.columns[rng.choice(_open_captions(sheet))]).column_letter
    sheet.ws.column_dimensions[letter].hidden = True


@in_book(Stage.COLUMNS)
def answer_column_deleted(book: Any, rng: Random, case: Case) -> Harm:
    """Deleted an answer column."""
    sheet = main_sheet(book, case)
    caption = rng.choice(_open_captions(sheet))
    sheet.ws.delete_cols(sheet.columns[caption])
    return Harm(harmed=case.of_column(sheet.name, caption))


@in_book(Stage.COLUMNS)
def printed_column_deleted(book: Any, rng: Random, case: Case) -> None:
    """Deleted a printed column such as STT or Kỳ trước."""
    sheet = main_sheet(book, case)
    printed = set(FIELDS[sheet.name]) - set(OPEN_FIELDS[sheet.name]) - {TEXT_FIELD[sheet.name]}
    found = sorted(printed & set(sheet.columns))
    if not found:
        raise DoesNotApplyError
    sheet.ws.delete_cols(sheet.columns[rng.choice(found)])


@in_book(Stage.COLUMNS)
def text_column_deleted(book: Any, _rng: Random, case: Case) -> None:
    """Deleted the column of the tasks; their hidden keys stayed."""
    sheet = main_sheet(book, case)
    if KEY not in sheet.columns or TEXT_FIELD[sheet.name] not in sheet.columns:
        raise DoesNotApplyError
    sheet.ws.delete_cols(sheet.columns[TEXT_FIELD[sheet.name]])


@in_book(Stage.COLUMNS)
def column_inserted(book: Any, rng: Random, case: Case) -> None:
    """Inserted an empty column."""
    sheet = main_sheet(book, case)
    sheet.ws.insert_cols(rng.randint(1, sheet.width))


@in_book(Stage.COLUMNS)
def column_of_their_own(book: Any, rng: Random, case: Case) -> Harm:
    """Inserted a column of their own with content."""
    sheet = main_sheet(book, case)
    column = rng.randint(2, sheet.width)
    row = rng.choice(list(sheet.rows.values()))
    sheet.ws.insert_cols(column)
    sheet.ws.cell(sheet.header, column).value = OWN_COLUMN
    sheet.ws.cell(row, column).value = OWN_WORDS
    return adding(OWN_WORDS)


@in_book(Stage.COLUMNS)
def caption_twice(book: Any, rng: Random, case: Case) -> Harm:
    """Added a second column under the caption of an answer column."""
    sheet = main_sheet(book, case)
    caption = rng.choice(_open_captions(sheet))
    column = sheet.ws.max_column + 1
    sheet.ws.cell(sheet.header, column).value = caption
    sheet.ws.cell(rng.choice(list(sheet.rows.values())), column).value = OWN_WORDS
    return adding(OWN_WORDS)


@in_book(Stage.COLUMNS)
def caption_other_words(book: Any, rng: Random, case: Case) -> None:
    """Retyped a caption in other words."""
    sheet = main_sheet(book, case)
    caption = rng.choice([c for c in _open_captions(sheet) if c in _OTHER_WORDS] or [""])
    if not caption:
        raise DoesNotApplyError
    sheet.ws.cell(sheet.header, sheet.columns[caption]).value = _OTHER_WORDS[caption]


@in_book(Stage.COLUMNS)
def caption_emptied(book: Any, rng: Random, case: Case) -> None:
    """Deleted the caption of an answer column; its answers stayed."""
    sheet = main_sheet(book, case)
    column = sheet.columns[rng.choice(_open_captions(sheet))]
    sheet.ws.cell(sheet.header, column).value = None


@in_book(Stage.COLUMNS)
def captions_respelled(book: Any, rng: Random, case: Case) -> None:
    """Retyped captions with line breaks, in capitals, without tones, with blanks."""
    sheet = main_sheet(book, case)
    for caption, column in sheet.columns.items():
        cell = sheet.ws.cell(sheet.header, column)
        ways = (
            caption.replace(" ", "\n"),
            caption.upper(),
            no_tones(caption),
            f" {caption.replace(' ', chr(0xA0))}:",
        )
        put(cell, rng.choice(ways) if caption != KEY else caption)


@in_book(Stage.COLUMNS)
def header_deleted(book: Any, _rng: Random, case: Case) -> None:
    """Deleted the header row."""
    sheet = main_sheet(book, case)
    sheet.ws.delete_rows(sheet.header)


@in_book(Stage.COLUMNS)
def header_twice(book: Any, _rng: Random, case: Case) -> None:
    """Copied the header row below itself."""
    sheet = main_sheet(book, case)
    cells = take_row(sheet.ws, sheet.header)
    sheet.ws.insert_rows(sheet.header + 1)
    lay_row(sheet.ws, sheet.header + 1, cells)


@in_book(Stage.COLUMNS)
def header_repeated_within(book: Any, rng: Random, case: Case) -> None:
    """Copied the header row into the middle of the table, for printing."""
    sheet = main_sheet(book, case)
    cells = take_row(sheet.ws, sheet.header)
    number = rng.choice(list(sheet.rows.values()))
    sheet.ws.insert_rows(number)
    lay_row(sheet.ws, number, cells)


@in_book(Stage.COLUMNS)
def header_numbered(book: Any, _rng: Random, case: Case) -> None:
    """Inserted a row (1), (2), (3)… under the header."""
    sheet = main_sheet(book, case)
    sheet.ws.insert_rows(sheet.header + 1)
    for number, caption in enumerate(FIELDS[sheet.name], 1):
        if caption in sheet.columns:
            sheet.ws.cell(sheet.header + 1, sheet.columns[caption]).value = f"({number})"


@in_book(Stage.COLUMNS)
def table_moved_down(book: Any, rng: Random, case: Case) -> None:
    """Inserted rows above the table for a letterhead."""
    sheet = main_sheet(book, case)
    sheet.ws.insert_rows(1, rng.randint(5, 20))


@in_book(Stage.COLUMNS)
def table_moved_far_down(book: Any, _rng: Random, case: Case) -> None:
    """Inserted sixty rows above the table."""
    main_sheet(book, case).ws.insert_rows(1, 60)


@in_book(Stage.COLUMNS)
def table_moved_right(book: Any, rng: Random, case: Case) -> None:
    """Inserted columns left of the table."""
    main_sheet(book, case).ws.insert_cols(1, rng.randint(1, 8))


@in_book(Stage.COLUMNS)
def captions_swapped_with_columns(book: Any, rng: Random, case: Case) -> None:
    """Exchanged two answer columns with their captions."""
    sheet = main_sheet(book, case)
    captions = _open_captions(sheet)
    if len(captions) < 2:
        raise DoesNotApplyError
    one, other = sorted(sheet.columns[c] for c in rng.sample(captions, 2))
    _move(sheet.ws, one, other)
    _move(sheet.ws, other - 1, one)
