"""Who says it: a post's opinion is told as its author's, and not as the newsletter's own."""

from __future__ import annotations

import re

from newsletter.models import Kind, Story
from summarizers.actors import actors_of
from summarizers.base import Style
from summarizers.patterns import any_of, pattern
from summarizers.post_summary import with_small_letter
from summarizers.verbs import is_plain
from summarizers.voice import THE_AUTHORS

_OPINION = pattern(
    r"\b"
    + any_of(
        """should must ought need_to had_better worst worse never nobody no_one (?:is|are)_the_best
        useless futile pointless overrated underrated underappreciated awesome awful terrible great
        wrong foolish obvious(?:ly)? unfortunate(?:ly)? fundamental(?:ly)? incredibl[ey] impossible
        too_(?:many|much|few|little|often) most_(?:important|common|exciting|interesting|people)
        more_important one_of_the_(?:most|best|worst) (?:is|are)_(?:good|bad|better|hard|easy|dead)
        (?:can|will)_be_(?:good|bad|better|hard|easy|great|a_sign) hardly rarely"""
    )
    + r"\b"
)
"""How somebody speaks who judges."""
_SAID = pattern(
    r"\b(?:the (?:authors?|post|essay|article|tutorial|guide|piece|blog|paper|document|series)|"
    r"this (?:post|article|document)|according to|argues?|says?|claims?|believes?|thinks?)\b|^[“\"]"
)
"""What is told with who says it."""


def attributed(told: str, story: Story, style: Style) -> str:
    """A blurb's first sentence, *According to Ada Noor,* where it judges and nobody says it."""
    post = story.lead
    if post.kind is not Kind.POST or not post.text or told.endswith("?"):
        return told
    is_order = is_plain(told.split()[0].lower()) if told else True
    if is_order or not _OPINION.search(told) or _SAID.search(told):
        return told
    actors = actors_of(story, style)
    house = actors.subject if actors.are_one else ""
    person = actors.single if actors.single != THE_AUTHORS.single else ""
    if any(name and name in told for name in (house, person)):
        return told
    first = told.split()[0].lower()
    small = re.search(rf"\b{re.escape(first)}\b", post.text) is not None
    opened = f"{told[0].lower()}{told[1:]}" if small else with_small_letter(told)
    return f"According to {house or person or 'the post'}, {opened}"
