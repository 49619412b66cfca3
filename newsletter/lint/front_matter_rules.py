"""Rules on the front matter, held against past issues' or the NLP Newsletter's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newsletter.issue import Format
from newsletter.lint.draft import Draft
from newsletter.lint.findings import Context, Fault, Severity, rule

_KEYS = ("layout", "title", "author", "modified", "comments", "excerpt", "tags", "image")
"""What every issue of the NLP Newsletter has."""
_NUMBER = re.compile(r"#\s?([0-9]+)")
_RECENT = 8
"""How many past issues say what is usual."""
_MIN_PAST = 3
"""From so few issues nothing is said to be always the same."""
_CUT = re.compile(
    r"^(?P<key>title|subtitle|excerpt|description)[ \t]*:[ \t]+(?![\"'|>#])[^\r\n#]*"
    r"(?:(?<![ \t])#[^\r\n#]*)*(?<=[ \t])(?P<cut>#)",
    re.MULTILINE,
)
"""Words without quotes that YAML takes for a comment from ``#`` on."""
_BAD = "---\nlayout: post\n---\n\n# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags.\n"
_GOOD = (
    '---\nlayout: post\ntitle: "NLP Newsletter #2 [EN]: Lexis,…"\nauthor: ada\nmodified:\n'
    'comments: true\nexcerpt: "This issue covers tools."\ntags: [nlp_newsletter]\nimage:\n'
    "  thumb: nlp_newsletter_2.png\n---\n\n# Tools\n\n***Lexis***\n\n"
    "[Lexis](https://lexis.example) tags.\n"
)


@rule("front-matter-missing", Severity.ERROR, bad=_BAD, good=_GOOD)
def front_matter_missing(draft: Draft, context: Context) -> Iterator[Fault]:
    """A key is missing that every recent issue has; without past issues, one of the usual eight."""
    values = dict(draft.issue.front_matter)
    past = context.knowledge.front_matters[-_RECENT:]
    if draft.issue.format is not Format.NLP_NEWSLETTER or not (values or past):
        return
    for key in _usual_keys(past):
        if key not in values:
            yield Fault(0, f"front matter: {key} is missing")
    for key in ("title", "excerpt"):
        if key in values and not str(values[key] or "").strip():
            yield Fault(_key_offset(draft, key), f"front matter: {key} is empty")


@rule(
    "front-matter-cut",
    Severity.ERROR,
    bad=_GOOD.replace('"NLP Newsletter #2 [EN]: Lexis,…"', "NLP Newsletter #2 [EN]: Lexis,…"),
    good=_GOOD,
)
def front_matter_cut(draft: Draft, context: Context) -> Iterator[Fault]:
    """The title or excerpt has no quotes, and a `#` after a space: for YAML a comment begins there,
    so that readers see only what stands before it.
    """
    values = dict(draft.issue.front_matter)
    for match in _CUT.finditer(draft.text, 0, draft.front_matter.end):
        key, left = match["key"], str(values.get(match["key"]) or "")
        why = f"{key} ends before the #, as “{_shown(left)}”; put it in quotes"
        yield Fault(match.start("cut"), f"front matter: {why}")


def _usual_keys(past: Sequence[Mapping[str, object]]) -> list[str]:
    if not past:
        return list(_KEYS)
    return [key for key in past[-1] if all(key in values for values in past)]


@rule(
    "front-matter-differs",
    Severity.WARNING,
    bad=_GOOD.replace("_2.png", "_1.png"),
    good=_GOOD,
)
def front_matter_differs(draft: Draft, context: Context) -> Iterator[Fault]:
    """A value is unlike that of past issues: another kind of value, another value where all are
    alike, a number that was used before, or a number that the title does not have.
    """
    values = dict(draft.issue.front_matter)
    past = context.knowledge.front_matters[-_RECENT:]
    for key, value in values.items():
        why = _unlike(value, [earlier[key] for earlier in past if key in earlier])
        if why:
            yield Fault(_key_offset(draft, key), f"front matter: {key} {why}")
    yield from _number_faults(draft, values, past)


def _unlike(value: object, earlier: Sequence[object]) -> str:
    if len(earlier) < _MIN_PAST:
        return ""
    kinds = {type(other) for other in earlier}
    if type(value) not in kinds:
        return f"is of another kind than in past issues, such as {_shown(earlier[-1])}"
    if all(other == earlier[0] for other in earlier) and value != earlier[0]:
        return f"is {_shown(value)}; in past issues it was always {_shown(earlier[0])}"
    return ""


def _shown(value: object) -> str:
    text = "nothing" if value is None else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _number_faults(
    draft: Draft, values: Mapping[str, object], past: Sequence[Mapping[str, object]]
) -> Iterator[Fault]:
    """The issue's number in its title, against past titles and the thumbnail's name."""
    number = _number(values)
    if not number:
        return
    if any(_number(earlier) == number for earlier in past):
        yield Fault(_key_offset(draft, "title"), f"front matter: a past issue is #{number} too")
    image = values.get("image")
    thumb = str(image.get("thumb") or "") if isinstance(image, dict) else ""
    named = [digits.lstrip("0") for digits in re.findall(r"[0-9]+", thumb)]
    if named and number not in named:
        yield Fault(
            _key_offset(draft, "image"), f"front matter: thumb is {thumb}, but the issue #{number}"
        )


def _number(values: Mapping[str, object]) -> str:
    found = _NUMBER.search(str(values.get("title") or ""))
    return found[1].lstrip("0") if found else ""


def _key_offset(draft: Draft, key: str) -> int:
    block = draft.text[: draft.front_matter.end]
    found = re.search(rf"^{re.escape(key)}[ \t]*:", block, re.MULTILINE)
    return found.start() if found else 0


RULES = (front_matter_missing, front_matter_cut, front_matter_differs)
