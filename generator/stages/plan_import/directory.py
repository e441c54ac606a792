"""The agencies and phrases a plan names, each under one name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.core.departments import STANDARD, AgencyKind
from generator.core.guesses import Guess
from generator.core.places import Commune
from generator.core.text import one_line
from generator.core.wording import AgencyColumn, GroupColumn, PlanSheets
from generator.stages.plan_import.agency_keys import (
    agency_key,
    code_of,
    department_of,
    is_phrase,
    kind_of,
    phrase_key,
    spelled_out,
)
from generator.stages.plan_import.marks import Unique
from generator.stages.plan_import.phrases import kinds_of

_BY_KIND = (
    "Nhóm gồm mọi cơ quan cùng loại ở sheet Cơ quan: thêm cơ quan còn thiếu, bớt cơ quan không "
    "thuộc nhóm."
)
_MANY = 20
_NOT_REPORTING = (AgencyKind.MINISTRY,)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as a cell gives it, and whether it leads there."""

    text: str
    leads: bool


@dataclass(frozen=True, slots=True)
class AgencyRecord:
    """A line of the sheet Cơ quan."""

    code: str
    name: str
    short: str
    kind: str
    reports: bool


@dataclass(frozen=True, slots=True)
class PhraseRecord:
    """A line of the sheet Nhóm."""

    phrase: str
    kinds: tuple[str, ...]


@dataclass(slots=True)
class Directory:
    """Agencies and phrases; `references` gives the name to write for each spelling."""

    province: str
    communes: tuple[Commune, ...]
    agencies: list[AgencyRecord] = field(default_factory=list)
    phrases: list[PhraseRecord] = field(default_factory=list)
    references: dict[str, str] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    codes: Unique = field(default_factory=Unique)

    def name_of(self, text: str) -> str:
        """The agency's or phrase's name for a spelling of it."""
        return self.references.get(agency_key(text, self.province), text)

    def add_agency(self, name: str, spellings: Sequence[str] = (), *, reports: bool = True) -> None:
        """Take in an agency under a name, with its other spellings in the plan."""
        commune = self._commune(name)
        kind = AgencyKind.COMMUNE if commune else kind_of(name, self.province)
        usual = department_of(name, self.province)
        wanted = commune.code if commune else code_of(name, self.province)
        code = self.codes.take(wanted)
        short = usual.short if usual and usual.kind is AgencyKind.DEPARTMENT else ""
        reports = reports and kind not in _NOT_REPORTING
        self.agencies.append(AgencyRecord(code, name, short, kind.value, reports))
        self.references[agency_key(name, self.province)] = name
        for spelling in spellings:
            if _worded(spelling) != _worded(name):
                why = "Hai cách viết được hiểu là một cơ quan."
                self._guess(PlanSheets.AGENCIES, code, AgencyColumn.NAME, spelling, name, why)
        if usual is None and commune is None and not is_phrase(name):
            why = "Mã và loại cơ quan được đặt theo tên."
            self._guess(PlanSheets.AGENCIES, code, AgencyColumn.KIND, name, kind.value, why)

    def add_phrase(self, phrase: str, spellings: Sequence[str], *, leads: bool) -> None:
        """Take in a phrase: as a group of kinds, or as one address where none can be listed."""
        kinds = self._listed(kinds_of(phrase))
        self.references[agency_key(phrase, self.province)] = phrase
        if not kinds:
            self.add_agency(phrase, spellings, reports=leads)
            code = self.agencies[-1].code
            why = "Không liệt kê được từng cơ quan: ghi thành một đầu mối."
            taken = "Có biểu mẫu" if self.agencies[-1].reports else "Không gửi biểu mẫu"
            self._guess(PlanSheets.AGENCIES, code, AgencyColumn.REPORTS, phrase, taken, why)
            return
        self.phrases.append(PhraseRecord(phrase, tuple(kind.value for kind in kinds)))
        for spelling in spellings:
            if _worded(spelling) != _worded(phrase):
                why = "Hai cách viết được hiểu là một nhóm."
                self._guess(PlanSheets.GROUPS, phrase, GroupColumn.PHRASE, spelling, phrase, why)

    def complete(self) -> None:
        """Add the agencies of the kinds that phrases stand for."""
        needed = {kind for phrase in self.phrases for kind in phrase.kinds}
        if AgencyKind.DEPARTMENT.value in needed and not self._of(AgencyKind.DEPARTMENT):
            for usual in STANDARD:
                self.add_agency(usual.name)
            why = "Kế hoạch không nêu tên sở, ban, ngành nào: ghi các sở thường có ở mọi tỉnh."
            self._guess(PlanSheets.AGENCIES, STANDARD[0].code, AgencyColumn.NAME, "", "", why)
        if AgencyKind.COMMUNE.value in needed:
            self._add_communes()
        for record in self.phrases:
            self._tell_members(record)

    def _tell_members(self, phrase: PhraseRecord) -> None:
        """Say of a phrase which kinds it covers, and of a large one how many agencies."""
        members = sum(agency.kind in phrase.kinds and agency.reports for agency in self.agencies)
        many = f" Hiện gồm {members} cơ quan." if members > _MANY else ""
        name, taken = phrase.phrase, "; ".join(phrase.kinds)
        self._guess(PlanSheets.GROUPS, name, GroupColumn.KINDS, name, taken, _BY_KIND + many)

    def _add_communes(self) -> None:
        """Add the communes that are not named one by one."""
        for commune in self.communes:
            if self.codes.free(commune.code):
                code, short = self.codes.take(commune.code), commune.name.removeprefix("UBND ")
                kind = AgencyKind.COMMUNE.value
                self.agencies.append(AgencyRecord(code, commune.name, short, kind, reports=True))

    def _listed(self, kinds: Iterable[AgencyKind]) -> tuple[AgencyKind, ...]:
        """The kinds whose members are known."""
        there = {AgencyKind.DEPARTMENT: True, AgencyKind.COMMUNE: bool(self.communes)}
        return tuple(kind for kind in kinds if there.get(kind, bool(self._of(kind))))

    def _of(self, kind: AgencyKind) -> list[AgencyRecord]:
        return [agency for agency in self.agencies if agency.kind == kind.value]

    def _commune(self, name: str) -> Commune | None:
        key = spelled_out(name)
        return next((c for c in self.communes if spelled_out(c.name) == key), None)

    def _guess(self, sheet: str, row: str, caption: str, seen: str, taken: str, why: str) -> None:
        self.guesses.append(Guess(sheet, row, caption, seen, taken, why))


def _worded(name: str) -> str:
    return one_line(name).casefold().strip(" .;,-")


def directory(mentions: Sequence[Mention], province: str, communes: Sequence[Commune]) -> Directory:
    """Return the agencies and phrases mentioned, those in the lead first."""
    found = Directory(province, tuple(communes))
    spellings: dict[str, Counter[str]] = {}
    leading: set[str] = set()
    for mention in sorted(mentions, key=lambda mention: not mention.leads):
        key = agency_key(mention.text, province)
        spellings.setdefault(key, Counter())[mention.text] += 1
        if mention.leads:
            leading.add(key)
    names = {key: best_spelling(counted, province) for key, counted in spellings.items()}
    for key, name in names.items():
        if not is_phrase(name):
            found.add_agency(name, tuple(spellings[key]))
    for key, name in names.items():
        if is_phrase(name):
            found.add_phrase(name, tuple(spellings[key]), leads=key in leading)
    found.complete()
    return found


def best_spelling(counted: Mapping[str, int], province: str) -> str:
    """Return the fullest spelling, of those the most frequent, as documents usually write it.

    Of a phrase the most frequent one.
    """
    frequent = sorted(counted, key=lambda name: (-counted[name], name))
    longest = max(len(spelled_out(name)) for name in frequent)
    full = [name for name in frequent if len(spelled_out(name)) == longest]
    best = frequent[0] if is_phrase(frequent[0]) else min(full, key=_abbreviated)
    usual = department_of(best, province)
    return usual.name if usual and phrase_key(usual.name) == phrase_key(best) else best


def _abbreviated(name: str) -> bool:
    return spelled_out(name) != one_line(name).lower()
