import datetime as dt

import pytest

from generator.intake import first_receipt

AT = dt.datetime.fromisoformat
ISSUED, TODAY = dt.date(2025, 2, 5), dt.date(2025, 9, 23)
LATEST = AT("2025-09-23T23:59")


@pytest.mark.parametrize(
    ("saved", "sent", "received", "ordered"),
    [
        pytest.param("2025-09-18T10:00", None, "2025-09-18T10:00", "2025-09-18T10:00", id="saved"),
        pytest.param(
            "2025-09-20T10:00", "2025-09-18T08:00", *["2025-09-18T08:00"] * 2, id="sent before"
        ),
        pytest.param("2025-12-24T10:00", None, "2025-09-23T23:59", "2025-12-24T10:00", id="future"),
        pytest.param("1980-01-01T00:00", None, "2025-09-23T23:59", "1980-01-01T00:00", id="1980"),
        pytest.param(
            "2025-09-20T10:00", "2024-09-18T08:00", *["2025-09-20T10:00"] * 2, id="sent too early"
        ),
        pytest.param(
            "2025-09-20T10:00", "2026-09-18T08:00", *["2025-09-20T10:00"] * 2, id="sent later on"
        ),
        pytest.param(
            "1980-01-01T00:00", "2025-09-18T08:00", *["2025-09-18T08:00"] * 2, id="sent counts"
        ),
    ],
)
def test_when_a_file_came(saved, sent, received, ordered):
    found = first_receipt(AT(saved), AT(sent) if sent else None, ISSUED, TODAY)
    assert (found.received_at, found.saved_at) == (AT(received), AT(ordered))


def test_a_plan_without_a_day_believes_every_clock():
    moment = AT("1980-01-01T00:00")
    assert first_receipt(moment, None, None, TODAY).received_at == moment
