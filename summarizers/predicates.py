"""What is said of a work without naming it, as a sentence with its name for a subject.

A phrase (*A fast parser for Welsh*), an order (*Turn verse into trees*), or what there is to have
(*Structured parsing of verse*): as descriptions and the first lines of READMEs say it.
"""

from __future__ import annotations

import re

from summarizers.articles import article_for
from summarizers.common_words import is_common
from summarizers.patterns import any_of, pattern
from summarizers.verbs import NO_NOUNS, ORDERS, VERBS, gerund, is_plain, third_singular

_NOUN_ENDS = (
    r"(?=[,.:;]| [–—(]|$| (?:"
    + any_of(
        """of for to that which who with without from in on at by as over written implemented built
    based using designed made trained powered and comparing ranking showing covering containing
    between around behind inside across providing enabling supporting powering allowing featuring
    tracking running aiming tailored focused aimed compatible optimi[sz]ed created developed
    inspired intended helping letting where currently"""
    )
    + r")\b)"
)
_PHRASE = pattern(rf"an? (?P<noun>(?:[\w+&/.'’-]+,? ){{0,6}}?[\w+/'’-]*\w){_NOUN_ENDS}")
_RELATIVE = pattern(r"\b(?:that|which|who|whose|where|when|so|how|what|because|if)\b")
_SAYS = pattern(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|do|does|did|"
    r"let['’]?s|enables|allows|provides)\b|\b(?!(?:across|as|plus|towards|versus|this|these|less)\b)"
    r"(?:[a-z]+(?:s|ed)|came|cost|found|gave|got|lost|made|ran|saw|took|went|won) "
    r"(?:the|an?|its|your|all|each|every|both|it|them|you|\d+(?![\dx%]))\b"
)
"""The verb of a whole sentence."""
_DOES = pattern(
    any_of(
        """analy[sz]e annotate call compress convert deploy detect distill draw evaluate
        export extract generate index monitor parse predict render route search serve simulate
        summarize synthesize track transcribe transform translate turn visualize"""
    )
    + "$"
)
"""What a reader is told to do that the thing itself does; with others, it only helps."""
_ORDER = re.compile(
    r"(?:(?P<manner>[A-Z]?[a-z]+ly) )?(?P<verb>[A-Z]?[a-z-]+)(?P<more>,| and\b)? (?=[\w\"“])"
)
_SEVERAL = re.compile(r"(?P<verbs>\w+(?:, \w+)*),? and (?P<last>[a-z]+) ")
_COORDINATED = pattern(r"(?:, (?:[\w-]+, )*)?(?:and|or) (?P<verb>[a-z-]+) ")
_SECOND = pattern(r" and (?P<verb>[a-z-]+) (?:with|it|them|your|the)\b")
_OBJECT = pattern(r"(?:the|an?|any|all|every|your|each) ")
_PUSHED = pattern(
    r"go (?!to\b|from\b|beyond\b|through\b)|open(?:[- ]source|(?= deep| machine| large))\b|"
    r"clean code\b|supports? (?:of|for)\b|push notifications?\b|test suite\b|search engine\b|"
    r"build system\b|"
    r"(?:search|test|build|track|index|monitor|export|extract)s? (?:of|for|in|with|and)\b"
)
"""What is a noun, though it opens with what may be an order."""
_SPEAKS = pattern(r"\b(?:we|our|i|my)\b|[?!]")
_COMPARES = pattern(rf"{_SPEAKS.pattern}|(?<!% )\b(?:less|more)\b")
SLOGAN = pattern(rf"{_COMPARES.pattern}|\b(?:you|your)\b")
"""What speaks to somebody rather than describes."""
_THINGS = any_of(
    """agent aggregator algorithm alternative analy[sz]er annotator api app application
    architecture archive assistant backdoor backend backport benchmark binding blog blueprint
    boilerplate book bot bridge browser bundle calculator catalog(?:ue)? chatbot cheatsheet
    checker checklist cli client codebase codec collection companion compiler component
    compositor compressor connector console converter cookbook copilot corpus counter course
    crate crawler curriculum daemon dashboard database dataset debugger decoder demo detector
    dictionary driver editor embedder emulator encoder encyclopedia engine enhancer environment
    evaluator explorer extension extractor family firewall fork formatter framework frontend
    fuzzer game gateway generator graph gui guide gym handbook harness helper hub ide
    implementation index indexer ingestor injector inspector interface interpreter kernel
    keyboard kit language launcher layer leaderboard library linter list llm lm loader logger
    manager manual map messenger meter middleware miner mixture mod model module multiplexer
    network notebook optimi[sz]er orchestrator package parser pipeline planner platform playbook
    player playground plugin port preprocessor presenter processor profiler program programme
    project protocol proxy queue recipe recogni[sz]er reference renderer repl replacement
    replica repo repository reranker retriever roadmap robot router runner runtime sampler
    sandbox sanitizer scanner scheduler schema scraper sdk searcher series server service set
    shell simulator site solution solver specification spider splitter stack standard starter
    store studio successor suite summari[sz]er survey system tagger template terminal theme
    timer tokeni[sz]er tool toolbox toolkit toolset tracker trainer transcriber transformer
    translator tunnel tutorial ui utility validator version viewer visuali[sz]er vm vocoder vpn
    wallet watcher website whiteboard widget wiki wizard workbench workflow workspace wrapper
    writer zoo"""
)
THING = pattern(rf"(?:[\w+&/.'’-]+,? ){{0,7}}?(?:[\w+/'’]+-)*{_THINGS}{_NOUN_ENDS}")
"""A kind of thing of which there can be one, without the article that a sentence needs."""
_ONE_THING = pattern(rf"{_THINGS}s?$")
_MASS = pattern(
    rf"(?:[\w+&/.'’-]+ ){{0,5}}?(?:software|infrastructure|tooling|firmware|malware){_NOUN_ENDS}"
)
"""What has no article."""
_THE_THING = pattern(rf"the {THING.pattern}")
_CODE = pattern(
    r"(?:(?:the )?(?:official|pytorch|source|open-sourced?|reference|training|inference|model|data|"
    r"modeling|eval|evaluation|and|jax|tensorflow|python|rust|go|julia|c\+\+),? )*"
    r"(?:codes?|scripts|data|materials|notebooks|examples|resources|weights|implementations)"
    r"(?= (?:and|for|from|of|to|used|with)\b|[,.]|$)"
)
"""What a repository holds, rather than is."""
_NO_NOUN = pattern(
    any_of(
        """in on at by with for from to how why what when all only not no it we this you easily one
        every let that which who"""
    )
    + r"\b"
)
_DETERMINED = pattern(r"\b(?:an?|the|of|for|over|with|by|from|using|we|it|this|these|your|our)\b")
_OFFICIAL = pattern(r"(?:the )?(?=official (?:[\w-]+ ){0,2}\w)")
_BRACKETS = re.compile(r" \([^()]*\)")
_ING = re.compile(r"\w+ing (?:and \w+ing )?")
_LOWER = re.compile(r" [a-z]|^[A-Z][a-z]+$")
_OWNED = re.compile(r"[A-Z]\w*['’]s ")
_DOING = pattern(
    any_of(
        """automating bringing building creating developing enabling exploring implementing
        leveraging learning making managing mastering running turning understanding using writing"""
    )
    + r" (?!of\b|for\b|in\b|with\b|and\b|to\b|algorithm)(?=\w)|[a-z]+ing and [a-z]+ing (?=\w)"
)
"""What is done with the thing, and no noun."""
_ADDING = pattern(r"[a-z]+ing (?:the|an?|any|all|every|your|each|[a-z]+s to)\b")
_BEHIND = pattern(r" (?:available|built|of|for|with|in|to|from|via|by|on|based|specific|using)\b")
"""What a noun's own words end before."""
_HELD = pattern(r"(?:(?<![sui])s|code|data|documentation|software)$")
"""How a noun for several things ends, or for a mass of one."""
_LEARNED = frozenset("discover explore learn master study understand".split())
"""What a reader does and no thing helps with in so many words: it is for that."""
_ORDERED = frozenset(
    """associate automate chat collect connect create decrypt diff download grab host
    manage organize read schedule send spawn stream supercharge sync""".split()
)
"""What tells somebody to do something, with anything behind it."""
_QUALIFIED = re.compile(r"[a-z]+(?:ed|able|ible|ing|al|ive|ic|ous|ent|ant|ful|less|like|free)\b")
"""What an adverb stands before that is no verb."""
_ADVERB = re.compile(r"[A-Z]?[a-z]+ly (?P<next>[a-z-]+)\b")
_CONCRETE = pattern(
    r".*\b"
    + any_of(
        """algorithms assets badges bindings builds cases checkpoints components concepts
        configs data datasets docs documentation dotfiles drafts examples exercises extensions files
        fonts hooks icons lectures libraries lists materials models notebooks papers plugins
        presentations prompts resources scripts skills slides solutions tasks templates tips
        toolkits tutorials weights workflows"""
    )
    + "$"
)
"""What lies in a repository, where a noun ends on it."""
_IDLE = frozenset("be get go have let say start".split())
"""What nobody needs a tool for."""
SUBJECTLESS = pattern(
    r"(?:provides|offers|implements|contains|includes|supports|enables|allows|lets|makes|helps|"
    r"brings|gives|turns|combines|extends|converts|generates|wraps|simplifies|automates|"
    r"creates|manages|exposes|integrates|displays) (?=\w)|"
    r"(?:comes|works|runs|ships) (?:with|on|in|as|out)\b"
)
_DOES_TO = pattern(r"(?P<verb>[a-z]+s) (?:the|an?|any|all|every|your|each) ")
"""A sentence whose subject is the heading above it, by its verb, and by what that does it to."""


def is_phrase(text: str) -> bool:
    """Whether ``text`` is a noun phrase that stands for a sentence, as *A parser for Welsh* is."""
    found = _PHRASE.match(text)
    return found is not None and not has_verb(text)


def has_verb(text: str) -> bool:
    """Whether ``text`` has a verb of its own, and not only one of a relative clause."""
    matrix = text[: relative.start()] if (relative := _RELATIVE.search(text)) else text
    return _SAYS.search(matrix) is not None


def as_noun(text: str, name: str) -> str:
    """``text`` with ``name`` as its subject, where it is a phrase for one thing; else empty.

    >>> as_noun("A parser for Welsh.", "Lexa"), as_noun("Fast parser in Rust", "Lexa")
    ('Lexa is a parser for Welsh.', 'Lexa is a fast parser in Rust')
    """
    own = f"The {name} "
    if text.startswith(own) and THING.match(text, len(own)):
        text = f"{'An' if article_for(text[len(own) :]) == 'an' else 'A'} {text[len(own) :]}"
    if is_phrase(text):
        return f"{name} is {text[:1].lower()}{text[1:]}"
    if has_verb(text) or _SPEAKS.search(text):
        return ""
    official = _OFFICIAL.match(text)
    if official:
        return f"{name} is the {_lowered(text[official.end() :], name)}"
    if _MASS.match(text) and not (_order(text) or _names(text, name)):
        return f"{name} is {_lowered(text, name)}"
    if _THE_THING.match(text) and ":" not in text:
        return f"{name} is {text[:1].lower()}{text[1:]}"
    plain = _BRACKETS.sub("", text)
    if not is_thing(plain) or _CODE.match(text) or (_names(text, name) and not _OWNED.match(text)):
        return ""
    return f"{name} is {_with_article(text, name)}"


def _with_article(text: str, name: str) -> str:
    """A thing with the article that it needs: none behind whose it is."""
    return text if _OWNED.match(text) else f"{article_for(text)} {_lowered(text, name)}"


def says_what_it_does(text: str) -> bool:
    """Whether ``text`` has a verb for a heading's thing: *Measures the height of trees*."""
    found = _DOES_TO.match(text)
    verb = found["verb"].lower() if found else ""
    forms = (verb[:-1], verb[:-2], f"{verb[:-3]}y")
    return any(is_plain(form) and third_singular(form) == verb for form in forms)


def as_deed(text: str, name: str) -> str:
    """``text`` with ``name`` as its subject, where it tells what to do or is done; else empty.

    >>> as_deed("Turn verse into trees", "Lexa"), as_deed("Write and print verse", "Lexa")
    ('Lexa turns verse into trees', 'Lexa helps write and print verse')
    """
    if SUBJECTLESS.match(text) or says_what_it_does(text):
        return f"{name} {text[:1].lower()}{text[1:]}"
    order = _order(text)
    if order is None or has_verb(text) or ";" in text or _COMPARES.search(text):
        return ""
    verb = order["verb"].lower()
    if verb in _IDLE:
        return ""
    if verb in _LEARNED:
        deed = done(text)
        return f"{name} is for {deed[:1].lower()}{deed[1:]}" if deed else ""
    if _DOES.match(verb) and not (order["manner"] or order["more"] or _is_coordinated(text)):
        return f"{name} {third_singular(verb)} {text[order.end() :]}"
    return f"{name} helps {text[:1].lower()}{text[1:]}"


def as_offer(text: str, name: str) -> str:
    """What the thing offers, or its repository holds: *Lexa offers sparse parsing of verse*."""
    if _CODE.match(text):
        return f"The repository holds {_lowered(text, name)}"
    if _DOING.match(text) and not (SLOGAN.search(text) or has_verb(text)):
        return f"{name} is for {text[:1].lower()}{text[1:]}"
    unfit = (SLOGAN.search(text), _NO_NOUN.match(text), re.search(r"^\W|[:\"“]", text))
    first = text.split(" ")[0]
    is_verb = is_plain(first.lower()) and is_common(first) and not _PUSHED.match(text)
    manner = _ADVERB.match(text)
    does = manner and not _QUALIFIED.match(manner["next"])
    acts = _order(text) or is_verb or does or _ADDING.match(text)
    is_noun = " " in text and not (any(unfit) or acts or has_verb(text))
    if not is_noun:
        return ""
    head = _BEHIND.split(_BRACKETS.sub("", text))[0]
    if _CONCRETE.match(head) and not _ING.match(head) and _LOWER.search(head):
        return f"The repository holds {_lowered(text, name)}"
    if not _names(text, name):
        return f"{name} offers {_lowered(text, name)}"
    if _names(head, name) or not (is_thing(text) or _HELD.search(head)):
        return ""
    return f"The repository holds {(_with_article if is_thing(text) else _lowered)(text, name)}"


def _names(text: str, name: str) -> bool:
    """Whether ``text`` has ``name`` in it, so that it says little of what bears that name."""
    return re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) is not None


def is_thing(text: str) -> bool:
    """Whether ``text`` is a kind of thing without its article: *Fast parser for verse*."""
    found = THING.match(text)
    if found is None or _NO_NOUN.match(text) or _order(text) or SUBJECTLESS.match(text):
        return False
    return _DETERMINED.search(found[0]) is None


def _order(text: str) -> re.Match[str] | None:
    """The verb that ``text`` opens with, where it tells somebody to do something."""
    found = _ORDER.match(text)
    if found is None:
        return None
    verb = found["verb"].lower()
    told = is_plain(verb) and _OBJECT.match(text, found.end())
    tells = (
        told
        or verb in _ORDERED
        or verb in NO_NOUNS | ORDERS
        or _DOES.match(verb)
        or _is_coordinated(text)
    )
    tells = tells and (verb in _ORDERED or is_common(verb))
    return found if tells and not _PUSHED.match(text) else None


def _is_coordinated(text: str) -> bool:
    """Whether a second order follows: *Train new trees and cut them*."""
    first = text.split(" ")[0].strip(",").lower()
    second = _COORDINATED.search(text)
    return bool(second and is_plain(first) and is_plain(second["verb"].lower()))


def done(text: str) -> str | None:
    """An order as what is done: *Turning verse into trees* for *Turn verse into trees*."""
    several = _SEVERAL.match(text)
    if several and _is_coordinated(text):
        verbs = [gerund(verb.lower()) for verb in re.findall(r"\w+", several["verbs"])]
        return f"{', '.join(verbs)} and {gerund(several['last'])} {text[several.end() :]}"
    order = _order(text)
    second = _SECOND.search(text)
    goes_on = second is not None and second["verb"].lower() in VERBS
    if order is None or order["more"] or goes_on or _is_coordinated(text):
        return None
    manner = f"{order['manner']} " if order["manner"] else ""
    return f"{manner}{gerund(order['verb'].lower())} {text[order.end() :]}"


def _lowered(text: str, name: str) -> str:
    """``text`` with a small first letter, where its first words are no name."""
    word = re.match(r"[A-Z][a-z-]*(?![\w.])(?! (?:& )?[A-Z][^\WA-Z])", text)
    if word is None or name.lower().startswith(word[0].lower()) or is_name(word[0]):
        return text
    return word[0].lower() + text[word.end() :]


def is_name(word: str) -> bool:
    """Whether a word with a capital may be a name, and is not sure to be a common word."""
    return not is_common(word) and _ONE_THING.match(word) is None
