"""Why a story is where it is, in phrases that an editor would use.

Each is true of the story by itself: a wish of the editor that it meets, a past pick that it is
like, a fact of it, or the words of its title that editors' picks have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsletter.counting import counted
from newsletter.models import Kind, Story
from newsletter.text import shortened
from ranker.cues import title_of
from ranker.features import speaker
from ranker.history import Pick
from ranker.liked import terms_of
from ranker.popularity import highest
from ranker.released import CODE, DATA, released
from ranker.taste import Scored

MAX_REASONS = 4
NOTHING = "nothing speaks for it in particular"
_LIKE = 0.47
"""Centred cosine from which a past pick is on the same thing; read off pairs of real weeks."""
_MANY = 5
"""Fewer upvotes or points than this are no reason."""
_TITLE = 70
"""Characters of a past pick's title that are enough to know it by."""
_LAST_YEAR = 300
"""Days after which a date needs its year."""

_LEARNED = {
    "history": "near what was picked lately",
    "meaning": "of the kind that research newsletters pick",
    "words": "worded like what research newsletters pick",
}
"""What a learned component says when nothing plainer is to be said."""
_WORTH_SAYING = 0.25
"""Log-odds from which a learned component is worth a phrase."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """The editor's wishes that a story meets, by the phrases and names of config."""

    topics: tuple[str, ...] = ()
    near_topics: tuple[str, ...] = ()
    """Topics that it does not say but is near in meaning, the nearest first."""
    avoid: tuple[str, ...] = ()
    near_avoid: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()


def reasons_for(
    scored: Scored,
    components: Mapping[str, float],
    placement: Sequence[str],
    wishes: Wishes,
    liked: str,
) -> tuple[str, ...]:
    """Up to four phrases: wishes, facts, then what of the title is ``liked``.

    What a model only feels is told, once, of a story of which there is little else to say.
    """
    plain = [*_wishes(wishes), *_alike(scored), *_facts(scored.story), *placement, liked]
    phrases = list(dict.fromkeys(phrase for phrase in plain if phrase))[:MAX_REASONS]
    vague = _felt(components) if len(phrases) < 2 else ""
    return (*phrases, vague) if vague else tuple(phrases) or (NOTHING,)


def _wishes(wishes: Wishes) -> Iterator[str]:
    if wishes.avoid:
        yield f"says {_listed(_quoted(wishes.avoid))}, which you avoid"
    elif wishes.near_avoid:
        yield f"near {_listed(_quoted(wishes.near_avoid[:1]))}, which you avoid"
    if wishes.topics:
        topics = "topics" if len(wishes.topics) > 1 else "topic"
        yield f"on your {topics}: {_listed(wishes.topics)}"
    elif wishes.near_topics:
        yield f"near your topic: {wishes.near_topics[0]}"
    if wishes.pinned:
        yield f"by {_listed(wishes.pinned)}, pinned by you"


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _quoted(names: Sequence[str]) -> list[str]:
    return [f"“{name}”" for name in names]


def _alike(scored: Scored) -> Iterator[str]:
    if scored.nearest and scored.nearest[0][1] >= _LIKE:
        pick, _ = scored.nearest[0]
        title = _shortened(pick.candidate.title, title_of(speaker(scored.story)))
        yield f"like your pick of {_day(pick, scored)}, “{title}”"


def _day(pick: Pick, scored: Scored) -> str:
    """The day the pick went out; with its year when that is long before the story."""
    published = speaker(scored.story).published
    is_old = published is not None and (published - pick.on).days > _LAST_YEAR
    return f"{pick.on.day} {pick.on:%b %Y}" if is_old else f"{pick.on.day} {pick.on:%b}"


def _shortened(title: str, alike: str) -> str:
    """A long title up to a telling colon, or else to a whole word.

    What is behind the colon is told instead where it shares more with the title ``alike``.
    """
    if len(title) <= _TITLE:
        return title
    name, colon, rest = title.partition(": ")
    if not colon or not _TITLE / 3 <= len(name) <= _TITLE:
        return shortened(title, _TITLE)
    ours = terms_of(alike)
    is_rest_alike = len(terms_of(rest) & ours) > len(terms_of(name) & ours)
    return f"…{shortened(rest, _TITLE)}" if is_rest_alike else name


def _facts(story: Story) -> list[str]:
    facts = [*_source(story), *_numbers(story)]
    venue = next((c.venue for c in story.candidates if c.venue), "")
    if venue:
        facts.append(f"accepted at {venue}")
    facts.append(_released(story))
    return facts


def _source(story: Story) -> list[str]:
    """Whose post it is; of a paper or a repository its source says nothing."""
    is_post = story.lead.kind is Kind.POST and story.lead.source
    return [f"from {story.lead.source}"] if is_post else []


def _numbers(story: Story) -> list[str]:
    gained, stars = highest(story, "stars_gained"), highest(story, "stars")
    upvotes, points = highest(story, "hf_upvotes"), highest(story, "hn_points")
    facts = []
    if gained and gained > 0:
        facts.append(f"{counted(gained, 'star')} this week")
    elif stars and stars > 0:
        facts.append(f"{counted(stars, 'star')}")
    if upvotes and upvotes >= _MANY:
        facts.append(f"{counted(upvotes, 'upvote')} on Hugging Face")
    if points and points >= _MANY:
        facts.append(f"{counted(points, 'point')} on Hacker News")
    return facts


def _released(story: Story) -> str:
    """What came out with a paper, by any of its candidates; code says more than data."""
    if story.lead.kind is not Kind.PAPER:
        return ""
    found = {released(candidate) for candidate in story.candidates}
    return next((what for what in (CODE, DATA) if what in found), "")


def _felt(components: Mapping[str, float]) -> str:
    """The phrase of the strongest learned component that has one; empty when all are weak."""
    strongest = max(_LEARNED, key=lambda name: components.get(name, 0.0))
    return _LEARNED[strongest] if components.get(strongest, 0.0) >= _WORTH_SAYING else ""
