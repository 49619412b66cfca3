"""The short name of a story for the issue's title line: ``Turing-NLG``, not the whole title."""

from __future__ import annotations

import re

from newsletter.models import Candidate, Kind, Story
from summarizers.actors import house_of
from summarizers.clauses import stated
from summarizers.cleaning import clean
from summarizers.orders import gives_orders, without_orders
from summarizers.patterns import pattern
from summarizers.post_title import (
    hailed,
    has_odd_name,
    is_not_too_long,
    long_title,
    of_house,
    whole_title,
)
from summarizers.shortening import versions, with_llm
from summarizers.title_phrase import if_short, is_short_part, telling_phrase
from summarizers.title_start import fits, says_little
from summarizers.verbs import VERBS
from summarizers.work_names import (
    GENERIC,
    MAX_WORDS,
    VERSIONED,
    named_before_colon,
    named_in_text,
)

_LEAST_SAID = 3
"""Words that a phrase cut out of a post's title has to have."""
_MAX_ACRONYM = 6
"""Letters of a name that is all capitals; longer ones are shouted."""
_MAX_README = 3000
"""Characters of a README in which a repository's name is looked for."""
_OPENING = re.compile(r"^(?P<name>[^:—–]{2,60}?[?!]?)(?:(?<=[?!])\s|\s*:\s|\s[—–-]\s).+$")
"""What stands before a title's colon, with its question mark."""
_ALL_YOU_NEED = pattern(r"(?P<asks>(?:is|are) )?[^:?!,]{2,40} all (?:you|we) need\b")
_SPEAKS = re.compile(r"[!?]$|\bGoes\b|\bAll You Need\b")
"""A title that says something rather than naming its work."""
_TOLD = pattern(
    r"(?:from|how|where|when|what|why) |.* (?:is|are|do|does|don['’]t|doesn['’]t|can|cannot)\b"
)
"""A name that is a phrase, or says something, may be as long as a title."""
_INTRODUCES = re.compile(r"^(?:Introducing|Announcing|Presenting) (?=[A-Z])")
_OWNED = re.compile(r"(?:GitHub [-–—] ?)?[\w.-]+/(?P<name>[\w.-]+)(?::\s|$)")
"""A repository's title, with its description behind it where a page gives it so."""
_PART = re.compile(r"^Part (?:\d+|[IVX]+)\s?[:.]\s")
_LEADING_STUDY = pattern(r"(?:an?|the) (?:\w+ )?(?:survey|review|study|comparison|analysis)\b")
_EXPLORES = pattern(r"^(?:exploring|understanding|on|the)(?: the)? ")
_BARE_NOUN = pattern(r".*\b(?:is|are) (?:an?|the) \w+$")
"""A statement cut before what it says: *Metaphors are a Source*, of what?"""


def headline(story: Story) -> str:
    """A name of at most five words for ``story``; its title when that is short.

    A title without a word, or that gives orders to a model, leaves the id.
    """
    name = _name_of(story)
    return name if re.search(r"\w", name) and not gives_orders(name) else story.lead.id


def _name_of(story: Story) -> str:
    lead = story.lead
    if lead.kind is Kind.REPOSITORY:
        return _code_name(lead, story.of_kind(Kind.PAPER))
    title = _PART.sub("", without_orders(clean(lead.title)).rstrip("."))
    if re.fullmatch(r"[\w.-]+/[\w.-]+", title):
        return title.split("/")[1]
    return _post_name(title, lead) if lead.kind is Kind.POST else _titled(title, lead)


def _post_name(title: str, post: Candidate) -> str:
    """The name of what a post gives out, or its title as far as it fits."""
    bare = of_house(hailed(title), house_of(post))
    name = named_before_colon(bare, post.text)
    odd = name if has_odd_name(name) else ""
    if found := odd or whole_title(bare) or name or long_title(bare):
        return found
    phrase = _titled(bare, post)
    says_little = len(phrase.split()) < _LEAST_SAID and not has_odd_name(phrase)
    return bare if says_little and is_not_too_long(bare) else phrase


def _titled(title: str, lead: Candidate) -> str:
    """The short name that a title, or else the text, gives."""
    title = _INTRODUCES.sub("", title)
    return (
        named_before_colon(title, lead.text)
        or (named_in_text(lead) if _SPEAKS.search(title) else "")
        or _all_you_need(title)
        or if_short(title)
        or named_in_text(lead)
        or _opening(title)
        or _statement(title)
        or telling_phrase(title)
    )


def _code_name(repository: Candidate, paper: Candidate | None) -> str:
    """The repository's name, or its paper's where the repository's says little: ``dgm``."""
    name = _repository_name(repository)
    if paper is None or not (name.islower() or name.isupper()):
        return name
    return named_before_colon(clean(paper.title), paper.text) or name


def _repository_name(repository: Candidate) -> str:
    """The repository's name as its README spells it: ``FlashAttention`` for ``flash-attention``."""
    title = clean(repository.title)
    owned = _OWNED.match(title)
    name = owned["name"] if owned else re.split(r"[/:]", title or repository.id)[-1].strip()
    if not name or " " in name:
        named = named_before_colon(title, repository.text) or repository.id.rpartition("/")[2]
        return named or telling_phrase(title)
    return _spelt_out(name, f"{repository.description}\n{repository.text[:_MAX_README]}") or name


def _spelt_out(name: str, text: str) -> str:
    """``name`` as ``text`` spells it: *FlashAttention*, or *TRL* where all of it are capitals."""
    letters = re.sub(r"[-_.]", "", name)
    if not letters:
        return ""
    spelt = r"[-_ .]?".join(re.escape(letter) for letter in letters)
    forms = [found[0] for found in re.finditer(rf"(?<!\w){spelt}(?!\w)", text, re.IGNORECASE)]
    begins = re.search(rf"(?:^|[.!?] ){re.escape(name)} (?:can|[a-z]+s) [a-z]", text, re.MULTILINE)
    if name in forms and name != name.lower():
        return name
    mixed = (form for form in forms if form != form.lower() and not form.isupper())
    if begins:  # as its README has it, which is no slip there
        mixed = (form for form in mixed if form[1:] != form[1:].lower() and " " not in form)
    short = (form for form in forms if form.isupper() and len(letters) <= _MAX_ACRONYM)
    return " ".join(next(mixed, next(short, "")).split())


def _all_you_need(title: str) -> str:
    """The old joke, which says nothing once it is cut: *Is Ink All You Need?*."""
    found = _ALL_YOU_NEED.match(title)
    if found is None or not if_short(found[0]):
        return ""
    return f"{found[0]}?" if found["asks"] else found[0]


def _opening(title: str) -> str:
    """What stands before a title's colon or is its question, where that is short and says enough.

    >>> _opening("Lost in the Maze: Overcoming Context Limitations")
    'Lost in the Maze'
    """
    found = _OPENING.match(title)
    name = found["name"].strip(" \"“”'") if found else ""
    name += '"' * (name.count('"') % 2)
    told = name.endswith("?") or _TOLD.match(name)
    short = bool(if_short(name)) or is_short_part(name) if told else len(name.split()) <= MAX_WORDS
    explored = _EXPLORES.match(name)
    little = GENERIC.match(name.rstrip("?")) or (explored and says_little(name[explored.end() :]))
    enough = short and " " in name and not little
    return name if enough and not _LEADING_STUDY.match(name) else ""


def _statement(title: str) -> str:
    """A statement as short as it goes: *LLMs Reflect the Ideology of their Creators*."""
    if VERSIONED.search(title) or re.search(r"[:?]", title) or not stated(title):
        return ""
    whole = with_llm(title)
    return next((one for one in versions(whole) if _fits(one) and _ends(one, whole)), "")


def _ends(cut: str, whole: str) -> bool:
    """Whether a statement was not cut right behind its verb."""
    last = cut.split()[-1].lower()
    return cut == whole or not (last.endswith(("ed", "ly")) or {last, last.rstrip("s")} & VERBS)


def _fits(statement: str) -> bool:
    return not _BARE_NOUN.match(statement) and bool(stated(statement)) and fits(statement)
