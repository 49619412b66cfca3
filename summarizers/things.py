"""What names a thing, and how a thing's name stands within a sentence."""

from __future__ import annotations

import re

from summarizers.articles import article_for
from summarizers.common_words import is_common
from summarizers.deeds import SUBJECTLESS, has_verb, order_in
from summarizers.patterns import any_of, pattern
from summarizers.verbs import is_past

NOUN_ENDS = (
    r"(?=[,.:;(]| [–—(]|$| (?:"
    + any_of(
        """of for to that which who with without from in on at by as over written implemented built
    based using designed made trained powered and comparing ranking showing covering containing
    between around behind inside across providing enabling supporting powering allowing featuring
    tracking running aiming tailored focused aimed compatible optimi[sz]ed created developed
    inspired intended helping letting where whose currently directly used packaged including
    about"""
    )
    + r")\b)"
)
_PHRASE = pattern(rf"an? (?P<noun>(?:[\w+&/.'’-]+,? ){{0,6}}?[\w+/'’-]*\w){NOUN_ENDS}")
_THINGS = any_of(
    """agent aggregator algorithm alternative analy[sz]er annotator api app application
    architecture archive assistant backdoor backend backport benchmark binding blog blueprint
    boilerplate book bot bridge browser bundle calculator catalog(?:ue)? chatbot cheatsheet
    checker checklist cli client codebase codec collection companion compiler component
    compositor compressor connector console controller converter cookbook copilot corpus counter
    course crate crawler curriculum daemon dashboard database dataset debugger decoder demo detector
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
THING = pattern(rf"(?:(?:[\w+&/.'’-]|:(?=\w))+,? ){{0,7}}?(?:[\w+/'’]+-)*{_THINGS}{NOUN_ENDS}")
"""A kind of thing of which there can be one, without the article that a sentence needs."""
_ONE_THING = pattern(rf"{_THINGS}s?$")
NO_NOUN = pattern(
    any_of(
        """in on at by with for from to how why what when all only not no it we this you easily one
        every let never that which who"""
    )
    + r"\b"
)
_DETERMINED = pattern(r"\b(?:an?|the|of|for|over|with|by|from|using|we|it|this|these|your|our)\b")
OWNED = re.compile(r"(?P<owner>[A-Z]\w*)['’]s ")
_ANYONE = pattern(r"(?:beginner|builder|developer|engineer|hacker|maker|programmer|user|writer)$")
"""Whose a thing is."""
_BEHIND = pattern(
    r" (?:of|for|with|in|to|from|via|by|on|based|using|that|which|as|across|between|over|through|"
    r"at|without|inside|like|towards?|beyond|about|regarding|against|including|whose|similar|available|specific|"
    r"(?:built|written|[a-z]+ed) (?:on|by|for|in|with|from|to|across))(?![\w-])"
)
_UNCOUNTED = pattern(
    r".*(?:s|(?<!str)(?<!th)ing|tion|sion|ment|ity|ness|ance|ence|ship|ism|ics|ogy|ery|aphy|ware|"
    r"ure|al|age)$|"
    + any_of(
        """access advice anything anywhere art attention audio beyond bitcoin code compute consent
        content control coverage css data debug delivery documentation easier easy end everything
        everywhere faster feedback forensics glue hardware help html infrastructure intelligence
        javascript json kit knowledge linux machinery magic math media memory metadata money
        motion music news nothing online playback privacy progress proof prose python recovery
        research rust search simple simpler software something speech sql stuff support swap sync
        syntax text theory together traffic training transfer transport typescript verse vision
        work xml yaml"""
    )
    + "$"
)
"""Nouns for several things, a deed or a mass, which have no article, and what is no noun."""


def is_phrase(text: str) -> bool:
    """Whether ``text`` is a noun phrase that stands for a sentence, as *A parser for Welsh* is."""
    found = _PHRASE.match(text)
    return found is not None and not has_verb(text)


def is_thing(text: str) -> bool:
    """Whether ``text`` is a kind of thing without its article: *Fast parser for verse*."""
    found = THING.match(text)
    if found is None or NO_NOUN.match(text) or order_in(text) or SUBJECTLESS.match(text):
        return False
    return _DETERMINED.search(found[0]) is None


def own_words(text: str) -> str:
    """The words of a noun, up to what is said of it: *old trees* of *old trees for Welsh*."""
    return _BEHIND.split(text)[0]


def is_one(noun: str) -> bool:
    """Whether ``noun`` is for one thing, and needs an article: *old tree*, not *old verse*.

    A name at its end may be either.
    """
    last = own_words(noun).rstrip(".").split(" ")[-1]
    is_noun = re.fullmatch(r"[a-z][a-z-]*[a-z]", last) is not None and not is_past(last)
    is_noun = is_noun and re.match(r"\d+ ", noun) is None
    return is_noun and _UNCOUNTED.match(last) is None


def with_article(text: str, name: str) -> str:
    """A thing with the article that it needs: none behind whose it is."""
    owner = OWNED.match(text)
    is_owned = owner is not None and not _ANYONE.match(owner["owner"])
    return text if is_owned else f"{article_for(text)} {lowered(text, name)}"


def mentions(text: str, name: str) -> bool:
    """Whether ``text`` has ``name`` in it, so that it says little of what bears that name."""
    return re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) is not None


def lowered(text: str, name: str) -> str:
    """``text`` with a small first letter, where its first words are no name."""
    word = re.match(r"[A-Z][a-z-]*(?![\w.])(?! (?:& )?[A-Z][^\WA-Z])", text)
    if word is None or name.lower().startswith(word[0].lower()) or is_name(word[0]):
        return text
    return word[0].lower() + text[word.end() :]


def is_name(word: str) -> bool:
    """Whether a word with a capital may be a name, and is not sure to be a common word."""
    return not is_common(word) and _ONE_THING.match(word) is None
