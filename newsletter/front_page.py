"""What stands above the sections: the title line, the excerpt, the intro, the front matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import zip_longest

from newsletter.config import Config
from newsletter.identity import normalised_title
from newsletter.linking import repository_name
from newsletter.markdown.escape import escape_text, front_matter_text
from newsletter.models import Blurb, Kind, Selection, Story, Window
from newsletter.text import tidy

TITLE_NAMES = 7
"""How many names the title line lists at most; the newsletter's own have six to eight."""
LEAST_NAMES, _MAX_NAMES_LENGTH = 4, 120
"""Beyond so many names, the line ends before it is longer than the newsletter's own are."""
_MAX_NAME = 60
_RANGE = 3
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()


def headlines(selection: Selection, blurbs: Mapping[str, Blurb]) -> list[str]:
    """The items' short names: the best of every section, then every section's second, and so on."""
    columns = [[headline(r.story, blurbs) for r in chosen] for chosen in selection.chosen.values()]
    names = [name for row in zip_longest(*columns) for name in row if name]
    return list(dict.fromkeys(names))


def headline(story: Story, blurbs: Mapping[str, Blurb]) -> str:
    """A story's short name: its blurb's, else its title up to the colon, cut to fit."""
    blurb = blurbs.get(story.id)
    name = tidy(blurb.headline) if blurb else ""
    name = name or _own_name(story)
    if len(name) <= _MAX_NAME:
        return name
    return name[:_MAX_NAME].rpartition(" ")[0].rstrip(",;:-–— ") + "…"


def _own_name(story: Story) -> str:
    if story.lead.kind is Kind.REPOSITORY:
        return repository_name(story.lead)
    return tidy(story.lead.title).partition(": ")[0] or story.id


def topics(names: Sequence[str]) -> str:
    """``A to B to C`` of the first names; ``A`` alone where there is one."""
    return " to ".join(names[:_RANGE])


def covers(names: Sequence[str]) -> str:
    """What an issue covers, as the newsletter says it."""
    if len(names) < 2:
        return f"covers {topics(names)}" if names else ""
    return f"covers topics that range from {topics(names)}"


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
    """The names that a title line has room for."""
    fits = [
        count
        for count in range(LEAST_NAMES, TITLE_NAMES + 1)
        if len(", ".join(names[:count])) <= _MAX_NAMES_LENGTH
    ]
    return names[: max(fits, default=LEAST_NAMES)]


def dated_title(config: Config, window: Window) -> str:
    """``The NLP Cypher | 07.11.21``: the window's last day."""
    last = window.until - timedelta(microseconds=1)
    return f"{escape_text(config.newsletter.name)} | {last:%m.%d.%y}"


def front_matter(
    config: Config, number: int, names: Sequence[str]
) -> tuple[tuple[str, object], ...]:
    """The eight keys of the Jekyll post, in the newsletter's order."""
    slug = normalised_title(config.newsletter.name).replace(" ", "_")
    excerpt = f"This issue {covers(names)}." if names else ""
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


def newsletter_intro(config: Config, number: int, names: Sequence[str]) -> str:
    """The NLP Newsletter's welcome; config's own words come first."""
    if config.newsletter.intro:
        return config.newsletter.intro.strip()
    welcome = f"Welcome to the {ordinal(number)} issue of the {config.newsletter.name}."
    contents = f" In this issue, we {_we(covers(names))}." if names else ""
    return escape_text(f"Hello everyone! {welcome}{contents}")


def _we(words: str) -> str:
    return words.replace("covers", "cover", 1)


def cypher_intro(config: Config, names: Sequence[str]) -> str:
    """The NLP Cypher's welcome; config's own words come first."""
    if config.newsletter.intro:
        return config.newsletter.intro.strip()
    listed = names[:_RANGE]
    if not listed:
        return "Welcome back! It was a quiet week."
    told = listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"
    return escape_text(f"Welcome back! This week: {told}.")
