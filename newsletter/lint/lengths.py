"""How long the newsletters' own blurbs are, section by section.

Median words of a blurb in the published issues: of the NLP Newsletter 2020-01 to 2020-08, and of
The NLP Cypher's English issue for its news and repositories.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.config import SectionConfig
from newsletter.identity import normalised_title

_USUAL = {
    "publications": 97,
    "research and publications": 97,
    "creativity and society": 74,
    "creativity ethics and society": 74,
    "tools": 59,
    "tools and datasets": 59,
    "ethics in ai": 89,
    "articles": 65,
    "articles and blog posts": 65,
    "education": 50,
    "stay informed": 13,
    "noteworthy mentions": 32,
    "notable mentions": 32,
    "news": 30,
    "repo cypher": 18,
}
_USUAL_BY_STYLE = {"item": 65, "mention": 32, "repository": 18}


def usual_words(section: str, configured: Sequence[SectionConfig]) -> int | None:
    """The usual words of a blurb: config's own figure, the newsletters', or the style's.

    ``None`` when nothing is known of the section.
    """
    of_config = next((entry for entry in configured if entry.name == section), None)
    if of_config and of_config.words:
        return of_config.words
    usual = _USUAL.get(normalised_title(section))
    if usual is None and of_config:
        return _USUAL_BY_STYLE[of_config.style]
    return usual
