import pytest

from generator.core.syllables import is_syllable

GOOD = """
    Việt nghiêng quyết giếng gì già giữ quà quý quốc yêu yết ỉa oà hoà hòa thuỷ thủy khuya
    NGƯỜI khoẻ ngoặc loằng ngoằng xoong boong Đắk huyện huỵch tuần ươm ở
"""
OTHER = """
    Müller Citroën Zürich naïve café Paulo Niño Krông đ QĐ nhât tôp kà ngế ghà
    maõ taùc Coâng khoâng ằ â nghiêngg hoáa hòà
"""


@pytest.mark.parametrize("word", GOOD.split())
def test_syllables_are_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", OTHER.split())
def test_other_words_are_not(word):
    assert not is_syllable(word)
