"""What a pull request says of the issue that it brings.

Everything that came from outside stands in code: GitHub then neither notifies the people nor
closes the issues that a hostile title may name. A block of the near misses can be copied from
there into the file as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsletter.comparing import Edit
from newsletter.issue import Issue, Item
from newsletter.markdown.writing import movable
from newsletter.publishing import edit_lines

MAX_NEAR_MISSES = 40
_MAX_NOTE = 20_000
_MAX_ITEM = 4_000
_WHAT_IT_IS = (
    "The next issue, for you to look at. Once this is merged, `galley publish FILE --merged` "
    "records what went out."
)
_TICKS = re.compile(r"`+")


def pull_request_body(draft: Issue, edits: Sequence[Edit]) -> str:
    """The body: what the run said, what was edited since, the near misses and their obstacles."""
    parts = [
        _WHAT_IT_IS,
        *_note(draft),
        "## Edits to the draft\n\n" + _fenced("\n".join(edit_lines(edits)), "text"),
        *_near_misses(draft),
    ]
    return "\n\n".join(parts)


def _note(draft: Issue) -> Iterator[str]:
    if draft.editor_note:
        yield "## The run\n\n" + _fenced(draft.editor_note[:_MAX_NOTE], "text")


def _near_misses(draft: Issue) -> Iterator[str]:
    if not draft.near_misses:
        return
    yield "## Almost made it\n\nTo use one of these, copy its block into a section of the file."
    shown = 0
    for section in draft.near_misses:
        for item in section.items[: MAX_NEAR_MISSES - shown]:
            yield _near_miss(section.name, item, draft)
            shown += 1


def _near_miss(section: str, item: Item, draft: Issue) -> str:
    why = _code(f"{section}: {item.note}" if item.note else section)
    return f"{why}\n\n{_fenced(movable(item, draft.format)[:_MAX_ITEM], 'markdown')}"


def _fenced(text: str, language: str) -> str:
    """``text`` as a code block, whatever is in it."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _code(text: str) -> str:
    """``text`` as code within a line."""
    words = " ".join(text.split())
    ticks = "`" * (_longest_run(words) + 1)
    return f"{ticks} {words} {ticks}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)
