"""The short name of a story for the issue's title line: ``Turing-NLG``, not the whole title."""

from __future__ import annotations

import re

from newsletter.identity import normalised_title
from newsletter.models import Candidate, Kind, Story
from summarizers.clauses import stated
from summarizers.cleaning import clean
from summarizers.openings import capitalised
from summarizers.orders import gives_orders, without_orders
from summarizers.patterns import any_of, pattern
from summarizers.shortening import versions, with_llm
from summarizers.signs import ADDS, FIRST_POINT, LATER_POINT
from summarizers.verbs import VERBS, gerund

MAX_WORDS = 5
_MAX_TITLE_WORDS, _MAX_TITLE = 7, 48
"""A title of no more words and characters is its own headline."""
_MAX_QUESTION_WORDS, _MAX_QUESTION = 8, 60
"""A question says nothing without its end."""
_MAX_TEXT, _MAX_STATEMENT = 3000, 40

_BEFORE_COLON = re.compile(r"^(?P<name>[^:—–?]{2,60}?)\s*(?:[:?]\s*|\s[—–-]\s)(?P<rest>.+)$")
_OPENING = re.compile(r"^(?P<name>[^:—–]{2,60}?\??)(?:(?<=\?)\s|\s*:\s|\s[—–-]\s).+$")
"""What stands before a title's colon, with its question mark."""
_SMALL = pattern(r"\b(?:a|an|the|of|for|and|in|on|to|with)\b")
_NAME = r"(?:[A-Z][\w.+-]*|[a-z]+[A-Z][\w.+-]*|[\w.+-]*\d[\w.+-]*)"
_COINS = any_of(
    """called named dubbed termed coined namely
    [Ww]e_(?:propose|introduce|present|release|develop|build|design|call_it)
    (?:paper|work|report|article)_(?:proposes|introduces|presents)"""
)
_NAMED = re.compile(
    rf"\b{_COINS}\s+(?:the )?[\"“']?(?P<name>{_NAME}(?:[ -]{_NAME}){{0,2}})"
    r"(?=[\"”']?(?:[,.:;)]|$|\s(?![A-Z(]|and\b)))"
)
_DEFINED = re.compile(
    rf"\b{_COINS}\s+(?:an? |the )?(?:(?:novel|new|simple|efficient) )?"
    r"(?:[A-Z][\w-]*,? (?:(?:of|and|for|with|from|to|in|the|via|on|by|as|a) )*){1,9}"
    r"\((?P<name>[A-Z][\w-]*[A-Z][\w-]*(?:[ .-]\d[\w.]*)?)\)"
)
_SHORT_FORM = re.compile(r"(?: [\w-]+){1,5} ?\((?P<name>[A-Z][\w-]*[A-Z][\w-]*)\)")
"""What a name is called for short, right after it."""
_COMMON = re.compile(
    any_of(
        """LLMs? MLLMs? VLMs? LMs? SLMs? PLMs? NLP AI AGI ML RL DL CV API GPUs? CPUs? RLHF RLVR RAG
        CoT SFT DPO PPO GRPO GPT QA VQA GNNs? CNNs? RNNs? LSTM ViT MoE S[Oo]TA KV LoRA PEFT ASR TTS
        NMT MT IR NER OOD ICL FL SGD PDEs? ODEs? VAEs? GANs? DNNs? MLPs? SSMs? MDPs? HCI XAI EEG MRI
        CT ICU EHRs? STEM 3D 2D BERT Transformers? Our This A An The We"""
    )
    + "$"
)
_GENERIC = pattern(
    r"(?:(?:large|small|pretrained|pre-trained|deep|neural|machine|vision|multimodal|foundation|"
    r"vision-language|generative|artificial) )*"
    r"(?:language )?(?:models?|learning|networks?|intelligence|"
    r"transformers?|llms?|ai|agents?)$|"
    r"(?:[\w-]+ )?"
    + any_of(
        """study survey review analysis approach case_study framework method evaluation benchmark
        position(?:_paper)? technical_report introduction overview"""
    )
    + "$"
)
_BROAD = pattern(
    any_of(
        """(?:(?:deep|offline|online|multi-agent)_)?reinforcement_learning graph_neural_networks
        (?:federated|continual|contrastive|transfer|supervised|representation)_learning
        diffusion_models text-to-image_models"""
    )
    + "$"
)
"""A field of its own, which says too little without what is done in it."""
_LEADING = pattern(
    r"^(?:(?:(?:an? )?(?:\w+ )?"
    + any_of(
        """survey review study overview tutorial analysis investigation taxonomy introduction guide
        primer case_study comparison"""
    )
    + r" (?:of|on|to|into|between)|"
    + any_of(
        """an? the on towards? introducing announcing rethinking revisiting understanding exploring
        investigating meet new beyond how why what when can do does is are should your our we
        i (?:task|problem)_of"""
    )
    + r")\s+)+"
)
_ASKED = pattern(
    r"(?:can|could|do|should|will) (?P<subject>(?:[\w-]+ ){0,4}[\w-]+s) \S+ (?P<rest>.+)$"
)
_SURVEYED = pattern(r"^an? (?:[\w-]+ )*(?:survey|review|overview|study) (?:of|on) ")
_ALL_YOU_NEED = pattern(r"(?P<asks>(?:is|are) )?[^:?!,]{2,40} all (?:you|we) need\b")
_SPEAKS = re.compile(r"[!?]$|\bGoes\b|\bAll You Need\b")
"""A title that says something rather than naming its work."""
_TOLD = pattern(r"(?:from|how|where|when|what|why) |.* (?:is|are) ")
"""A name that is a phrase, or says something, may be as long as a title."""
_SIDE = pattern(r"(?:not|less|more|when|if|then|let|don['’]t|from|ve|re)\b")
_MODELS = pattern(r".*\bmodels?$")
_VERSIONED = re.compile(r"[A-Z][\w.-]* v?\d+\.\d[\w.]*")
_PART = re.compile(r"^Part (?:\d+|[IVX]+)\s?[:.]\s")
_SURVEY_OF_IT = pattern(
    r":\s+an? (?:\w+ )?(?:survey|review|overview|study|primer|tutorial)$|"
    r"(?<=\d):? technical report$"
)
"""What kind of text it is, which the name of a work or subject says better without."""
_LEADING_STUDY = pattern(r"(?:an?|the) (?:\w+ )?(?:survey|review|study|comparison|analysis)\b")
_LED_BY = any_of(
    """assisted based caused driven enabled generated guided induced inspired obtained powered
    relying trained"""
)
_DOES = any_of(
    """aligns? approximates? beats? enables? enhances? improves? meets? outperforms? predicts?
    requires? reveals? selects?"""
)
_BREAKS = pattern(
    rf"(?<!-)\s+(?:{_LED_BY} )?"
    + any_of(
        r"""for with via through using by from in on to and or under across without within is are as
        at that which when while can more less than vs\.? against into over towards? beyond based
        between near around beside do does should needs? really be not its their your our you we it
        they i"""
    )
    + r"\b(?!-)|(?<=s)\s+(?:"
    + any_of(
        """work help attend use learn know think reason generate make need get have lie fail still
        surpass outperform outcompete improve reduce compress enable solve understand perform
        memorize teach"""
    )
    + r")\b|\s+ha(?:ve|s) (?=any\b|an?\b)|"
    rf"(?<=[a-z])\s+(?:\w+ly )?{_DOES}\b(?=\s+\w)|[:;?!()]|,(?!\d)|\s[—–-]\s"
)
_LINKS = pattern(r"\s+(?:and|of|with|for|in|on|under|via|from|without|across|as)$")
"""What ties a word to the one that it needs."""
_UNTIED = pattern(
    r"(?:[\w-]+ing|"
    + any_of("advances enhancements evidence improvements insights lessons progress results")
    + ")$"
)
"""What says no more with what it is tied to than that does alone."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_MAX_SENTENCE = 400
_BARE_NOUN = pattern(r".*\b(?:is|are) (?:an?|the) \w+$")
"""A statement cut before what it says: *Metaphors are a Source*, of what?"""
_WHOLE_QUESTION = pattern(r"(?:are|can|could|do|does|has|have|is|should|will) [^:;?!]+\?$")
_OUR_DOING = pattern(r"how (?:we|i) (?P<verb>[a-z-]+) (?=\w)")
_POSSESSIVE = pattern(r"\b(?:our|my)\b")
_ACT_OF = pattern(
    r"^(?:(?:experimental|empirical|numerical|systematic|comparative|theoretical) )?"
    r"(?:observations?|stud(?:y|ies)|assessment|investigations?|evidences?|series|examination) of "
    r"(?=\w)"
)
"""What is done with a subject, which says less than the subject."""
_SUSPENDED = pattern(r"^[\w-]+- (?:and|or) ")
"""The first half of *leaf- and branch-based parsers*."""
_TRAILING = re.compile(r"(?:\s+(?:of|the|a|an|and|or|for|with|&))+$", re.IGNORECASE)


def headline(story: Story) -> str:
    """A name of at most five words for ``story``; its title when that is short.

    A title without a word, or that gives orders to a model, leaves the id.
    """
    name = _name_of(story)
    return name if re.search(r"\w", name) and not gives_orders(name) else story.lead.id


def _name_of(story: Story) -> str:
    lead = story.lead
    if lead.kind is Kind.REPOSITORY:
        return _code_name(lead, story.of_kind(Kind.PAPER))
    title = _PART.sub("", without_orders(clean(lead.title)).rstrip("."))
    if re.fullmatch(r"[\w.-]+/[\w.-]+", title):
        return title.split("/")[1]
    return (
        _named_before_colon(title, lead.text)
        or (_named_in_text(lead) if _SPEAKS.search(title) else "")
        or _all_you_need(title)
        or _short(title)
        or _named_in_text(lead)
        or _opening(title)
        or _statement(title)
        or _phrase(title)
    )


def _code_name(repository: Candidate, paper: Candidate | None) -> str:
    """The repository's name, or its paper's where the repository's says little: ``dgm``."""
    name = _repository_name(repository)
    if paper is None or not name.islower():
        return name
    return _named_before_colon(clean(paper.title), paper.text) or name


def _repository_name(repository: Candidate) -> str:
    """The repository's name as its README spells it: ``FlashAttention`` for ``flash-attention``."""
    title = clean(repository.title)
    name = re.split(r"[/:]", title or repository.id)[-1].strip()
    if not name or " " in name:
        return _named_before_colon(title, repository.text) or _phrase(title)
    letters = re.sub(r"[-_.]", "", name)
    spelt = re.compile(r"[-_ .]?".join(re.escape(letter) for letter in letters), re.IGNORECASE)
    for text in (repository.description, repository.text[:_MAX_TEXT]):
        found = spelt.search(text) if letters else None
        if found and any(c.isupper() for c in found[0]) and not found[0].isupper():
            return " ".join(found[0].split())
    return name


def _named_before_colon(title: str, text: str) -> str:
    """What stands before a title's colon, where it is spelt as a name or ``text`` uses it so."""
    found = _BEFORE_COLON.match(title)
    if found is None:
        return ""
    name = found["name"].strip(" \"“”'")
    if len(name.split()) >= MAX_WORDS or _GENERIC.match(name):
        return ""
    titled = _SMALL.sub("", name).istitle()
    return name if _is_name(name) or (titled and _says(text, name)) else ""


def _says(text: str, name: str) -> bool:
    """Whether ``text`` uses ``name``, with or without its accents."""
    return name in text or normalised_title(name) in normalised_title(text)


def _is_name(text: str) -> bool:
    """Whether ``text`` is spelt as a name is: capitals or digits inside, or one rare word."""
    if _COMMON.match(text) or _GENERIC.match(text) or text.endswith("?"):
        return False
    if any(_is_odd(word) for word in text.split()):
        return True
    ordinary = re.search(r"(?:ing|tion|ment|wards?|yond)$", text)
    return len(text.split()) == 1 and text[:1].isupper() and not ordinary


def _is_odd(word: str) -> bool:
    """Whether it is spelt as no plain word is."""
    return bool(re.search(r"[a-z][A-Z]|[A-Z]{2}|\d|-[A-Z]", word))


def _short(title: str) -> str:
    title = _SURVEY_OF_IT.sub("", title)
    words = len(title.split())
    fits = words <= MAX_WORDS or (words <= _MAX_TITLE_WORDS and len(title) <= _MAX_TITLE)
    return title if fits else _question(with_llm(title))


def _all_you_need(title: str) -> str:
    """The old joke, which says nothing once it is cut: *Is Ink All You Need?*."""
    found = _ALL_YOU_NEED.match(title)
    if found is None or not _short(found[0]):
        return ""
    return f"{found[0]}?" if found["asks"] else found[0]


def _question(title: str) -> str:
    fits = len(title.split()) <= _MAX_QUESTION_WORDS and len(title) <= _MAX_QUESTION
    return title if fits and _WHOLE_QUESTION.match(title) else ""


def _opening(title: str) -> str:
    """What stands before a title's colon or is its question, where that is short and says enough.

    >>> _opening("Lost in the Maze: Overcoming Context Limitations")
    'Lost in the Maze'
    """
    found = _OPENING.match(title)
    name = found["name"].strip(" \"“”'") if found else ""
    told = name.endswith("?") or _TOLD.match(name)
    short = bool(_short(name)) if told else len(name.split()) <= MAX_WORDS
    enough = short and " " in name and not _GENERIC.match(name.rstrip("?"))
    return name if enough and not _LEADING_STUDY.match(name) else ""


def _named_in_text(candidate: Candidate) -> str:
    """The name that the abstract gives the work, if it gives one."""
    text = clean(candidate.text[:_MAX_TEXT])
    for names in (_NAMED, _DEFINED):
        for found in names.finditer(text):
            short = _SHORT_FORM.match(text, found.end())
            name = (short or found)["name"].partition(". ")[0].rstrip(".-")
            if _is_side(text[: found.start()]):
                continue
            if _is_name(name) and _is_odd(name) and re.search(r"[^\W\d_]", name):
                return name
    return ""


def _is_side(before: str) -> bool:
    """Whether what is named after ``before`` is one point of a list, or comes on top of the rest.

    >>> _is_side("We study trees. (2) Benchmarks: as those are old, ")
    True
    """
    sentence = _SENTENCE_END.split(before[-_MAX_SENTENCE:])[-1]
    points = (FIRST_POINT, LATER_POINT)
    return bool(ADDS.match(sentence)) or any(point.match(sentence) for point in points)


def _statement(title: str) -> str:
    """A statement as short as it goes: *LLMs Reflect the Ideology of their Creators*."""
    if _VERSIONED.search(title) or re.search(r"[:?]", title) or not stated(title):
        return ""
    return next((version for version in versions(with_llm(title)) if _fits(version)), "")


def _fits(statement: str) -> bool:
    if _BARE_NOUN.match(statement):
        return False
    return bool(_short(statement)) or len(statement) <= _MAX_STATEMENT


def _phrase(title: str) -> str:
    """The first telling noun phrase of a title, at most five words."""
    surveyed = _SURVEYED.match(title)
    title = title.partition(":")[0] if surveyed else _done(title)
    found = _BEFORE_COLON.match(title)
    parts = [title] if found is None else [found["name"], found["rest"]]
    joined = "" if surveyed else _joined(_LEADING.sub("", parts[0]))
    if joined:
        return capitalised(with_llm(joined))
    parts = [half for part in parts for half in _halves(part)]
    chunks = [chunk for part in parts for chunk in _chunks(part)] or [title]
    telling = [chunk for chunk in chunks if not _GENERIC.match(chunk)] or chunks
    if surveyed:
        models = [chunk for chunk in chunks if _MODELS.match(chunk)]
        telling = [chunk for chunk in telling if chunk not in models] or models or chunks
    telling = [chunk for chunk in telling if not _SIDE.match(chunk)] or telling
    first = telling[0]
    if first[:1].islower():  # what something does; a release that it does it with says more
        first = next((chunk for chunk in telling if _VERSIONED.fullmatch(chunk)), first)
    named = first if _is_odd(first) and _is_name(first) else ""
    best = named or next((chunk for chunk in telling if len(chunk.split()) > 1), first)
    return capitalised(_TRAILING.sub("", _cut(best)))


def _done(title: str) -> str:
    """*Cutting the cost of parsing* for *How we cut the cost of our parsing*."""
    found = _OUR_DOING.match(title)
    if found is None or found["verb"].lower() not in VERBS:
        return title
    return _POSSESSIVE.sub("the", f"{gerund(found['verb'].lower())} {title[found.end() :]}")


def _joined(part: str) -> str:
    """The first words of ``part`` with what they are tied to, where they alone say too little.

    >>> _joined("Parsers with Tall Trees for Short Verse")
    'Parsers with Tall Trees'
    """
    breaks = list(_BREAKS.finditer(part))
    first = part[: breaks[0].start()] if breaks else ""
    broad = " " not in first or _BROAD.match(first) or _GENERIC.match(first)
    unfit = _UNTIED.match(first) or (_is_odd(first) and _is_name(first))
    if not first[:1].isupper() or not broad or unfit:
        return ""
    joined = part[: breaks[1].start()] if len(breaks) > 1 else part
    words = len(joined.split())
    whole = len(breaks) == 1 or not breaks[1][0].startswith(",")
    tied = whole and _LINKS.match(breaks[0][0]) and not _TRAILING.search(joined)
    fits = words <= _MAX_TITLE_WORDS and len(joined) <= _MAX_QUESTION
    return joined if tied and fits else ""


def _cut(phrase: str) -> str:
    """At most five words; of a longer phrase, what stands before its *of* where that is enough."""
    if not _short(phrase):
        phrase = _SUSPENDED.sub("", _ACT_OF.sub("", phrase))
    if _short(phrase):
        return phrase
    head = re.split(r" (?:of|as) ", phrase)[0].split()
    words = with_llm(phrase).split()
    return " ".join(head if 1 < len(head) <= MAX_WORDS else words[:MAX_WORDS])


def _halves(text: str) -> list[str]:
    """A question's subject and object: *Can [Small Parsers] Unlock [New Ideas]?*."""
    asked = _ASKED.match(text)
    return [asked["subject"], asked["rest"]] if asked else [text]


def _chunks(text: str) -> list[str]:
    chunks = (_LEADING.sub("", chunk.strip(" \"“”'.")) for chunk in _BREAKS.split(text))
    return [chunk for chunk in chunks if re.search(r"\w{2}", chunk)]
