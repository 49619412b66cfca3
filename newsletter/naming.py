"""What a publication is called: its file's name, its branch, its place in a repository.

Names are patterns in config, such as ``{date}-{slug}.md``, filled in from the issue. A filled
pattern is one path segment, or a branch that Git takes, whatever stands in the issue.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from datetime import date
from itertools import count
from string import Formatter

from newsletter.identity import normalised_title

FIELDS = ("date", "label", "number", "slug")
_MAX_SLUG = 60
_UNSAFE = re.compile(r"[^\w.-]+")
_SUFFIXES = (".md", ".markdown")
_OWNER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/(?!\.{1,2}$)[A-Za-z0-9_.-]+")
# What no branch may hold or be: https://git-scm.com/docs/git-check-ref-format
_BAD_REF = re.compile(
    r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|/\.|\.lock(?:/|$)|^[/.-]|[/.]$|^@$|^HEAD$"
)


def checked_file_name(pattern: str) -> str:
    """``pattern`` itself, when it names a Markdown file and nothing outside its folder.

    Raises:
        ValueError: says what is wrong with it.
    """
    _check_fields(pattern)
    if "/" in pattern or "\\" in pattern or pattern.startswith("."):
        raise ValueError("must be a file's name without a folder, and not hidden")
    if not pattern.endswith(_SUFFIXES):
        raise ValueError("must end in .md or .markdown")
    return pattern


def checked_branch(pattern: str) -> str:
    """``pattern`` itself, when Git takes what it becomes as a branch.

    Raises:
        ValueError: says what is wrong with it.
    """
    _check_fields(pattern)
    if not pattern or _BAD_REF.search(pattern.format_map(dict.fromkeys(FIELDS, "x"))):
        raise ValueError("is not a branch's name that Git takes")
    return pattern


def checked_repository(value: str) -> str:
    """``value`` itself, when it is ``owner/name`` or empty.

    Raises:
        ValueError: it is neither.
    """
    if value and not _OWNER_NAME.fullmatch(value):
        raise ValueError("must be owner/name, as in the repository's address")
    return value


def checked_folder(value: str) -> str:
    """``value`` without slashes at its ends, when it stays within its repository.

    Raises:
        ValueError: it does not.
    """
    parts = value.strip("/").split("/") if value.strip("/") else []
    if value.startswith("/") or any(part in ("", ".", "..") or "\\" in part for part in parts):
        raise ValueError("must be a folder within the repository, such as _posts")
    return "/".join(parts)


def _check_fields(pattern: str) -> None:
    allowed = ", ".join(f"{{{name}}}" for name in FIELDS)
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        raise ValueError(f"has a brace too many or too few; fields are {allowed}") from None
    for _, name, form, conversion in parts:
        if name is not None and (name not in FIELDS or form or conversion):
            raise ValueError(f"{{{name}}} is not a field; there are {allowed}")


def filled(pattern: str, *, label: str, number: int, day: date, title: str) -> str:
    """``pattern`` with the issue's own names in it; ``{date}`` is ``day``, the last it covers.

    So the name stays the same however often, and whenever, the issue is published.
    """
    names = {"date": day.isoformat(), "label": label, "number": str(number), "slug": slug(title)}
    return pattern.format_map({name: _segment(value) for name, value in names.items()})


def slug(title: str) -> str:
    """The title's words up to its list of names: ``nlp-newsletter-12-en``."""
    words = normalised_title(title.partition(":")[0]).split()
    shown = words[:1]
    for word in words[1:]:
        if len("-".join((*shown, word))) > _MAX_SLUG:
            break
        shown.append(word)
    return "-".join(shown)[:_MAX_SLUG] or "issue"


def own_name(newsletter: str) -> str:
    """A name of letters, digits and hyphens that no other newsletter's name becomes.

    ``NLP Newsletter`` is ``nlp-newsletter``; where more than case is lost on the way, as in
    ``NLP: A``, a digest of the name tells it from others.
    """
    plain = normalised_title(newsletter).replace(" ", "-")
    if plain == newsletter.casefold().replace(" ", "-"):
        return plain
    digest = hashlib.sha256(newsletter.encode()).hexdigest()[:8]
    return f"{plain}-{digest}" if plain else digest


def _segment(value: str) -> str:
    """``value`` as a part of a file's or branch's name: no slash, no dots in a row."""
    return re.sub(r"\.{2,}", ".", _UNSAFE.sub("-", value)).strip(".-") or "x"


def next_number(earlier: Iterable[int], taken: Collection[int], first: int) -> int:
    """The number of the issue after those numbered ``earlier``; ``first`` where there is none.

    Or the next that is not ``taken``, for a past week that is made up for after later ones.
    """
    following = max(earlier, default=first - 1) + 1
    return next(number for number in count(following) if number not in taken)
