"""A post's title as a sentence, for a blurb whose post never says itself what it is about.

*How Lexa Reads Verse* is told as *This post explains how Lexa reads verse*, a question as what is
asked, *Lexa: A Parser* as what Lexa is, and a thing as what the post is about.
"""

from __future__ import annotations

import re
from itertools import chain

from newsletter.models import Candidate
from summarizers.clauses import asked
from summarizers.cleaning import clean
from summarizers.common_words import is_common
from summarizers.furniture import is_one_line
from summarizers.patterns import any_of, pattern
from summarizers.post_summary import is_phrase, told_summary
from summarizers.post_title import hailed, has_odd_name
from summarizers.reports import is_whole_issue, reports, stories_of
from summarizers.running_case import running_case, with_names
from summarizers.topic_title import before_colon, of_title
from summarizers.verbs import is_plain

_LEAST, _MOST = 3, 22
"""Words of a title that is a sentence's worth."""
_READ = 6000
"""Characters of a text that show how it spells its words."""
_HEAD = re.compile(r"^(?P<head>[^:?]{2,60}?)(?:: | [—–|-] )(?P<rest>\S.*)$")
_SERIES = pattern(r"\b(?:part|pillar|issue|episode|chapter|vol(?:ume)?\.?|day|week) \d|#\d")
"""What numbers a post, and says nothing of it."""
_NO_ISSUE = re.compile(
    r"^(?:If|When|While|After|For|In|Introducing|Announcing)\b|^[^,]*: |, \w+ly |[“”]"
)
"""How a list of clauses or names begins that is no list of stories."""
_INTRODUCING = pattern(r"(?P<verb>introduc|announc|present|unveil)ing:? (?=\w)")
_RUN = r"(?:[A-Z][\w’'-]* ){0,2}"
_BARE = re.compile(r"(?!(?:An?|The|Our) )[A-Z][\w.-]*(?: [A-Z\d][\w.-]*){0,2}$")
"""A name and nothing besides."""
_IS_OUT = re.compile(
    r"(?P<name>[A-Z][\w.-]*(?: [A-Z\d][\w.-]*){0,2}?(?<!s)) (?:is )?"
    r"(?P<out>(?:(?:[Nn]ow|[Ff]ully|[Gg]enerally) )*[Aa]vailable "
    r"(?:as|for|from|in|on|through|to) .+)"
)
_HOW_TO = pattern(
    r"(?P<how>how(?: often| long| much)?) (?:do|should|can|would) (?:i|we|you|one) (?=[a-z-]+ )"
)
_IS_THERE = pattern(r"(?P<verb>is|are|was|were) there (?=\w)")
_MAY_ONE = pattern(r"(?P<may>can|should|must|do) (?:i|you|we|one) (?=[a-z-]+ )")
_WHAT_IS = pattern(r"(?:what|who)(?P<verb>['’]s| is| are) (?=(?:the|an?) |[\w-]+(?: [\w-]+){0,2}$)")
_SUBJECT_ASKED = pattern(
    r"(?:who|what|which(?: [\w-]+){1,3}|how (?:many|much)(?: [\w#’'-]+){1,6}?) "
    r"(?!(?:do|does|did|is|are|was|were|has|have)\b)"
    r"(?P<modal>(?:should|can|could|will|would|must|may) )?(?P<verb>[a-z]+)\b"
)
"""A question after its own subject, whose words stand in the order of a statement."""
_CLAIM = pattern(
    r"(?!(?:this|that|these|there|it)\b)"
    r"(?:(?!(?:how|why|what|when|where|who|which|whether|that|if|as|to|your?)\b)"
    r"[\w#$%&’'./-]+ ){1,7}?"
    r"(?:is|are|isn['’]t|aren['’]t|will|won['’]t|can|cannot|can['’]t|has|have) "
    r"(?!(?:to|about|coming|here|now|out|available|live|open)\b)\w"
)
"""How a title begins that says something."""
_MINE = pattern(r"\b(?:my|i|me|we|you|your|let['’]s|please)\b")
_ONES = pattern(r"\b(?:my|our|your)\b")
_THING = pattern(r"(?:an?|the) ")
_STUDY = any_of(
    """analysis approach attack benchmark case characteri[sz]ation comparison dataset framework
    guide introduction library look method model overview review study survey taxonomy theory
    tool toolkit tour tutorial walkthrough"""
)
_KIND = pattern(rf"an? |the (?:(?:\w+est|first|new|only)\b|(?:[\w-]+ ){{0,4}}{_STUDY}\b)")
"""How one thing begins that a name can stand for."""
_IS_STUDY = pattern(rf"an? (?:[\w-]+ ){{0,6}}{_STUDY}\b")
"""What a post presents; of another thing it tells."""
_NEEDS_THE = pattern(
    r"(?:anatomy|art|case|cost|effects?|evolution|future|history|impact|importance|limits|power|"
    r"rise|role|state|value) of\b|world['’]s "
)
_NO_TOPIC = pattern(
    r"^almost\b|\b(?:partner|team up)\b|\b(?:available|extended|efficient|faster|live|"
    r"perspective|view|story|tale|primer|retrospective|reflections?|edition|series)$"
)
"""What is news, and no thing that a post is about."""
_GUIDE = pattern(r"(?:an? |the )(?:[\w-]+ )*(?:guide|introduction|look|overview|tour|tutorial)\b")


def told_title(post: Candidate) -> str:
    """The title of ``post`` as a sentence about it; empty where none is safe.

    >>> from newsletter.models import Kind
    >>> post = Candidate(id="url:x", kind=Kind.POST, title="How to Read Verse with Two Parsers")
    >>> told_title(post)
    'This post explains how to read verse with two parsers.'
    """
    title = clean(post.title).removeprefix("Q: ").rstrip(" .!")
    if is_whole_issue(title):
        return _issue(title)
    if _SERIES.search(title):
        return ""
    told = _question(title, post) if title.endswith("?") else _statement(title, post)
    return f"{told.rstrip('.')}." if told else ""


def _issue(title: str) -> str:
    """What a whole issue of some newsletter holds, by its headlines."""
    *stories, last = (f"“{story}”" for story in stories_of(title))
    if _NO_ISSUE.search(title):
        return ""
    return f"This post brings together the stories {', '.join(stories)} and {last}."


def _question(title: str, post: Candidate) -> str:
    """What a question's post is about."""
    asking = spelt_small(title[:-1].rstrip(), post)
    if re.search(r"[:?]", asking):
        return ""
    if found := _HOW_TO.match(asking):
        done = _ONES.sub("one’s", asking[found.end() :])
        return f"This post explains {found['how'].lower()} to {done}"
    if found := _MAY_ONE.match(asking):
        may = "should" if found["may"].lower() == "do" else found["may"].lower()
        return f"This post asks whether one {may} {_ONES.sub('one’s', asking[found.end() :])}"
    if _MINE.search(asking):
        return ""
    if found := _IS_THERE.match(asking):
        return f"This post asks whether there {found['verb'].lower()} {asking[found.end() :]}"
    if found := _WHAT_IS.match(asking):
        are = "are" if found["verb"].strip() == "are" else "is"
        return f"This post explains what {asking[found.end() :]} {are}"
    subject = _SUBJECT_ASKED.match(asking)
    clause = asking if subject and _is_asked(subject) else asked(asking)
    return f"This post asks {clause}" if clause else ""


def _is_asked(found: re.Match[str]) -> bool:
    """Whether the verb goes with the subject that is asked after."""
    return found["modal"] is None or is_plain(found["verb"].lower())


def _statement(title: str, post: Candidate) -> str:
    if reports(title):
        return ""
    if introducing := _INTRODUCING.match(title):
        return _introducing(title[introducing.end() :], post)
    parts = _HEAD.match(hailed(title))
    if parts is None:
        return _told(title, post)
    if introducing := _INTRODUCING.match(parts["rest"]):
        return _introducing(parts["rest"][introducing.end() :], post)
    return _named(parts["head"], parts["rest"], post) or _told(parts["rest"], post)


def _introducing(rest: str, post: Candidate) -> str:
    parts = _HEAD.match(rest)
    named = _named(parts["head"], parts["rest"], post) if parts else ""
    thing = rest.partition(": ")[0]
    return (
        named or f"This post introduces {thing if _BARE.match(thing) else spelt_small(thing, post)}"
    )


def _named(head: str, rest: str, post: Candidate) -> str:
    """*Lexa: A Parser of Verse* as *Lexa is a parser of verse*."""
    is_name = has_odd_name(head) or f"{head} is " in post.text
    if len(head.split()) > 2 or not is_name or not _KIND.match(rest) or _GUIDE.match(rest):
        return ""
    return f"{head} is {spelt_small(rest, post)}" if is_phrase(rest) else ""


def _told(title: str, post: Candidate) -> str:
    """A title, or what stands after its colon."""
    if not _LEAST <= len(title.split()) <= _MOST or title.endswith("?") or _MINE.search(title):
        return ""
    if out := _IS_OUT.fullmatch(title):
        return f"{out['name']} is {spelt_small(out['out'], post)}"
    small = spelt_small(title, post)
    if _NO_TOPIC.search(small):
        return ""
    if _CLAIM.match(small):
        return f"This post says that {small}"
    told = told_summary(f"{small[0].upper()}{small[1:]}.") if small[0].islower() else ""
    if told.startswith(("This post explains", "This post is about")):
        return told
    if _THING.match(small) and is_phrase(small):
        return f"This post {'presents' if _IS_STUDY.match(small) else 'is about'} {small}"
    topic = next(chain(of_title(post), before_colon(post)), "")
    if topic.startswith("how ") and not re.search(r"\bhow\b", title, re.IGNORECASE):
        return ""
    known = _known(post)
    names = (word for word in post.title.split() if _is_name(word, known))
    return _about(with_names(topic, names))


def _about(topic: str) -> str:
    """What is told of a phrase for what a post is about."""
    first, _, rest = topic.partition(" ")
    is_order = is_plain(first) and first not in ("study", "state", "impact")
    if not rest or is_order or first.endswith("ly") or _NO_TOPIC.search(topic):
        return ""
    if first in ("how", "why", "what"):
        return f"This post explains {topic}"
    if topic[0].isupper() and not is_phrase(f"{topic}."):
        return ""
    return f"This post is about {'the ' if _NEEDS_THE.match(topic) else ''}{topic}"


def spelt_small(title: str, post: Candidate) -> str:
    """``title``, or a part of it, in running case, with the capitals that ``post`` has of names."""
    known = _known(post)
    words = zip(title.split(" "), running_case(title, known).split(" "), strict=False)
    return " ".join(_as_spelt(word, small, known) for word, small in words)


def _known(post: Candidate) -> str:
    """What shows how a post spells its words; a page in one line begins with titles."""
    return "" if is_one_line(post.text) else post.text.replace(post.title, "")[:_READ]


def _as_spelt(word: str, small: str, text: str) -> str:
    """``word`` of a title with its capital, where it is a name, part by part at a hyphen."""
    parts = zip(word.split("-"), small.split("-"), strict=False)
    return "-".join(large if _is_name(large, text) else low for large, low in parts)


def _is_name(word: str, text: str) -> bool:
    """Whether ``text`` has ``word`` with its capital, in a sentence or as no common word is."""
    bare = re.escape(re.sub(r"['’]s$", "", word.strip("“”\"'’(),;:")))
    if not bare[:1].isupper():
        return False
    large, low = (len(re.findall(rf"\b{form}\b", text)) for form in (bare, bare.lower()))
    named = rf"(?<=[a-z,;)]) {_RUN}{bare}(?: [A-Z][\w’'-]*){{0,2}}(?=[,.;:)’']| [a-z])"
    return large > 2 * low and (not is_common(bare) or re.search(named, text) is not None)
