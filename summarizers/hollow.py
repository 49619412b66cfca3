"""What abstracts promise of their work, which says nothing of the work itself."""

from __future__ import annotations

import re

from summarizers.patterns import any_of, pattern
from summarizers.trims import CUT_SHORT, MIN_WORDS, balanced, every

_WORTHY = any_of(
    """effectiveness superiority efficacy potential promise importance need benefits? advantages?
    value robustness generality versatility viability feasibility"""
)
_HOLLOW = pattern(
    r"\b(?:extensive|comprehensive|thorough)\b.{0,40}\b(?:experiments?|evaluations?)\b.{0,80}"
    rf"\b(?:effectiveness|superiority|efficacy|advantages?)\b|\bpav(?:e|ing) the way"
    rf"|\b(?:demonstrat|highlight|underscor|showcas|confirm|reveal|illustrat|validat|show)\w* "
    rf"(?:the|its|their|[\w-]+['’]s(?!.*(?:, where\b|\bby \w+ing\b))) (?:[\w-]+ ){{0,2}}{_WORTHY}"
    r"|\bshed(?:ding|s)? (?:new )?light|\bopens? (?:up )?(?:new )?(?:avenues|directions|doors?)"
    r"|\bfuture (?:[\w-]+ )?(?:work|research|directions|studies|opportunities)\b"
    r"|\b(?:milestone|steps? (?:towards?|forward)|we (?:hope|believe)|our hope)\b"
    r"|\blay(?:s|ing)? (?:an? |the )?(?:[\w-]+ )?(?:foundation|groundwork)"
    r"|\b(?:underscore|highlight|stress)(?:s|ing)? the (?:[\w-]+ ){0,3}(?:need|importance|value)\b"
    r"|\bcalls? for (?:[\w-]+ )?(?:work|research|efforts|attention)\b"
    r"|\bpromising (?:\w+ )?(?:path|direction|avenue|approach|solution|results)"
    r"|\bserv(?:es?|ing) as an? (?:[\w-]+ )?(?:reference|resource|foundation|guide|baseline)"
    rf"|\b{_WORTHY} of (?:our|the|this|these) (?:[\w-]+ ){{1,4}}(?:is|are|was|were) (?:\w+ly )?"
    r"(?:backed|supported|confirmed|demonstrated|validated|verified|shown|evident)\b"
    r"|\bpromising (?:[\w-]+ )?(?:framework|paradigm|tool|alternative)\b"
    r"|\bcan (?:advance|deepen|accelerate|revolutioni[sz]e) (?:[\w-]+ ){0,3}"
    r"(?:discover(?:y|ies)|science|research|exploration|understanding)\b"
    r"|^(?:we|the authors) (?:\w+ly )?conclude (?:[\w-]+ ){0,3}?(?:by|with)\b"
    r"|\bongoing (?:project|effort)\b|\bwill be (?:\w+ )?(?:updated|maintained)\b"
    r"|\baims? to (?:empower|inspire|foster|facilitate|encourage)|\bmotivates? (?:\w+ )*research"
)
_FIT = any_of(
    """adaptable cost-effective effective efficient flexible general lightweight practical reliable
    robust scalable sustainable trustworthy valuable versatile viable"""
)
_OF_USE = pattern(
    r"\b(?:provid|offer|establish)(?:es?|s|ing)? (?:an? )?(?:[\w-]+,? (?:and )?){0,3}"
    r"(?:foundation|reference|roadmap|basis|direction|axis) (?:for|to|of|towards?)\b"
    r"|^(?:these|this|our|the) (?:[\w-]+ )?(?:findings|results|work|study|research|analysis) "
    r"(?:also )?(?:offer|provide)s? (?:[\w-]+ ){0,3}(?:insights?|guidance)\b"
    r"|\b(?:findings|results|work|study|research) (?:also )?"
    r"(?:establish|highlight|position)(?:es|s)? (?:[^\s,;:]+ ){1,6}?as an?\b"
    r"(?!.* and (?:\w+ly )?(?:analy[sz]|compar|evaluat|measur|stud|test))"
    r"|\bmakes? (?:[^\s,;:]+ ){1,3}an? (?:[\w-]+ )?(?:choice|option|alternative|solution)\b"
    r"|\b(?:aims?|seeks?) to (?:guide|inform"
    r"|(?:offer|provide) (?:[\w-]+ ){0,3}(?:insights?|guidance|foundation))\b"
    r"|\bstepping stones?\b|^(?:(?:our|the|further|additional) )*ablations?(?: \w+)? "
    r"(?:further |also )?(?:confirm|demonstrate|highlight|offer|provide|support|validate|verif)"
    r"(?:s|y|ies)? (?!that\b)"
    r"|\b(?:sets? an? new (?:baseline|benchmark|standard) for|advances? the state of the art)\b"
    rf"|\b(?:provides|offers) an? (?:\w+ )?{_FIT}(?:,? (?:and )?[\w-]+){{0,2}} "
    r"(?:alternative|approach|paradigm|path|recipe|solution|way)\b"
    r"|\b(?:provid|offer)(?:es?|s|ing) an? (?:[\w-]+,? (?:and )?){0,3}[\w-]+ for (?:both )?"
    r"(?:developers|engineers|practitioners|researchers|scholars)\b"
)
"""How it is said what findings are good for, or that there are more."""
_OF_TRIALS = pattern(
    r"^(?:[^,]{3,60}, )?(?:we (?:(?:\w+ly|also|further|then),? )*(?:conduct|perform)(?:ed)? "
    r"(?:an? )?(?:[\w-]+,? (?:and )?){0,4}(?:ablations?|ablation (?:study|studies)|"
    r"evaluations|experiments)\b|we (?:\w+ly |also |further |then )*(?:evaluate|test)(?:d|ed)? "
    r"(?:[\w-]+ ){1,5}(?:across|on) (?:[\w-]+ ){0,5}(?:benchmarks|datasets|tasks)\.$|"
    r"(?:\w+ ){0,2}(?:experiments|evaluations) (?:are|were) (?:\w+ )?(?:conducted|performed)\b)"
    r"(?!.*(?:[:;]|\b(?:find|found|show|reveal|demonstrat|observ|compar|confirm|includ)"
    r"|\b(?:that|which|where)\b))"
)
"""That there were experiments, with no word of what came out."""
_CLAIMING = any_of(
    """highlight underscor position establish showcas demonstrat validat confirm emphasiz illustrat
    underlin represent mark offer provid suggest prov call open pav shed affirm point"""
)
_LINK = any_of("thus thereby while further ultimately also therefore")
_TAIL = pattern(
    rf", (?:(?:and )?(?:{_LINK} )*(?:{_CLAIMING}ing|making it)|and (?:{_LINK} )*"
    rf"(?:{_CLAIMING}(?:es|s)|makes it))\b[^;:]*?\b(?:{_WORTHY}|"
    + any_of(
        """promising need_for utility practicality practical applicability viable
        (?:(?:first|crucial|key|important)_)?steps? milestones? directions? avenues? doors? the_way
        light_on re-?examination as_an? a_(?:robust|strong|valuable|versatile|compelling|solid)
        further_(?:research|work) future efficiency towards? scalability
        (?:substantial|significant|major|important|notable)_(?:advance(?:ment)?|leap|stride)s?"""
    )
    + rf"|an? (?:\w+ )?{_FIT}(?:,? (?:and )?[\w-]+){{0,3}} "
    r"(?:alternative|approach|basis|framework|method|paradigm|path|recipe|solution|tool|way))\b[^;:]*\.$|"
    r", (?:thus |thereby |ultimately )?(?:enabling|facilitating) (?:the )?(?:practical|real-world) "
    r"(?:adoption|application|deployment|use)\b[^,;:]*\.$|"
    r",? and (?:we|the authors) hope\b[^;:]*\.$|"
    r", which (?:\w+ )?(?:lays|offers|opens|paves) (?:the|an?) (?:[\w-]+ )?"
    r"(?:avenue|door|foundation|groundwork|path|starting point|way) (?:for|to|towards?)\b[^;:]*\.$"
)
"""What a result is said to mean for the future, at the end of a sentence.

Without *and*, *offers* and its like are the sentence's own verb: *A parser, named Lexa, offers …*.
"""
_LAST_VERB = re.compile(r",(?= [a-z]{3,}s (?:an?|the|its|their|new|how|that) [^,]*$)")
"""The comma before the last of several verbs."""


_HOPES = pattern(
    r"(?:[^,]{3,60}, )?(?:we|the authors) (?:\w+ly |also )?(?:hope\b|(?:expect|anticipate|believe) "
    r"(?:that )?(?:this|these|such|our|the) (?:[\w-]+ ){1,4}(?:will|can|could|may|should) \b)|"
    r"(?:it is )?our hope\b"
)


def only_hopes(text: str) -> bool:
    """Whether ``text`` tells what its authors hope for, not what they did."""
    return _HOPES.match(text) is not None


def is_hollow(text: str) -> bool:
    """Whether ``text`` mostly says how promising the work is."""
    return any(said.search(text) for said in (_HOLLOW, _OF_USE, _OF_TRIALS))


def without_hollow_tail(text: str) -> str:
    """``text`` without an ending that only says how promising it all is.

    >>> without_hollow_tail("We find that trees help parsers, highlighting the potential of trees.")
    'We find that trees help parsers.'
    """
    for found in every(_TAIL, text):
        rest = text[: found.start()].rstrip(" ,")
        whole = len(rest.split()) >= MIN_WORDS and balanced(rest)
        if whole and not CUT_SHORT.search(rest):
            return _joined(rest, found[0]) + "."
    return text


def _joined(rest: str, tail: str) -> str:
    """*Tells A, gives B* as *tells A, and gives B*, where the tail was the last of the series."""
    return _LAST_VERB.sub(", and", rest) if tail.startswith(", and") else rest
