"""Which sentences of a README tell of the work itself.

A README speaks to those who have decided to use it: how to set it up, what changed, who pays, what
others say. A blurb is for those who have not heard of it, and says what the thing is and does; a
sentence in doubt is left out, since what it is stands in the first one anyway.
"""

from __future__ import annotations

import re

from summarizers.document import Document, Passage
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
_FOR_USERS = pattern(
    r"\b"
    + any_of(
        r"""licen[cs]es? licen[cs]ed sponsor(?:s|ed|ing)? donat\w+ fund(?:ed|ing) is_backed_by
        we_(?:kindly_)?recommend open_source_community made_possible_by commercially unmaintained
        depends_on under_construction the_way_we
        pushes_the_boundar\w+ stands_out maintainers? maintained contribut\w+
        (?:our|the|join)_(?:community|discord|slack|twitter)
        vulnerabilit\w+ trademark copyright versions?_\d\S* (?<!-)v\d+(?:\.\d+)* since_v\S+
        updates?: coming_(?:soon|every) every_week new_features releases work_in_progress
        under_(?:heavy_|active_)?development actively_developed roadmap install\w* pip conda docker
        (?:our|the|full|official|online)_(?:docs|documentation) tutorials? readme folders?
        director(?:y|ies) scripts? checkpoints? download\w* api_keys? clone
        see_(?:the|our|also|here|this) refer check_out cite stars? starred
        (?:an|your|known|open|github)_issues? pull_requests? below above following deprecated
        breaking_changes? backward requires?_(?:python|pytorch|cuda|at_least|a_gpu) stay_tuned
        make_sure if_you for_(?:more|further|details) feel_free ci changelog prerequisites?
        unit_tests (?:is|are)_(?:also_)?available (?:be|was|were|been)_published
        (?:project|home|wiki|this|our)_(?:page|website) blog_post
        (?:demo|our|this|intro)_(?:videos?|podcast) thread hackathon my_book our_book course_notes
        (?<!-)hosted pricing enterprise (?:google_)?drive click button screenshots? gif
        now_support\w* no_longer"""
    )
    + r"\b|\b(?:you|your) (?:\w+ )?(?:need|must|should|have|may|might|want|would)\b|https?:|`|\$|"
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december) \d|"
    r"\b20[12]\d\b|\([A-Z]{3,}\w*['’]\d\d\)|"
    r"\w\.(?:py|sh|md|ipynb|ya?ml|json|toml|txt)\b|--\w|[~<>|]"
)
"""What is of no use to a reader who does not use the thing yet."""
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
_NAMED_SO = pattern(r"\b(?:pronounced|named after|stands for|word that means)\b")
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


def for_users(text: str) -> bool:
    """Whether ``text`` is of setup, news, supporters or names: for those who use the work."""
    return _FOR_USERS.search(text) is not None or tells_its_name(text)


def tells_its_name(text: str) -> bool:
    """Whether ``text`` says where the name comes from, or how it is said."""
    return _NAMED_SO.search(text) is not None
