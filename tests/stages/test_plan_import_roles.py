import pytest

from generator.stages.plan_import.agency_keys import kind_of
from generator.stages.plan_import.captions import Part, part_of
from generator.stages.plan_import.names import read_leads
from generator.stages.plan_import.phrases import kinds_of
from generator.stages.plan_import.roles import first_leads, told_roles


@pytest.mark.parametrize(
    ("cell", "lead", "coop"),
    [
        pytest.param(
            "Đơn vị chủ trì: Sở Y tế\nĐơn vị phối hợp: Sở Nội vụ",
            "Sở Y tế",
            "Sở Nội vụ",
            id="lines",
        ),
        pytest.param(
            "- Chủ trì: Sở Y tế;\n- Phối hợp: Sở Nội vụ; Sở Tài chính",
            *("Sở Y tế", "Sở Nội vụ; Sở Tài chính"),
            id="bullets",
        ),
        pytest.param("CT: Sở Y tế; PH: Sở Nội vụ", "Sở Y tế", "Sở Nội vụ", id="short labels"),
        pytest.param(
            "Chủ trì: Sở Y tế. Phối hợp: Sở Nội vụ", "Sở Y tế.", "Sở Nội vụ", id="full stop"
        ),
        pytest.param(
            "Sở Y tế (chủ trì); Sở Nội vụ (phối hợp)", "Sở Y tế", "Sở Nội vụ", id="brackets"
        ),
        pytest.param("Sở Nội vụ (chủ trì), Sở Y tế", "Sở Nội vụ", "Sở Y tế", id="one bracket"),
        pytest.param(
            "Sở Y tế chủ trì; các sở, ban, ngành phối hợp",
            *("Sở Y tế", "các sở, ban, ngành"),
            id="words behind",
        ),
        pytest.param("Sở Y tế chủ trì", "Sở Y tế", "", id="only who leads"),
        pytest.param(
            "CQ chủ trì: Sở Y tế; CQ phối hợp: Sở Nội vụ",
            *("Sở Y tế", "Sở Nội vụ"),
            id="labels shortened",
        ),
        pytest.param(
            "Sở Y tế (chủ trì nội dung 1); Sở Nội vụ (phối hợp)",
            *("Sở Y tế", "Sở Nội vụ"),
            id="brackets that say more",
        ),
    ],
)
def test_a_cell_tells_who_leads(cell, lead, coop):
    roles = told_roles(cell)
    assert roles
    assert (roles.lead, roles.coop, roles.told) == (lead, coop, True)


def test_words_of_an_order_are_no_part_of_a_name():
    workers = read_leads("Giao Sở Công Thương chủ trì phối hợp các đơn vị liên quan thực hiện")
    assert [named.text for named in workers.leads] == ["Sở Công Thương"]
    assert [named.text for named in workers.coops] == ["Các đơn vị liên quan"]


@pytest.mark.parametrize(
    "cell", ["Sở Y tế", "Sở Y tế phối hợp với Sở Nội vụ", "Sở Y tế chủ trì, phối hợp với Sở Nội vụ"]
)
def test_other_cells_are_left_to_the_names(cell):
    assert told_roles(cell) is None
    assert [named.text for named in read_leads(cell).leads] == ["Sở Y tế"]


def test_without_roles_the_first_leads_and_that_is_a_guess():
    roles = first_leads("Sở Y tế, Sở Nội vụ và các đơn vị liên quan")
    assert (roles.lead, roles.coop) == ("Sở Y tế", "Sở Nội vụ và các đơn vị liên quan")
    assert not roles.told
    assert first_leads("Sở Y tế").told


@pytest.mark.parametrize(
    ("phrase", "kinds"),
    [
        ("Các tổ chức chính trị - xã hội", []),
        ("Các tổ chức kinh tế - xã hội", []),
        ("Các hợp tác xã", []),
        ("Các cơ sở giáo dục nghề nghiệp", []),
        ("UBND các xã, phường", ["UBND cấp xã"]),
        ("Các sở, ngành", ["Sở, ban, ngành"]),
    ],
)
def test_words_within_words_are_no_agencies(phrase, kinds):
    assert [kind.value for kind in kinds_of(phrase)] == kinds


def test_the_army_of_a_province_is_no_ministry():
    for name in ("Bộ CHQS tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "Bộ Tư lệnh Thủ đô"):
        assert kind_of(name).value == "Cơ quan trung ương trên địa bàn"
    assert kind_of("Bộ Tài chính").value == "Bộ, ngành trung ương"


@pytest.mark.parametrize(
    ("caption", "part"),
    [
        ("Kế hoạch 2026", Part.TARGET),
        ("KH năm 2026", Part.TARGET),
        ("Thực hiện năm 2025", Part.BASELINE),
        ("Năm 2024", Part.BASELINE),
        ("Nội dung kế hoạch", Part.CONTENT),
    ],
)
def test_a_column_of_a_year_is_target_or_baseline(caption, part):
    assert part_of(caption) is part
