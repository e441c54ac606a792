"""What long runs counted is printed at the end, also when they ran in several processes."""

from collections import Counter


def pytest_terminal_summary(terminalreporter):
    counts = Counter()
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "vandal" and report.when == "call":
                counts.update({(row, column): number for row, column, number in value})
    if counts:
        from tests.vandal.corpus import table

        terminalreporter.section("torture corpus")
        for line in table(counts):
            terminalreporter.write_line(line)
