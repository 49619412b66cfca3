"""YAML read as plain values, each of which can be written out again; a fault says where it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ruamel.yaml import YAML
from ruamel.yaml.constructor import ConstructorError, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.scanner import Scanner, ScannerError
from ruamel.yaml.tokens import AliasToken, Token

_MAX_SHOWN = 40
_TOO_DEEP = "nested too deep"
_MOST_BRACKETS = 50
"""Brackets in brackets: ten thousand keep the library's scanner busy for a quarter of a minute."""


def load_yaml(text: str) -> object:
    """The value of the one document in ``text``.

    Raises:
        YAMLError: it is not YAML, nested too deep, or has a value that its tag does not allow.
    """
    try:
        return _reader().load(text)
    except RecursionError as error:
        raise YAMLError(_TOO_DEEP) from error
    except ValueError as error:  # such as an escape that stands for no character
        raise YAMLError(str(error)) from error


def has_aliases(text: str) -> bool:
    """Whether ``text`` says ``*name`` anywhere, which can stand for more than memory holds.

    Raises:
        YAMLError: it cannot be told.
    """
    return any(isinstance(token, AliasToken) for token in _reader().scan(text))


def _reader() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner, yaml.Constructor = _Scanner, _Constructor
    return yaml


def yaml_line(error: Exception) -> int | None:
    """The line that ``error`` is at, from 1 on, where it tells."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    return mark.line + 1 if mark else None


def yaml_problem(error: Exception) -> str:
    """What is wrong, in a line."""
    problem = str(getattr(error, "problem", None) or error) or type(error).__name__
    return problem.splitlines()[0]


class _Scanner(Scanner):
    """The library's own, which takes longer for each bracket the more are open."""

    def fetch_flow_collection_start(self, TokenClass: type[Token], to_push: str) -> None:  # noqa: N803
        if len(self.flow_context) >= _MOST_BRACKETS:
            raise ScannerError(None, None, _TOO_DEEP, self.reader.get_mark())
        super().fetch_flow_collection_start(TokenClass, to_push)


class _ValueError(Exception):
    """The value at ``node`` cannot be had."""

    def __init__(self, node: Node) -> None:
        self.node = node


@contextmanager
def _made_of(node: Node) -> Iterator[None]:
    """For the block, whatever Python says of a value is a fault of ``node``, or of one within."""
    try:
        yield
    except (YAMLError, RecursionError, _ValueError):
        raise
    except Exception as error:
        raise _ValueError(node) from error


class _Constructor(SafeConstructor):
    """The library's own, which lets ``KeyError`` and the like through for a value that is none."""

    def construct_document(self, node: Node) -> object:
        try:
            return super().construct_document(node)
        except _ValueError as fault:
            key = ".".join(_path(node, fault.node))
            problem = f"{key}: {_fault(fault.node)}" if key else _fault(fault.node)
            raise ConstructorError(None, None, problem, fault.node.start_mark) from fault

    def construct_non_recursive_object(self, node: Node, tag: str | None = None) -> object:
        with _made_of(node):
            value: object = super().construct_non_recursive_object(node, tag)
            if isinstance(value, (str, int)):
                str(value).encode()  # half a surrogate, or more digits than Python writes
        return value

    def construct_mapping(self, node: Node, deep: bool = False) -> object:
        with _made_of(node):
            return super().construct_mapping(node, deep)


def _fault(node: Node) -> str:
    kind = str(node.tag).rpartition(":")[2]
    if not isinstance(node, ScalarNode):
        return f"is no {kind}"
    words = node.value if len(node.value) <= _MAX_SHOWN else f"{node.value[:_MAX_SHOWN]}…"
    hint = "" if node.style else " (quotes make text of it)"
    return f"{words!r} is no {kind}{hint}"


def _path(root: Node, wanted: Node) -> tuple[str, ...]:
    """The keys and places that lead from ``root`` to ``wanted``; each node is looked at once."""
    paths: dict[Node, tuple[str, ...]] = {root: ()}
    ahead = [root]
    for node in ahead:
        for name, inner in _parts(node):
            if inner not in paths:
                paths[inner] = (*paths[node], name)
                ahead.append(inner)
    return paths.get(wanted, ())


def _parts(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield str(key.value), value
    elif isinstance(node, SequenceNode):
        for place, value in enumerate(node.value):
            yield str(place), value
