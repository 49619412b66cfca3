"""What stands above the sections: the title line, the excerpt, the intro, the front matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from newsletter.config import Config
from newsletter.function_words import FUNCTION_WORDS
from newsletter.identity import normalised_title
from newsletter.linking import repository_name
from newsletter.markdown.escape import escape_text, front_matter_text
from newsletter.models import Blurb, Kind, Selection, Story, Window
from newsletter.text import shortened, tidy
from newsletter.week import last_day

TITLE_NAMES = 7
"""How many names the title line lists at most; the newsletter's own have six to eight."""
LEAST_NAMES, _MAX_NAMES_LENGTH = 4, 120
"""Beyond so many names, the line ends before it is longer than the newsletter's own are."""
_MAX_NAME = 66
_SHORT_NAMES, _ENOUGH_NAMES = (30, 40, 50), 5
"""With so many names this short, the title line leaves the longer ones out."""
_RANGE, _LEAST = 3, 2
"""How many subjects an excerpt names; with fewer of the lesser number, names stand in."""
_FIRST = 3
"""How many of a section's best an excerpt may choose from."""
_NAME_WORDS = 2
_SHORT_TOPIC = 60
"""Three longer phrases make a sentence that nobody reads to its end."""
_COMMON = frozenset(
    """approach benchmark efficient framework generation language large learning library llm model
    new open release source study survey system tool training""".split()
)
"""Words of the field that two topics may share and still differ."""
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()


def headlines(selection: Selection, blurbs: Mapping[str, Blurb]) -> list[str]:
    """The items' short names: the best of every section, then every section's second, and so on."""
    columns = [[headline(r.story, blurbs) for r in chosen] for chosen in selection.chosen.values()]
    return list(dict.fromkeys(_in_rows(columns)))


def subjects(selection: Selection, blurbs: Mapping[str, Blurb]) -> list[str]:
    """What three of the items are about, each from another section where there are as many.

    It is the best of a section that has a topic unlike those before it, then whatever has one.
    Short names fill up where fewer than two have; a longer one stands only where nothing else is.
    """
    columns = [[ranked.story for ranked in chosen] for chosen in selection.chosen.values()]
    best = [_topics(stories[:_FIRST], blurbs) for stories in columns]
    others = [_topics(stories[_FIRST:], blurbs) for stories in columns]
    found: list[str] = []
    for told in best:
        found += [phrase for phrase in told if _is_new(phrase, found)][:1]
    _add_new([*_in_rows(best), *_in_rows(others)], found)
    if len(found) < _LEAST:
        bare = [stories for stories, told in zip(columns, best, strict=True) if not told]
        names = [[headline(story, blurbs) for story in stories] for stories in bare or columns]
        _add_new([name for name in _in_rows(names) if _is_short(name)], found)
    return (found or headlines(selection, blurbs))[:_RANGE]


def _topics(stories: Sequence[Story], blurbs: Mapping[str, Blurb]) -> list[str]:
    """The topics of those stories that have one, those first that read best."""
    told = (tidy(blurbs.get(story.id, Blurb("")).topic) for story in stories)
    return sorted(filter(None, told), key=_reads_badly)


def _in_rows(columns: Sequence[Sequence[str]]) -> list[str]:
    """The first of every column, then every column's second, and so on."""
    return [phrase for row in zip_longest(*columns) for phrase in row if phrase]


def _add_new(phrases: Sequence[str], found: list[str]) -> None:
    for phrase in phrases:
        if _is_new(phrase, found):
            found.append(phrase)


def _is_short(name: str) -> bool:
    return len(name.split()) <= _NAME_WORDS


def _reads_badly(topic: str) -> tuple[bool, bool]:
    """What speaks against ``topic``, the worse first: a *to* of its own, length."""
    return " to " in topic, len(topic) > _SHORT_TOPIC


def _is_new(phrase: str, found: Sequence[str]) -> bool:
    """Whether ``phrase`` shares no telling word with those of ``found``."""
    words = _telling_words(phrase)
    return phrase not in found and not any(words & _telling_words(other) for other in found)


def _telling_words(phrase: str) -> set[str]:
    words = set(normalised_title(phrase).split()) - FUNCTION_WORDS
    return {word.rstrip("s") for word in words if len(word) > 2} - _COMMON


def headline(story: Story, blurbs: Mapping[str, Blurb]) -> str:
    """A story's short name: its blurb's, else its title up to the colon, cut to fit."""
    blurb = blurbs.get(story.id)
    name = tidy(blurb.headline) if blurb else ""
    return shortened(name or _own_name(story), _MAX_NAME)


def _own_name(story: Story) -> str:
    if story.lead.kind is Kind.REPOSITORY:
        return repository_name(story.lead)
    return tidy(story.lead.title).partition(": ")[0] or story.id


def topics(phrases: Sequence[str]) -> str:
    """``A to B to C`` of the first phrases; ``A`` alone where there is one."""
    return " to ".join(phrases[:_RANGE])


def covers(phrases: Sequence[str]) -> str:
    """What an issue covers, as the newsletter says it.

    Phrases with a *to* of their own are listed: ``topics such as A, B, and C``.
    """
    first = phrases[:_RANGE]
    if len(first) < 2:
        return f"covers {topics(first)}" if first else ""
    if not any(" to " in phrase for phrase in first):
        return f"covers topics that range from {topics(first)}"
    comma = "," if len(first) > 2 else ""
    return f"covers topics such as {', '.join(first[:-1])}{comma} and {first[-1]}"


def ordinal(number: int) -> str:
    """``first`` to ``twelfth``, then ``13th``."""
    if 0 <= number < len(_ORDINALS):
        return _ORDINALS[number]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else suffix}"


def title_line(config: Config, number: int, names: Sequence[str]) -> str:
    """``NLP Newsletter #12 [EN]: A, B, C,…``; the dots say that there is more than is named."""
    start = f"{config.newsletter.name} #{number} [{config.newsletter.language}]"
    first = _that_fit(names)
    more = ",…" if len(names) > len(first) else ""
    listed = ", ".join(first)
    return f"{start}: {listed}{more}" if listed else start


def _that_fit(names: Sequence[str]) -> Sequence[str]:
    """The names that a title line has room for: short ones, where there are enough of them."""
    by_length = ([name for name in names if len(name) <= most] for most in _SHORT_NAMES)
    listed = next((short for short in by_length if len(short) >= _ENOUGH_NAMES), names)
    fits = [
        count
        for count in range(LEAST_NAMES, TITLE_NAMES + 1)
        if len(", ".join(listed[:count])) <= _MAX_NAMES_LENGTH
    ]
    return listed[: max(fits, default=LEAST_NAMES)]


def dated_title(config: Config, window: Window) -> str:
    """``The NLP Cypher | 07.11.21``: the window's last day."""
    last = last_day(window, config.schedule.timezone)
    return f"{escape_text(config.newsletter.name)} | {last:%m.%d.%y}"


def front_matter(
    config: Config, number: int, names: Sequence[str], phrases: Sequence[str]
) -> tuple[tuple[str, object], ...]:
    """The eight keys of the Jekyll post: ``names`` for the title, topics for the excerpt."""
    slug = normalised_title(config.newsletter.name).replace(" ", "_")
    excerpt = f"This issue {covers(phrases)}." if phrases else ""
    return (
        ("layout", "post"),
        ("title", front_matter_text(title_line(config, number, names))),
        ("author", config.newsletter.author),
        ("modified", None),
        ("comments", True),
        ("excerpt", front_matter_text(excerpt)),
        ("tags", list(config.newsletter.tags)),
        ("image", {"thumb": f"{slug}_{number}.png"}),
    )


def newsletter_intro(config: Config, number: int, phrases: Sequence[str]) -> str:
    """The NLP Newsletter's welcome; config's own words come first."""
    if config.newsletter.intro:
        return config.newsletter.intro.strip()
    welcome = f"Welcome to the {ordinal(number)} issue of the {config.newsletter.name}."
    contents = f" In this issue, we {_we(covers(phrases))}." if phrases else ""
    return escape_text(f"Hello everyone! {welcome}{contents}")


def _we(words: str) -> str:
    return words.replace("covers", "cover", 1)


def cypher_intro(config: Config, names: Sequence[str]) -> str:
    """The NLP Cypher's welcome; config's own words come first."""
    if config.newsletter.intro:
        return config.newsletter.intro.strip()
    listed = [f"“{name}”" if name.endswith(("?", "!")) else name for name in names[:_RANGE]]
    if not listed:
        return "Welcome back! It was a quiet week."
    told = listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"
    return escape_text(f"Welcome back! This week: {told}.")
