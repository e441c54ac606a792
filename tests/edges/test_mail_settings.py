from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

from generator.core.mail_settings import Incoming, MailSettings, Outgoing, Security
from generator.edges.mail_settings import password_of, read_settings, settings_path

ROOT = Path(__file__).resolve().parents[2]

GUI = "[gui]\nmay_chu = smtp.example.vn\ntai_khoan = th@example.vn\n"
NHAN = "[nhan]\nmay_chu = imap.example.vn\ntai_khoan = th@example.vn\n"


def read(folder, text):
    file = folder / "thu.ini"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(file)


def codes(folder, text):
    return [found.code for found in read(folder, text)[1]]


def test_the_example_has_every_value_and_no_password():
    settings, problems = read_settings(ROOT / "docs" / "thu-dien-tu.vi-du.ini")
    assert not problems
    account = "tong-hop@example.vn"
    assert settings == MailSettings(
        Outgoing("smtp.example.vn", 465, Security.TLS, account, account, "Phòng Tổng hợp", 20),
        Incoming("imap.example.vn", 993, account, "INBOX"),
    )


def test_what_is_not_said_has_its_usual_value(tmp_path):
    settings, problems = read(tmp_path, f"{GUI}bao_mat = STARTTLS\n")
    assert not problems
    assert settings.incoming is None
    out = settings.outgoing
    assert (out.port, out.security, out.sender, out.per_minute) == (
        *(587, Security.STARTTLS),
        *("th@example.vn", 20),
    )
    incoming = read(tmp_path, b"\xef\xbb\xbf" + NHAN.encode())[0].incoming
    assert (incoming.port, incoming.folder) == (993, "INBOX")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(GUI + NHAN, [], id="in order"),
        pytest.param(f"{NHAN}mat_khau = bi-mat\n", ["mail_settings.password"], id="password"),
        pytest.param(f"{NHAN}Password: bi-mat\n", ["mail_settings.password"], id="in English"),
        pytest.param(f"{NHAN}Mật-khẩu = x\n", ["mail_settings.password"], id="with marks"),
        pytest.param(f"[DEFAULT]\nMAT KHAU = x\n{NHAN}", ["mail_settings.password"], id="on top"),
        pytest.param(f"{NHAN}thu_muc = mat_khau\n", [], id="a folder of that name"),
        pytest.param("[nhan]\ncong = 993\n", ["mail_settings.missing"] * 2, id="two missing"),
        pytest.param("[nhan]\nmay_chu =\ntai_khoan = a", ["mail_settings.missing"], id="empty"),
        pytest.param(f"{NHAN}cong = 0\n", ["mail_settings.value"], id="port 0"),
        pytest.param(f"{NHAN}cong = 65536\n", ["mail_settings.value"], id="port too high"),
        pytest.param(f"{NHAN}cong = 65535\n", [], id="highest port"),
        pytest.param(f"{NHAN}cong = ²\n", ["mail_settings.value"], id="no digit"),
        pytest.param(f"{GUI}bao_mat = không\n", ["mail_settings.value"], id="no encryption"),
        pytest.param(f"{GUI}nguoi_gui = a@b.vn, c@d.vn\n", ["mail_settings.value"], id="two"),
        pytest.param(f"{GUI}moi_phut = nhanh\n", ["mail_settings.value"], id="words"),
        pytest.param("may_chu = x\n", ["mail_settings.unreadable"], id="no section"),
        pytest.param(NHAN + NHAN, ["mail_settings.unreadable"], id="section twice"),
        pytest.param(b"\xff\xfe[\0n\0", ["mail_settings.unreadable"], id="not UTF-8"),
        pytest.param(f"{NHAN}; 100%\nthu_muc = %(x)s\n", [], id="per cent signs"),
    ],
)
def test_all_that_is_wrong_is_told_at_once(tmp_path, text, expected):
    assert codes(tmp_path, text) == expected


def test_a_file_that_is_not_there(tmp_path):
    assert [p.code for p in read_settings(tmp_path / "x.ini")[1]] == ["mail_settings.no_file"]
    assert not codes(tmp_path, NHAN)


def test_the_password_is_never_told(tmp_path):
    _, problems = read(tmp_path, f"{NHAN}mat_khau = bi-mat\n")
    assert "bi-mat" not in "".join(p.message + p.hint for p in problems)


def test_the_file_is_the_one_named_else_the_one_of_the_environment(tmp_path, monkeypatch):
    monkeypatch.delenv("BCTH_MAIL", raising=False)
    assert settings_path(None) is None
    monkeypatch.setenv("BCTH_MAIL", str(tmp_path / "a.ini"))
    assert settings_path(None) == tmp_path / "a.ini"
    assert settings_path(tmp_path / "b.ini") == tmp_path / "b.ini"


class Store(KeyringBackend):
    """A store of one password, or one that is locked."""

    priority = 1
    locked = False

    def get_password(self, service, username):
        if self.locked:
            raise KeyringError("locked")
        kept = {("bao-cao-tong-hop", "th@example.vn"): "trong-kho"}
        return kept.get((service, username))

    def set_password(self, service, username, password):
        raise NotImplementedError


@pytest.fixture
def store(monkeypatch):
    before, kept = keyring.get_keyring(), Store()
    monkeypatch.delenv("BCTH_MAIL_PASSWORD", raising=False)
    keyring.set_keyring(kept)
    yield kept
    keyring.set_keyring(before)


def test_the_password_is_of_the_environment_else_of_the_store(store, monkeypatch):
    assert password_of("th@example.vn") == "trong-kho"
    assert password_of("khac@example.vn") == ""
    store.locked = True
    assert password_of("th@example.vn") == ""
    monkeypatch.setenv("BCTH_MAIL_PASSWORD", "của môi trường")
    assert password_of("th@example.vn") == "của môi trường"
