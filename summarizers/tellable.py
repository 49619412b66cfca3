"""Which sentences may be told at all: those that state something, in their authors' own voice."""

from __future__ import annotations

import re

from newsletter.models import Kind
from summarizers.document import Document
from summarizers.patterns import pattern
from summarizers.post_signs import CONTRACTED, GIVES_OUT, OF_POST, PICTURED
from summarizers.signs import (
    ASKS,
    DEFINES,
    EVERYONE,
    HYPOTHESIS,
    NO_SUBJECT,
    OF_ONE_AUTHOR,
    ONE_AUTHOR,
    PRONOUN,
    QUOTED,
    US,
    VERB,
)

_OFTEN = 3
"""Who says *I* so often writes alone, however often *we* are everybody."""
_SHARE = 0.4
"""In a long post, what is said in examples and quotations is no sign of that."""
_DID = pattern(r"(?:today,? )?we (?:\w+ly )?(?:built|made|ran|taught|\w+ed) ")
"""What cannot be said of everybody."""
_WHOLLY_QUOTED = re.compile(r"^[\"“][^\"“”]+[\"”]$")
"""What somebody says or asks, and nothing besides."""
_READERS = pattern(
    r"^if we\b|\bwe(?:['’]re| are) going to (?:need|have)\b|"
    r"\bwe (?:just )?want(?:ed)? to (?:know|see)\b"
)
"""*We* who read a post together with its author."""
_OTHERS = re.compile(r"\b[Tt]he authors?\b")
"""In a post these are somebody else, and would be taken for its own."""


def can_be_told(text: str, kind: Kind) -> bool:
    """Whether ``text`` states something, and not of everybody."""
    if ASKS.search(text) or HYPOTHESIS.match(text):
        return False
    if EVERYONE.search(text) and not (kind is Kind.POST and _DID.match(text)):
        return False
    if kind is Kind.PAPER:
        return True
    if kind is Kind.POST and any(
        rule.search(text) for rule in (_OTHERS, _WHOLLY_QUOTED, _READERS, PICTURED)
    ):
        return False
    states = any(
        rule(text) for rule in (VERB.search, PRONOUN.match, DEFINES.match, CONTRACTED.search)
    )
    return states and NO_SUBJECT.match(text) is None


def is_of_authors(text: str, strange: re.Pattern[str] | None) -> bool:
    """Whether ``text`` is not in a ``strange`` voice; *in this post we* is its author's in any."""
    ours = (OF_POST.match(text), GIVES_OUT.match(text))
    return strange is None or strange.search(text) is None or any(ours)


def strange_voice(document: Document) -> re.Pattern[str] | None:
    """By what a README's or post's sentence shows that it is of somebody else than its authors.

    Where one person writes, *we* are the readers too, or everybody; where several do, *my* is of
    one who has not been told of.
    """
    if document.kind is Kind.PAPER:
        return None
    told = [QUOTED.sub("", passage.text) for passage in document.passages]
    ones = sum(bool(ONE_AUTHOR.search(text)) for text in told)
    many = sum(bool(US.search(text)) for text in told)
    often = ones >= _OFTEN and (document.kind is not Kind.POST or ones >= _SHARE * many)
    if ones and (ones >= many or often):
        return US
    return OF_ONE_AUTHOR if many else None
