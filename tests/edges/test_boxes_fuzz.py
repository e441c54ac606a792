"""Whatever comes, a box gives items or faults: it never crashes and never takes long."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.edges.box_parts import address, decoded, printable
from generator.edges.boxes import open_box
from tests.edges.box_samples import BOOK, OTHER_BOOK, PNG, eml, msg, within
from tests.edges.mails import attached, embedded, mapi, mapi_value, outlook, tnef
from tests.edges.packages import pack

WINMAIL = tnef(
    [(0x18010, b"a.xlsx"), (0x6800F, BOOK)],
    [(0x69005, mapi(mapi_value(0x1F, 0x3707, b"a\0b\0"), mapi_value(0x102, 0x3701, BOOK)))],
)
ZIPPED = pack({"sở/a.xlsx": BOOK, "b.zip": pack({"b.xlsx": OTHER_BOOK}), "c.png": PNG})
SAMPLES = {
    "zip": ZIPPED,
    "eml": eml(("Báo cáo.xlsx", BOOK), ("b.zip", ZIPPED), ("winmail.dat", WINMAIL)),
    "msg": msg(
        attached("Báo cáo.xlsx", BOOK),
        embedded(outlook(attached("b.xlsx", OTHER_BOOK * 20))),
        x5D01="s1@example.vn",
        x007D="From: s1@example.vn\r\n\r\n",
        times={0x39: 133_700_000_000_000_000},
    ),
    "winmail": WINMAIL,
}
slowly = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=False
)


def opened(data: bytes) -> None:
    with within(3):
        items = open_box("a.dat", data)
    assert items
    assert len({item.name for item in items}) == len(items)
    for item in items:
        assert item.name.isprintable()
        assert not (item.fault and item.data)
        assert item.fault is None or (item.fault.message and item.fault.where.file == item.name)


@given(
    st.binary(max_size=2_000), st.sampled_from([b"", b"PK\3\4", WINMAIL[:40], b"From: a@b\nTo: "])
)
@slowly
def test_any_bytes(data, start):
    opened(start + data)


@pytest.mark.parametrize("sample", SAMPLES)
@given(data=st.data())
@slowly
def test_a_box_cut_off(sample, data):
    whole = SAMPLES[sample]
    opened(whole[: data.draw(st.integers(0, len(whole)))])


@pytest.mark.parametrize("sample", SAMPLES)
@given(data=st.data())
@slowly
def test_a_box_with_wrong_bytes(sample, data):
    spoilt = bytearray(SAMPLES[sample])
    places = st.integers(0, len(spoilt) - 1)
    for place, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=12)):
        spoilt[place] = value
    opened(bytes(spoilt))


@pytest.mark.parametrize("sample", SAMPLES)
@given(data=st.data())
@slowly
def test_a_box_with_pieces_repeated_or_lost(sample, data):
    whole = SAMPLES[sample]
    first, last, place = (data.draw(st.integers(0, len(whole))) for _ in range(3))
    opened(whole[:place] + whole[first:last] + whole[max(place, last) :])


@given(st.text(st.sampled_from("aX/\\.:%~ \0\n\u202eớ\u0301\ud800"), max_size=300))
def test_a_name_shown_stays_in_its_folder(name):
    shown = printable(name)
    assert shown.isprintable()
    assert len(shown) <= 150
    assert not shown.startswith("/")
    assert ".." not in shown.split("/")


@given(st.binary(max_size=60))
def test_any_bytes_make_a_name(raw):
    assert isinstance(decoded(raw), str)


@given(st.text(st.sampled_from('a@b.<>"\\,;:() \n\u202e'), max_size=60))
def test_an_address_is_one_or_none(header):
    found = address(header)
    assert not found or (found.count("@") == 1 and found.isprintable() and " " not in found)
