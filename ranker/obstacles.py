"""What an editor is told of a story that stayed out: what it lost to."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.models import Ranked, Story


def outscored(
    one: Ranked,
    taken: Sequence[Ranked],
    nothing: str = "the section takes nothing",
    ahead: str = "the section is full; “{last}” scores {lead:.2f} more",
) -> str:
    """What ``one`` lost to among ``taken``; worded for when nothing is in, or the last is ahead."""
    if not taken:
        return nothing
    last = last_of(taken)
    lead = last.score - one.score
    if lead <= 0:
        return f"too like what the section holds; “{last.story.lead.title}” adds more"
    return ahead.format(last=last.story.lead.title, lead=lead)


def last_of(taken: Sequence[Ranked]) -> Ranked:
    """The last of a section, which what stayed out had to beat."""
    return min(taken, key=lambda r: (r.score, r.story.id))


def spelt(group: str, story: Story) -> str:
    """A source, owner or author of ``story`` by the name ``group``, as it is written there."""
    names = [name for one in story.candidates for name in (one.title.split("/")[0], *one.authors)]
    return next((name for name in names if name.casefold() == group.casefold()), group)
