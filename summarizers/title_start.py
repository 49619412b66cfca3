"""The first words of a long title, with what they are tied to where they alone say too little."""

from __future__ import annotations

from summarizers.patterns import any_of, pattern
from summarizers.shortening import with_llm
from summarizers.verbs import ORDERS, third_singular
from summarizers.work_names import COMMON, GENERIC, SPELT_ODDLY

_MAX_WORDS, _MAX_LENGTH = 9, 66
"""What the title line has room for; with what they are tied to, the words may be as long."""
_BROAD = pattern(
    any_of(
        r"""(?:[\w-]+_){1,2}learning [\w-]+_(?:communications?|detection|recognition|solvers?)
        graph_neural_networks knowledge_distillation
        statistical_physics world_models? language_agents? digital_twins? diffusion_models
        text-to-image_models"""
    )
    + "$"
)
"""A field of its own, which says too little without what is done in it."""
_HEADS = any_of(
    """adaptation advances algorithms? amount analys[ei]s answers? applications approach(?:es)? art
    aspects assessment benchmark best capabilit(?:y|ies) case challenges characteristics class
    comparison considerations construction contributions? control criteria design development
    discovery dynamics effects? emergence evaluation evidence factors foundations framework
    frontiers future generation guide history impacts? implementation implications importance
    (?:in)?effectiveness influence insights interplay investigation lessons library limitations
    limits look management methodolog(?:y|ies) methods? monitoring nature need networks?
    optimization origins? overview performance perspectives? pipelines? potential practices
    principles problems? properties prospects proving question representations? responses? rise
    roles? schemes? science search selection solutions? step strategies study summary systems?
    tasks? taxonomy techniques? theory things trade-?offs transitions? understanding
    us(?:e|age) value view ways? workings"""
)
_KIND = rf"(?:[\w'’-]+ ){{0,2}}{_HEADS}(?: learned)?"
_HEADED = pattern(rf"{_KIND}(?: (?:and|&) {_KIND})?$")
"""A kind of thing, which says nothing without what it is of: *Best Practices*."""
_WORK = pattern(
    r"(?:[\w-]+ )?"
    + any_of("analysis approach benchmark framework method overview review study survey system")
    + "$"
)
"""What names a work as any could be, and less than what it is for."""
SIDE = pattern(
    r"(?:not|just|only|less|more|when|if|then|let|don['’]t|some|from|ve|re|"
    r"(?:age|era|wake|lens) of)\b"
)
_LED_BY = any_of(
    """assisted based caused described driven enabled generated guided induced inspired obtained
    performed powered relying required trained"""
)
_DONE = r"(?!(?:breed|embed|feed|learned|need|seed|speed)\b)[a-z]{2,}ed"
_PLURALS = frozenset(
    """embed estimate exploit forecast hack increase jailbreak offer store test train update use
    want win""".split()
)
_DOES = any_of(" ".join(third_singular(verb) for verb in sorted(ORDERS - _PLURALS)))
"""What does something; the others would be plural nouns."""
BREAKS = pattern(
    rf"(?<!-) (?:{_LED_BY} |{_DONE} (?=(?:at|by|from|in|on|using|with)\b))?"
    + any_of(
        r"""to(?!_(?:image|text|speech|video|[34]D|audio)\b) for with via through using by from in
        on and or under across without within is are as at that which when while can more less
        than vs\.? against into over towards? beyond based between near around before after during
        beside (?<!how_)enabling do does should needs? really be not its their your our you we it
        they i"""
    )
    + r"\b(?!-)|(?<=s) (?:"
    + any_of(
        """work help attend use learn know think reason generate make need get have lie fail still
        surpass outperform outcompete improve reduce compress enable solve understand perform
        memorize teach"""
    )
    + r")\b| ha(?:ve|s) (?=any\b|an?\b)|"
    rf"(?<=[a-z]) (?:\w+ly )?{_DOES}\b(?= \w)|[:;?!]|\s\(|,(?!\d)|\s[—–-]\s"
)
"""Where a phrase of a title may end."""
_LINKS = pattern(
    r" (?:about|across|and|as|at|between|during|for|from|in|of|on|through|under|using|via|with|"
    r"without)$"
)
"""What ties a word to the one that it needs."""
_AND = pattern(r" and$")
_UNTIED = pattern(
    any_of("advances enhancements evidence improvements insights lessons progress results") + "$"
)
"""What says no more with what it is tied to than that does alone."""
_DOING = pattern(rf"(?:[\w-]+ing|{'|'.join(sorted(ORDERS))})(?: (?P<object>.+))?$")
"""What is done: *Learning* to what, *Pruning Parsers* for what?"""
_ONE_SIDE = pattern(
    r"(?:comparing|distinguishing|bridging|disentangling|linking)(?!.* (?:to|from|and|with) )|"
    r"(?:effects?|impacts?|influence|contributions?) of (?!.* (?:on|to|in) )"
)
"""What has two sides, without the second: *Effect of Light*, on what?"""
_AGE = pattern(
    r"(?:the (?:era|age|wake|context|presence|lens)|the need|some|no|focus|an emphasis|"
    r"its|their|beyond)\b"
)
"""What ties nothing to a phrase that tells of it: *Parsers in the Age* of what?"""
_GERUND = (
    r"(?!(?:learning|reasoning|training|planning|tuning|programming|computing|processing|"
    r"modell?ing|understanding|testing|engineering|imaging|sensing)\b)[\w-]+ing"
)
_TO_DO = pattern(r" (?:to [\w-]+|(?:for|of|by) (?:\w+ly )?[\w-]+ing)$")
"""A deed whose object is still to come."""
_OPEN = pattern(
    rf"\s(?:of|the|a|an|and|or|for|with|&|(?:for|of|by|via|through) (?:\w+ly )?{_GERUND})$|"
    r"^[\w-]+ to [\w-]+$|\bbetween (?!.* and )"
)

_QUALITY = pattern(r"[\w-]+(?:al|ic|ive|ous|ary|ed|ent|all)$")


def start(part: str) -> str:
    """The first words of ``part`` with what they are tied to, where they alone say too little.

    Empty where they say enough, or never do.

    >>> start("Parsers with Tall Trees for Short Verse")
    'Parsers with Tall Trees'
    """
    part = with_llm(part)
    breaks = list(BREAKS.finditer(part))
    said, joined, is_open = part[: breaks[0].start()] if breaks else "", "", False
    if not said[:1].isupper() or SIDE.match(part) or _WORK.match(said):
        return ""
    ends = [*(found.start() for found in breaks[1:]), len(part)]
    if part.endswith("?"):  # its verb was not seen
        ends = ends[:-2]
    for link, end in zip(breaks, ends, strict=False):
        other = part[link.end() : end].strip()
        needs = is_open or _AND.match(link[0]) or _says_little(said)
        if not needs or not _ties(said, link[0], other):
            break
        said = part[:end]
        if part[end : end + 1] == "," or not fits(said):
            break
        is_open = _OPEN.search(said) is not None or _is_half(said, other, part[end:])
        joined = joined if is_open else said
    return "" if says_little(joined) else joined


def _is_half(said: str, other: str, then: str) -> bool:
    """Whether ``then`` has the other half: *from trees* to leaves, *for tall* and green trees."""
    from_to = " from " in said and then.startswith(" to ")
    return from_to or (_QUALITY.match(other) is not None and then.startswith(" and "))


def fits(phrase: str) -> bool:
    """Whether a phrase is short enough for the title line."""
    return len(phrase.split()) <= _MAX_WORDS and len(phrase) <= _MAX_LENGTH


def says_little(phrase: str) -> bool:
    """Whether ``phrase`` is a field or a kind of thing; a name in it says more."""
    if GENERIC.match(phrase) or _BROAD.match(phrase):
        return True
    return _HEADED.match(phrase) is not None and not any(map(_is_telling, phrase.split()))


def _is_telling(word: str) -> bool:
    return SPELT_ODDLY.search(word) is not None and not COMMON.match(word)


def _says_little(said: str) -> bool:
    """Whether ``said`` is one word, a field or a kind of thing, or is done to one of those."""
    if _ONE_SIDE.match(said):
        return True
    doing = _DOING.match(said)
    told = doing["object"].removeprefix("of ") if doing and doing["object"] else said
    return " " not in told or says_little(told) or _TO_DO.search(said) is not None


def _ties(said: str, link: str, other: str) -> bool:
    """Whether ``said`` says more with ``other``, which ``link`` ties to it."""
    if not other or _AGE.match(other):
        return False
    if link.strip().lower() == "to":
        return any((_DOING.match(said), _HEADED.match(said), " from " in said))
    return bool(_LINKS.match(link) and (not _UNTIED.match(said) or says_little(other)))
