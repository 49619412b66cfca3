"""An issue as JSON, and back."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from newsletter.issue import Issue, Item

_ISSUE = TypeAdapter(Issue)


def to_json(issue: Issue) -> str:
    """The issue as indented JSON; each item also names its links and identities."""
    data: dict[str, Any] = _ISSUE.dump_python(issue, mode="json")
    for group in ("sections", "near_misses"):
        for section, shown in zip(getattr(issue, group), data[group], strict=True):
            for item, entry in zip(section.items, shown["items"], strict=True):
                entry |= _derived(item)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _derived(item: Item) -> dict[str, Any]:
    """What follows from the text; :func:`from_json` works it out again."""
    links = [{"text": link.text, "url": link.url} for link in item.links]
    return {"links": links, "identities": list(item.identities)}


def from_json(text: str) -> Issue:
    """The issue that :func:`to_json` wrote.

    Raises:
        ValueError: one line that names the key and what is wrong with it.
    """
    try:
        return _ISSUE.validate_json(text)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(part) for part in fault["loc"])
        where = f"{place}: " if place else ""
        raise ValueError(f"not an issue: {where}{fault['msg']}") from error
