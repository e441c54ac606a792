"""Ranges the decree leaves (Nghị định 30/2020/NĐ-CP, Phụ lục I) and how much a measure may miss."""

MARGIN_TOP = MARGIN_BOTTOM = (20, 25)
MARGIN_LEFT = (30, 35)
MARGIN_RIGHT = (15, 20)
SMALL_TITLES = (12, 13)  # Quốc hiệu, agencies, subject of a công văn
TEXT_SIZES = (13, 14)
FIRST_LINES = (10.0, 12.7)
GAP = 6
LINE_SPACING = (1.0, 1.5)
RULE_SHARE = (1 / 3, 1 / 2)
SIZE_SETS = ((12, 13, 13), (13, 14, 14))  # Quốc hiệu, Tiêu ngữ, date

LENGTH_MISS = 0.5  # mm
RULE_MISS = 0.08  # of the length of a drawn line
SINGLE = 1.15  # height of a single line of Times New Roman, in sizes
LINES_MISS = 0.02
LINES_OF_A_PAGE = 38
LETTERS_OF_A_LINE = 75
LETTERS = "abcdđeghiklmnopqrstuvxy"  # II.6: points run through the Vietnamese letters
