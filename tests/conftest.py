"""What long runs counted is printed at the end, also when they ran in several processes."""

from collections import Counter

import pytest


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


@pytest.fixture(scope="session")
def demonstrated(tmp_path_factory):
    """A function that plays the demonstration of a plan once and gives its home and its JSON."""
    from tests.test_demo import run_json

    played = {}

    def of(plan):
        if plan not in played:
            home = tmp_path_factory.mktemp(plan) / "home"
            code, found = run_json("demo", plan, "--home", str(home))
            assert code == 0
            played[plan] = home, found
        return played[plan]

    return of
