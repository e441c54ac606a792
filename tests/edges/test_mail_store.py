import datetime as dt

from generator.edges.mail_store import store_mail

CAME = dt.datetime(2025, 9, 18, 10, 0)


def test_the_same_message_under_another_number_is_the_file_that_is_there(tmp_path):
    first = store_mail(tmp_path / "thu-den", "2025-09-18-000001", b"thu", CAME)
    assert store_mail(tmp_path / "thu-den", "2025-09-18-000077", b"thu", CAME) == first
    other = store_mail(tmp_path / "thu-den", "2025-09-18-000001", b"thu khac", CAME)
    assert {path: path.read_bytes() for path in first.parent.iterdir()} == {
        first: b"thu",
        other: b"thu khac",
    }


def test_a_file_cut_short_is_not_taken_for_the_message(tmp_path):
    stored = store_mail(tmp_path, "2025-09-18-000001", b"thu", CAME)
    stored.write_bytes(b"th")
    assert store_mail(tmp_path, "2025-09-18-000001", b"thu", CAME).read_bytes() == b"thu"
