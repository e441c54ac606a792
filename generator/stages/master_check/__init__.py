"""From the tags of a Word master to what is wrong with them, each with the words around it."""

from collections.abc import Iterator, Sequence

from generator.core.address import Where
from generator.core.master_fields import EXPECTED
from generator.core.master_shapes import tags_of
from generator.core.master_text import MasterParagraph, MasterText
from generator.core.problems import Problem, problem
from generator.core.tags import Report
from generator.core.text import one_line
from generator.stages.master_check.blocks import block_faults
from generator.stages.master_check.layout import layout_faults
from generator.stages.master_check.marks import mark_faults
from generator.stages.master_check.names import Names
from generator.stages.master_check.places import Finding
from generator.stages.master_check.words import in_vietnamese

__all__ = ["check_master", "in_vietnamese"]


def check_master(master: MasterText, root: type) -> tuple[Problem, ...]:
    """Return everything wrong with a master's tags, in the order of the document."""
    names = Names(tags_of(root), master.filters)
    found: list[Problem] = []
    for part in master.parts:
        of_part: list[Finding] = []
        for paragraph in part:
            of_part += mark_faults(paragraph)
            of_part += layout_faults(paragraph, part)
        of_part += block_faults(part)
        of_part += names.faults(part)
        order = {id(paragraph): number for number, paragraph in enumerate(part)}
        of_part.sort(key=lambda one: order[id(one.paragraph)])
        above = _words_above(part)
        found += (
            one.problem(master.file, above[id(one.paragraph)]) for one in _explained_once(of_part)
        )
    return (*dict.fromkeys(found), *_unused(master.file, names, root))


def _words_above(part: Sequence[MasterParagraph]) -> dict[int, str]:
    """Return the nearest words without tags above each paragraph."""
    above: dict[int, str] = {}
    words = ""
    for paragraph in part:
        above[id(paragraph)] = words
        if not paragraph.tags:
            words = one_line(paragraph.text) or words
    return above


def _explained_once(found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings without those that a wrong character in the same tag explains."""
    odd = {(id(one.paragraph), one.tag) for one in found if one.code == "master.odd_character"}
    for one in found:
        if one.code == "master.odd_character" or (id(one.paragraph), one.tag) not in odd:
            yield one


def _unused(file: str, names: Names, root: type) -> list[Problem]:
    """The fields a report is hardly complete without and this one never asks for."""
    left = [name for name in EXPECTED if name not in names.used] if root is Report else []
    return [problem("master.unused", Where(file), seen=", ".join(left))] if left else []
