"""The YAML block at the head of a Jekyll post: read as plain values, written in the house's style.

https://jekyllrb.com/docs/front-matter/
"""

from __future__ import annotations

import io
import math
import re

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.representer import BaseRepresenter
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from newsletter.plain_yaml import has_aliases, load_yaml, yaml_line, yaml_problem

_BLOCK = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
MAX_CHARS = 20_000
"""A longer block is not front matter; YAML's own reader is too slow for one."""
_QUOTED_KEYS = frozenset({"title", "excerpt"})

FrontMatter = tuple[tuple[str, object], ...]


class FrontMatterError(ValueError):
    """Front matter that cannot be read; says the line and why."""


def front_matter_end(text: str) -> int:
    """Where the front matter ends, its closing line included; 0 when there is none."""
    opening = _BLOCK.match(text)
    if not opening:
        return 0
    closing = _CLOSING.search(text, opening.end(), MAX_CHARS)
    return closing.end() if closing else 0


def read_front_matter(block: str) -> FrontMatter:
    """The keys of a block, its ``---`` lines included, in order.

    Raises:
        FrontMatterError: for what is not YAML, no mapping, or uses aliases (which can stand for
            more than memory holds).
    """
    opening = _BLOCK.match(block)
    body = _CLOSING.sub("", block[opening.end() :] if opening else block)
    try:
        if has_aliases(body):
            raise FrontMatterError("front matter: aliases (*name) are not read")
        values = load_yaml(body)
    except (YAMLError, ValueError) as error:
        raise FrontMatterError(_fault(error)) from error
    if values is None:
        return ()
    if not isinstance(values, dict):
        raise FrontMatterError("front matter: must be keys and values")
    return tuple((str(key), _plain(value)) for key, value in values.items())


def _fault(error: Exception) -> str:
    if isinstance(error, FrontMatterError):
        return str(error)
    line = yaml_line(error)
    place = f", line {line + 1}" if line else ""  # the --- is the first
    return f"front matter{place}: is not YAML: {yaml_problem(error)}"


def _plain(value: object) -> object:
    """``value`` as JSON knows it: dates and the like become text."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, set, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, (str, bool, int, float)) or value is None else str(value)


def write_front_matter(values: FrontMatter) -> str:
    """The block as the NLP Newsletter writes it: title and excerpt quoted, lists on one line."""
    mapping = CommentedMap()
    for key, value in values:
        mapping[key] = _styled(key, value)
    yaml = YAML()
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    yaml.representer.add_representer(type(None), _empty)
    stream = io.StringIO()
    yaml.dump(mapping, stream)
    return f"---\n{stream.getvalue()}---\n"


def _empty(representer: BaseRepresenter, _: None) -> object:
    return representer.represent_scalar("tag:yaml.org,2002:null", "")


def _styled(key: str, value: object) -> object:
    if key in _QUOTED_KEYS and isinstance(value, str):
        return DoubleQuotedScalarString(value)
    if isinstance(value, list):
        sequence = CommentedSeq(value)
        sequence.fa.set_flow_style()
        return sequence
    return value
