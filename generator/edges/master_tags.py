"""The tags of a paragraph of a Word master, their expressions read by Jinja's own parser."""

import re
from collections.abc import Iterator

import jinja2
from jinja2 import nodes

from generator.core.master_text import Node, NodeKind, Tag, TagKind
from generator.edges.master_sandbox import MasterSandbox

_OPENING = re.compile(r"\{[{%#]")
_CLOSING = {TagKind.PRINT: "}}", TagKind.STATEMENT: "%}", TagKind.COMMENT: "#}"}
# docxtpl wants a plain blank behind; Word may have put another, which is told of elsewhere.
_SCOPE = re.compile("(tr|tc|p|r)[ \u00a0]")
_TRIMS = re.compile(r"^[-+]|-$")  # {%- and -%} take the blanks around the tag away
_CURLY = str.maketrans("“”‘’", "\"\"''")  # docxtpl puts these straight itself
_LONGEST = 500  # characters of a tag; nesting in a longer one is beyond reading
_UNCLOSED_SHOWN = 40
_WRAPPED = {
    "for": "{{% for {} %}}{{% endfor %}}",
    "if": "{{% if {} %}}{{% endif %}}",
    "elif": "{{% if {} %}}{{% endif %}}",
    "set": "{{% set {} %}}",
    "cellbg": "{{{{ {} }}}}",
    "colspan": "{{{{ {} }}}}",
}
_SANDBOX = MasterSandbox()
FILTERS = frozenset(_SANDBOX.filters)


def tags(text: str) -> tuple[Tag, ...]:
    """Return the tags of a paragraph in their order, also those that cannot be read."""
    return tuple(_tags(text))


def _tags(text: str) -> Iterator[Tag]:
    at = 0
    while opening := _OPENING.search(text, at):
        kind, start = TagKind(opening[0]), opening.start()
        following = _OPENING.search(text, start + 2)
        inside = following is not None and kind is not TagKind.COMMENT
        until = following.start() if following and inside else len(text)
        end = text.find(_CLOSING[kind], start + 2, until)
        if end < 0:
            at = until
            raw = text[start : min(until, start + _UNCLOSED_SHOWN)].rstrip()
            yield Tag(raw, start, start + len(raw), kind, closed=False)
        else:
            at = end + 2
            yield _tag(text[start:at], start, kind)


def _tag(raw: str, start: int, kind: TagKind) -> Tag:
    inside = raw[2:-2]
    scope = _SCOPE.match(inside)
    body = inside[scope.end() :] if scope else inside
    said = Tag(raw, start, start + len(raw), kind, scope[1] if scope else "")
    if kind is TagKind.COMMENT:
        return said
    words = _TRIMS.sub("", body).strip().translate(_CURLY)
    if kind is TagKind.PRINT:
        return _read(said, "", words, "{{{{ {} }}}}")
    word, _, rest = words.partition(" ")
    if word not in _WRAPPED:
        return _read(said, word, "", "")
    return _read(said, word, rest, _WRAPPED[word])


def _read(said: Tag, word: str, expression: str, wrapped: str) -> Tag:
    """Return the tag with what Jinja reads in it."""
    tree: Node | None = None
    targets: tuple[str, ...] = ()
    fault = ""
    if len(said.raw) > _LONGEST:
        fault = "too long"
    elif wrapped:
        try:
            parsed = _SANDBOX.parse(wrapped.format(expression))
            tree, targets = _of_template(parsed.body[0])
        except (jinja2.TemplateSyntaxError, IndexError, RecursionError) as error:
            tree, fault = None, str(getattr(error, "message", "")) or "Expected an expression"
    return Tag(
        *(said.raw, said.start, said.end, said.kind, said.scope),
        *(word, targets, tree, fault),
    )


def _of_template(statement: nodes.Node) -> tuple[Node, tuple[str, ...]]:
    """Return the expression of the only statement of a template, and the names it gives."""
    if isinstance(statement, nodes.For):
        named = tuple(name.name for name in _names(statement.target))
        test = () if statement.test is None else (_node(statement.test),)
        return Node(NodeKind.OTHER, "for", (_node(statement.iter), *test)), named
    if isinstance(statement, nodes.If):
        return _node(statement.test), ()
    if isinstance(statement, nodes.Assign):
        return _node(statement.node), tuple(name.name for name in _names(statement.target))
    if isinstance(statement, nodes.Output):
        return _node(statement.nodes[0]), ()
    return Node(NodeKind.OTHER), ()


def _names(target: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(target, nodes.Name):
        yield target
    yield from target.find_all(nodes.Name)


def _node(expression: nodes.Node) -> Node:
    if isinstance(expression, nodes.Name):
        return Node(NodeKind.NAME, expression.name)
    if isinstance(expression, nodes.Const):
        return Node(NodeKind.CONSTANT, str(expression.value))
    parts = tuple(_node(child) for child in expression.iter_child_nodes())
    if isinstance(expression, nodes.Getattr):
        return Node(NodeKind.FIELD, expression.attr, parts)
    if isinstance(expression, nodes.Getitem):
        key = expression.arg
        named = isinstance(key, nodes.Const) and isinstance(key.value, str)
        return (
            Node(NodeKind.FIELD, str(key.value), parts[:1])  # type: ignore[attr-defined]
            if named
            else Node(NodeKind.ITEM, "", parts)
        )
    if isinstance(expression, nodes.Filter):
        return Node(NodeKind.FILTER, expression.name, parts)
    if isinstance(expression, nodes.Call):
        return Node(NodeKind.CALL, "", parts)
    return Node(NodeKind.OTHER, type(expression).__name__, parts)
