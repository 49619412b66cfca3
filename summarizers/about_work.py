"""Which sentences of a README tell of the work itself.

A README speaks to those who have decided to use it: how to set it up, what changed, who pays, what
others say. A blurb is for those who have not heard of it, and says what the thing is and does; a
sentence in doubt is left out, since what it is stands in the first one anyway.
"""

from __future__ import annotations

import re

from summarizers.document import Document, Passage
from summarizers.for_users import for_users
from summarizers.own_name import names_it_early
from summarizers.patterns import any_of, pattern
from summarizers.signs import IN_SHORT, PRONOUN, VERB, tells_news
from summarizers.verbs import is_plain
from summarizers.words import content_stems

_SUBJECT = pattern(
    r"(?:(?:additionally|also|furthermore|moreover|in addition|specifically|unlike [^,]{3,60}|"
    r"inspired by [^,]{3,60}|built (?:on|with) [^,]{3,60}|designed [^,]{3,60}), )?(?:it\b|"
    r"(?:this|the|its|our) (?!(?:[a-z]+s|can|will|may)\b)(?:[\w-]+ ){0,2}"
    + any_of(
        """repository repo project package library toolkit codebase framework tool model models
        system dataset benchmark agent agents app application engine pipeline method approach goal
        idea aim objective extension plugin suite corpus collection list platform paper work
        parser compiler server interface architecture algorithm features? key_idea main_idea"""
    )
    + r"\b(?! (?:below|above|directory|folder|file|structure)))"
)
_ASIDE = pattern(
    r"(?:here|there|you can|whether you)\b|it (?:is|['’]s) (?:\w+ ){0,2}"
    r"(?:recommended|possible|important|worth|easy|advised|assumed|known|likely)\b|"
    r"it (?:can|may|might)(?:not)? be (?:used with|run|set|that)\b"
)
_NEWS = pattern(
    r"\bwe (?:(?:have|had|['’]ve) )?(?:also |just |recently |now |then )*"
    r"(?:added|announced|found snippets|fixed|created|launched|moved|open-?sourced|published|"
    r"released|removed|updated|uploaded)\b"
)
_PRONOUN_INSIDE = pattern(r"(?<=\s)(?:it|its)\b")
"""In an entry of a list this is of what the entry is headed by."""
_HEADED = pattern(r"[^:.,;]{2,40}: |\S+(?: \(\S+\))?, (?:that|which|who)\b")
"""A label or a name, and no sentence behind it."""
_REPEATED = 0.6
_WE = pattern(r"(?:[^,]{3,60}, )?we(?:['’]\w+)?\b")
"""What its authors say about themselves, or about using it."""


def told_of_work(document: Document, defining: Passage | None) -> list[Passage]:
    """The passages that tell of the work, and those that go on in a paragraph that does so.

    ``defining``, which says what the work is, is not among them.
    """
    told = []
    last = None
    for passage in document.passages:
        goes_on = last is not None and passage.index == last + 1 and not passage.opens_block
        is_first = defining is not None and passage.start == defining.start
        tells = tells_of_work(passage.text, document.title) or (goes_on and _is_fit(passage.text))
        leans = passage.is_entry and _PRONOUN_INSIDE.search(passage.text)
        if tells and not is_first and not leans and not _repeats(passage, defining):
            told.append(passage)
        if tells or is_first:
            last = passage.index
    return told


def _repeats(passage: Passage, defining: Passage | None) -> bool:
    """Whether ``passage`` says little that ``defining`` does not."""
    if defining is None:
        return False
    stems, said = set(content_stems(passage.text)), set(content_stems(defining.text))
    return len(stems & said) >= _REPEATED * min(len(stems), len(said))


def tells_of_work(text: str, title: str) -> bool:
    """Whether a sentence of the README of ``title`` says by itself what the work is or does."""
    if IN_SHORT.match(text):
        return True
    if names_it_early(text, title):
        unfit = (for_users(text), _ASIDE.match(text), _NEWS.search(text), _HEADED.match(text))
        return not any(unfit)
    return _is_fit(text) and any(rule.match(text) for rule in (_WE, _SUBJECT))


def _is_fit(text: str) -> bool:
    """Whether ``text`` states something, and to those who have not heard of the work."""
    states = VERB.search(text) or PRONOUN.match(text)
    orders = is_plain(re.split(r"\W", text, maxsplit=1)[0].lower())
    if not states or orders or for_users(text) or _ASIDE.match(text):
        return False
    return _WE.match(text) is None or (tells_news(text) and _NEWS.search(text) is None)
