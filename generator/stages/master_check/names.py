"""The names in a master's expressions: known ones, in reach, used as what they are."""

from collections.abc import Iterator, Mapping, Sequence

from generator.core.master_shapes import ANY, TEXT, YES_NO, Shape, ShapeKind
from generator.core.master_text import MasterParagraph, Node, NodeKind, Tag, TagKind
from generator.stages.master_check.places import Finding, at_tag, near
from generator.stages.master_check.words import in_vietnamese

_LOOP = Shape(
    ShapeKind.RECORD,
    tuple(
        (name, ANY)
        for name in (
            *("index", "index0", "revindex", "revindex0", "first", "last", "length"),
            *("depth", "depth0", "previtem", "nextitem", "cycle", "changed"),
        )
    ),
)
_GLOBALS = {"range": ANY}
_KEEPS = ("list", "sort", "reverse", "unique")
_PICKS = ("first", "last", "random")
_TEXTS = ("join", "upper", "lower", "title", "capitalize", "trim", "string", "replace", "length")

Found = tuple[str, str, str]  # code, what is seen, a suggestion


class Names:
    """The names one master uses, held against those there are."""

    def __init__(self, known: Mapping[str, Shape], filters: frozenset[str]) -> None:
        self._known = {**known, **_GLOBALS}
        self._filters = filters
        self.used: set[str] = set()

    def faults(self, part: Sequence[MasterParagraph]) -> Iterator[Finding]:
        """Yield what is wrong with the names in one part of a document."""
        given = {name for one in part for tag in one.tags for name in tag.targets}
        scopes: list[dict[str, Shape]] = [dict(self._known)]
        for paragraph in part:
            for tag in paragraph.tags:
                yield from self._tag(paragraph, tag, scopes, given)

    def _tag(
        self,
        paragraph: MasterParagraph,
        tag: Tag,
        scopes: list[dict[str, Shape]],
        given: set[str],
    ) -> Iterator[Finding]:
        if tag.fault:
            yield at_tag("master.syntax", paragraph, tag, why=in_vietnamese(tag.fault))
        reading = _Reading(scopes[-1], self._filters, given)
        shape = ANY
        if tag.expression:
            source = tag.expression.parts[0] if tag.word == "for" else tag.expression
            shape = reading.shape(source)
        seen = [*reading.found, *_misuse(tag, shape)]
        self._move(tag, shape, scopes)
        if tag.word == "for" and tag.expression:
            inner = _Reading(scopes[-1], self._filters, given)
            for test in tag.expression.parts[1:]:
                inner.shape(test)
            seen += inner.found
        self.used |= reading.used
        for code, what, suggestion in seen:
            yield at_tag(code, paragraph, tag, seen=what, near=suggestion)

    def _move(self, tag: Tag, shape: Shape, scopes: list[dict[str, Shape]]) -> None:
        """Keep what names a tag gives, and for how long."""
        if tag.word == "for":
            item = shape.item or ANY
            one = len(tag.targets) == 1
            names = dict.fromkeys(tag.targets, item if one else ANY)
            scopes.append({**scopes[-1], **names, "loop": _LOOP})
        elif tag.word == "if":
            scopes.append(scopes[-1])
        elif tag.word in ("endfor", "endif") and len(scopes) > 1:
            scopes.pop()
        elif tag.word == "set":
            scopes[-1].update(dict.fromkeys(tag.targets, shape))


def _misuse(tag: Tag, shape: Shape) -> Iterator[Found]:
    """What a tag does with a value that cannot be done, as far as its shape is known."""
    if tag.expression is None:
        return
    name = _spelt(tag.expression.parts[0] if tag.word == "for" else tag.expression)
    if tag.kind is TagKind.PRINT and shape.kind is ShapeKind.LIST:
        yield "master.prints_list", name, ""
    elif tag.kind is TagKind.PRINT and shape.kind is ShapeKind.RECORD:
        example = shape.fields[0][0] if shape.fields else ""
        yield "master.prints_record", name, example
    elif tag.kind is TagKind.PRINT and shape.kind is ShapeKind.DRAWN and tag.scope != "r":
        yield "master.needs_r", name, ""
    elif tag.kind is TagKind.PRINT and shape.kind is ShapeKind.TEXT and tag.scope == "r":
        yield "master.needs_no_r", name, ""
    elif tag.word == "for" and shape.kind in (ShapeKind.TEXT, ShapeKind.YES_NO, ShapeKind.RECORD):
        yield "master.no_list", name, ""


def _of_text(name: str) -> bool:
    """Whether a text can be asked for something of this name, such as upper."""
    return hasattr(str, name) and not name.startswith("_")


def _spelt(node: Node) -> str:
    """Return an expression as it is written, as far as it is made of names."""
    if node.kind is NodeKind.FIELD:
        return f"{_spelt(node.parts[0])}.{node.name}"
    if node.kind in (NodeKind.ITEM, NodeKind.FILTER, NodeKind.CALL) and node.parts:
        return _spelt(node.parts[0])
    return node.name


class _Reading:
    """One expression: the faults in it, the names it uses, the shape of what it gives."""

    def __init__(
        self, scope: Mapping[str, Shape], filters: frozenset[str], given: set[str]
    ) -> None:
        self._scope, self._filters, self._given = scope, filters, given
        self.found: list[Found] = []
        self.used: set[str] = set()

    def shape(self, node: Node) -> Shape:
        """Return the shape of a piece, and note what is wrong in it."""
        if node.kind is NodeKind.NAME:
            return self._name(node.name)
        if node.kind is NodeKind.CONSTANT:
            return TEXT
        parts = [self.shape(part) for part in node.parts]
        of = parts[0] if parts else ANY
        if node.kind is NodeKind.FIELD:
            return self._field(node, of)
        if node.kind is NodeKind.ITEM:
            return of.item or ANY
        if node.kind is NodeKind.FILTER:
            return self._filter(node.name, of)
        return YES_NO if node.name in ("Not", "Compare", "Test") else ANY

    def _name(self, name: str) -> Shape:
        self.used.add(name)
        if name in self._scope:
            return self._scope[name]
        if name in self._given or name == "loop":
            self.found.append(("master.outside_loop", name, ""))
        else:
            self.found.append(("master.unknown_name", name, near(name, self._scope)))
        return ANY

    def _field(self, node: Node, of: Shape) -> Shape:
        name, spelt = node.name, _spelt(node)
        if of.kind is ShapeKind.RECORD:
            if (found := of.field(name)) is not None:
                return found
            known = [field for field, _ in of.fields]
            self.found.append(("master.unknown_field", spelt, near(name, known)))
        elif of.kind is ShapeKind.LIST:
            self.found.append(("master.field_of_list", spelt, _spelt(node.parts[0])))
        elif of.kind is ShapeKind.YES_NO or (of.kind is ShapeKind.TEXT and not _of_text(name)):
            self.found.append(("master.unknown_field", spelt, ""))
        return ANY

    def _filter(self, name: str, of: Shape) -> Shape:
        if name not in self._filters:
            self.found.append(("master.unknown_filter", name, near(name, self._filters)))
            return ANY
        if name in _KEEPS:
            return of
        if name in _PICKS:
            return of.item or ANY
        return TEXT if name in _TEXTS else ANY
