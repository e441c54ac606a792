"""Plans laid out as the Word documents they were issued as, from tools/plan_seeds."""

import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import docx

SEEDS = Path(__file__).resolve().parent.parent / "tools" / "plan_seeds"
ROWS_ON_A_PAGE = 9
Cells = Sequence[str]


def seed(plan: str) -> dict[str, Any]:
    return json.loads((SEEDS / f"{plan}.json").read_text("utf-8"))


def as_bytes(document) -> bytes:
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


def add_table(document, rows: Sequence[Cells], merges: Sequence[tuple[int, int, int, int]] = ()):
    """A table of the cells, then merged by (top, left, bottom, right)."""
    table = document.add_table(len(rows), len(rows[0]))
    grid = [row.cells for row in table.rows]
    for cells, texts in zip(grid, rows, strict=True):
        for cell, text in zip(cells, texts, strict=True):
            if text:
                cell.text = text
    for top, left, bottom, right in merges:
        grid[top][left].merge(grid[bottom][right])
    return table


def opening(plan: dict[str, Any]):
    """The document with its heading, title and the sentences on reporting."""
    document = docx.Document()
    place = plan["issuer"].removeprefix("Ủy ban nhân dân ")
    number = plan["number"] or "      /KH-UBND"
    day = "ngày     tháng     năm 2025"
    if plan["date"]:
        year, month, date = plan["date"].split("-")
        day = f"ngày {date} tháng {month} năm {year}"
    left = f"ỦY BAN NHÂN DÂN\n{place.upper()}\nSố: {number}"
    right = f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{place}, {day}"
    add_table(document, [[left, right]])
    document.add_paragraph().add_run("KẾ HOẠCH").bold = True
    document.add_paragraph().add_run(plan["title"]).bold = True
    document.add_paragraph(f"Căn cứ tình hình thực tế, UBND {place} ban hành Kế hoạch như sau:")
    document.add_paragraph("I. MỤC ĐÍCH, YÊU CẦU")
    for sentence in plan["reporting"]:
        document.add_paragraph(f"- {sentence['quote']}")
    add_table(document, [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN"]])
    return document


def pages(header: Sequence[Cells], rows: Sequence[Cells]) -> Iterator[list[Cells]]:
    """The rows page by page, each page a table under the header again."""
    for start in range(0, len(rows), ROWS_ON_A_PAGE):
        yield [*header, *rows[start : start + ROWS_ON_A_PAGE]]


def by_group(plan: dict[str, Any], heading, row) -> Iterator[Cells]:
    for group in plan["groups"]:
        yield heading(group)
        yield from (row(task) for task in plan["tasks"] if task["group"] == group["code"])


def printed(task: dict[str, Any]) -> str:
    return task.get("code_raw") or task["code"]


def hp(plan: dict[str, Any]) -> bytes:
    """One table, its header again on each page; a page number strayed into a heading."""
    document = opening(plan)
    document.add_paragraph("PHỤ LỤC I")
    header = ["STT", "Nhiệm vụ cụ thể", "Cơ quan chủ trì", "Cơ quan phối hợp"]
    header += ["Thời gian thực hiện", "Thời gian hoàn thành/Bắt đầu vận hành"]
    rows = list(
        by_group(
            plan,
            lambda g: [
                g.get("source_code", g["code"]),
                g["title"],
                "2/14" if g["code"] == "II" else "",
                *("", "", ""),
            ],
            lambda t: [
                *(printed(t), t["text"], t["lead_raw"], t["coop_raw"]),
                *(t["start_raw"], t["deadline_raw"]),
            ],
        )
    )
    add_table(document, [row for page in pages([header], rows) for row in page])
    return as_bytes(document)


def nq59(plan: dict[str, Any]) -> bytes:
    document = opening(plan)
    document.add_paragraph("PHỤ LỤC I")
    document.add_paragraph("DANH MỤC CÁC CHỈ TIÊU CỤ THỂ ĐẾN NĂM 2030")
    header = ["TT", "Chỉ tiêu", "Đơn vị", "Kết quả", "Cơ quan chủ trì theo dõi, đánh giá"]
    rows = [
        [i["code"], i["name"], i["unit"], i["target_raw"], i["lead_raw"]]
        for i in plan["indicators"]
    ]
    add_table(document, [header, *rows])
    document.add_paragraph("PHỤ LỤC II")
    document.add_paragraph("DANH MỤC CÁC NHIỆM VỤ TRIỂN KHAI THỰC HIỆN")
    header = ["TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả"]
    header += ["Thời gian hoàn\nthành"]
    rows = list(
        by_group(
            plan,
            lambda g: [g["code"], g["title"], "", "", "", ""],
            lambda t: [
                *(printed(t), t["text"], t["lead_raw"], t["coop_raw"]),
                *(t["product_raw"], t["deadline_raw"]),
            ],
        )
    )
    for number, page in enumerate(pages([header], rows)):
        add_table(document, page if number % 2 == 0 else page[1:])
        document.add_paragraph()
    return as_bytes(document)


def fta(plan: dict[str, Any]) -> bytes:
    document = opening(plan)
    document.add_paragraph("PHỤ LỤC 1")
    header = ["STT", "Chỉ tiêu/nhóm chỉ tiêu", "Giá trị trung bình cả nước năm 2024"]
    header += ["Giá trị của Hà Nội năm 2024", "Mục tiêu 2025"]
    header += ["Đơn vị chủ trì tham mưu, theo dõi"]
    rows = [
        [i["code"], i["name"], *i["baseline"].values(), i["target_raw"], i["lead_raw"]]
        for i in plan["indicators"]
    ]
    add_table(document, [header, *rows])
    document.add_paragraph("PHỤ LỤC 2")
    header = ["STT", "Phân công nhiệm vụ cụ thể", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"]
    rows = list(
        by_group(
            plan,
            lambda g: [g["code"], g["title"], "", "", ""],
            lambda t: [
                *(printed(t), t["text"], t["lead_raw"], t["coop_raw"], t["deadline_raw"]),
            ],
        )
    )
    add_table(document, [header, *rows])
    return as_bytes(document)


def ht(plan: dict[str, Any]) -> bytes:
    """Captions of two rows, scores beside the headings, a table of its own on each page."""
    document = opening(plan)
    document.add_paragraph("CÁC NHIỆM VỤ, GIẢI PHÁP CẢI THIỆN THỨ HẠNG")
    top = ["STT", "Nội dung", "Năm 2024", "", "Mục tiêu\nnăm 2025", ""]
    top += ["Nhiệm vụ, giải pháp trong thời gian tới", "Phân công thực hiện", ""]
    top += ["Thời\ngian\nthực\nhiện"]
    below = [
        "",
        "",
        "Điểm\nsố",
        "Xếp\nhạng",
        "Điểm\nsố",
        "Xếp\nhạng",
        "",
        "Chủ trì",
        "Phối hợp",
        "",
    ]
    scores = {
        i["code"]: (*i["baseline"].values(), *i["target"].values()) for i in plan["indicators"]
    }
    rows = list(
        by_group(
            plan,
            lambda g: [g["code"], g["title"], *scores[g["code"]], "", "", "", ""],
            lambda t: [
                *(printed(t), "", "", "", "", ""),
                *(t["text"], t["lead_raw"], t["coop_raw"], t["deadline_raw"]),
            ],
        )
    )
    merges = [(0, 2, 0, 3), (0, 4, 0, 5), (0, 7, 0, 8), *((0, c, 1, c) for c in (0, 1, 6, 9))]
    for page in pages([top, below], rows):
        add_table(document, page, merges)
        document.add_paragraph()
    return as_bytes(document)


def spcncl(plan: dict[str, Any]) -> bytes:
    document = opening(plan)
    document.add_paragraph("PHỤ LỤC")
    header = ["T\nT", "Nội dung kế hoạch", "Chỉ tiêu kế hoạch", "Đơn vị chủ trì, đơn\nvị phối hợp"]

    def workers(task: dict[str, Any]) -> str:
        told = f"Đơn vị chủ trì: {task['lead_raw']}"
        return told + (f"\nĐơn vị phối hợp: {task['coop_raw']}" if task["coop_raw"] else "")

    rows = list(
        by_group(
            plan,
            lambda g: ["II\nI" if g["code"] == "III" else g["code"], g["title"], "", ""],
            lambda t: [printed(t), t["text"], t["target_raw"], workers(t)],
        )
    )
    add_table(document, [header, *rows])
    return as_bytes(document)


LAYOUTS = {
    "hp-pci-2025-2026": hp,
    "hn-nq59": nq59,
    "hn-fta-2025": fta,
    "ht-fta-2025": ht,
    "hn-spcncl-2024": spcncl,
}
