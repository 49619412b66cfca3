"""How a sentence opens: lead-ins that a blurb does without, and openings that lean on others."""

from __future__ import annotations

import re

_STUDY = r"(?:\w+ )?(?:paper|work|study|article|report|survey|manuscript|thesis|post|note|research|letter|chapter|review|tutorial|technical report)"
_DEMONSTRATIVE = r"(?:this|these|that|those|such|it|them)"
_LEAD_INS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:in|within|with|throughout|through) (?:this|the present|the current|our|the following) {_STUDY}(?: (?:here|series))?,? ",
        r"(?:here|herein|hereby|in here|in what follows|to begin with|in the following), ",
        r"here,? (?=we\b)",
        r"to (?:this|that|these) (?:\w+ )?(?:ends?|aim|goals?|purpose), ",
        r"toward(?:s)? (?:this|that|these) (?:\w+ )?(?:ends?|aims?|goals?|purpose|direction|objective), ",
        r"to (?:do|accomplish|achieve|realize|enable|support|facilitate) (?:so|this|that|these)(?: [\w-]+){0,3}, ",
        (rf"(?:in order )?to (?:\w+ly )?(?:address|bridge|fill|close|tackle|overcome|mitigate|alleviate|solve|remedy|resolve|"
        rf"meet|combat|counter|handle|fix|study|investigate|explore|answer|understand|test|evaluate|assess|"
        rf"validate|verify|examine|rectify|circumvent|ameliorate|break|cope with|deal with|respond to|"
        rf"avoid|narrow|demonstrate|illustrate|explain|capture|measure|improve|reduce|facilitate|advance)"
        rf"(?: (?:and|or) \w+)? (?:both |all |each of |some of )?{_DEMONSTRATIVE}(?:,|(?: [\w'’-]+){{1,6}},) "),
        rf"(?:motivated|inspired|driven|guided|encouraged|informed|prompted|enabled|supported|spurred) by (?:{_DEMONSTRATIVE}|the above|our)(?: [\w'’-]+){{0,6}}, ",
        rf"(?:based|building|built|drawing|leveraging|capitalizing|expanding|relying)(?: up)?(?: on)? (?:{_DEMONSTRATIVE}|our)(?: [\w'’-]+){{0,5}}, ",
        (rf"(?:with|given|considering|using|leveraging|following|under|beyond|from|for|in (?:light|view|response|contrast) (?:of|to)|"
        rf"in|as|despite|because of|due to|unlike|by doing|in addition to|on top of|along with|to complement|in line with|at) {_DEMONSTRATIVE}"
        rf"(?: (?:in mind|goal|aim|end|regard|context|setting|settings|way|vein|direction|spirit|purpose|reason|reasons|gap|challenges?|"
        rf"insights?|observations?|findings?|limitations?|issues?|problems?|motivation|view|perspective|lens|viewpoint|approach|"
        rf"ideas?|intuition|formulation|framework|results?|background|backdrop|need|questions?|aspect|analysis|respect|basis|light|framing|concerns?|advancements?|advances?|successes?|success|progress|point|regime|scenario|scenarios))?, "),
        (r"(?:as such|as a (?:first |further )?step (?:in|toward|towards) (?:this|that) direction|for this purpose|at a high level|at its core|"
        r"in essence|in a nutshell|in brief|in short|in sum|in summary|in conclusion|in total|in doing so|to summarize|to conclude|"
        r"all in all|taken together|put together|in other words|that is|as mentioned(?: above)?|in a similar vein|to be specific|"
        r"to be more specific|to be precise|more precisely|more concretely|more specifically|more generally|more broadly|more importantly|most importantly|"
        r"most notably|more formally|more recently|equally important), "),
        (r"(?:moreover|furthermore|further|additionally|in addition|besides|also|finally|lastly|last but not least|last|firstly|first|secondly|"
        r"second|thirdly|third|fourth|next|then|afterwards?|subsequently|specifically|in particular|particularly|concretely|notably|importantly|"
        r"critically|crucially|interestingly|surprisingly|intriguingly|remarkably|strikingly|therefore|thus|hence|consequently|accordingly|"
        r"as a result|as a consequence|as a by-?product|overall|meanwhile|likewise|similarly|indeed|in fact|briefly|essentially|empirically|experimentally|"
        r"theoretically|practically|technically|conceptually|methodologically|generally|formally|fundamentally|encouragingly|excitingly|"
        r"to be clear|in turn|of note|at the same time|along the way|simultaneously|as an example|in practice|ultimately|altogether|collectively), "),
        r"(?:thus|hence|therefore),? (?=(?:we|the authors|this paper|this work)\b)",
    )
)
_CONTRASTS = re.compile(
    r"(?:however|nevertheless|nonetheless|instead|rather|in contrast|by contrast|in comparison|on the (?:other|one) hand|conversely|"
    r"alternatively|unfortunately|fortunately|still|yet|contrary to this|that said|even so|but|and|so|or), |(?:but|and|so) (?=(?:we|the authors)\b)",
    re.IGNORECASE,
)
_RESULTS_THAT = re.compile(
    r"(?:(?:through|via|by|in|from|with|across|using|on|under|after|based on) [^,]{3,90}, )?"
    r"(?:(?:our|the|all|both|these|further|more|preliminary|initial|also|several|human|automatic|in-depth|detailed|rigorous|"
    r"extensive|comprehensive|thorough|systematic|large-scale|quantitative|qualitative|numerical|experimental|empirical|"
    r"theoretical|real-world|simulation|ablation|various|numerous|broad|careful|additional|wide|and|evaluation|main|key|resulting),? )*"
    r"(?:experiments?|results?|evaluations?|experimentation|analys[ei]s|findings?|studies|study|evidence|simulations?|tests?|validations?|investigations?|benchmarks?|ablations?|comparisons?)"
    r"(?: [^,;:]{0,110}?)??(?: \w+ly)?(?: also| further)? (?:show|demonstrate|indicate|confirm|reveal|suggest|illustrate|verify|validate|prove|establish|highlight)(?:s|d|ed)?,? (?:us )?that,? ",
    re.IGNORECASE,
)
_AUTHORS_FIND = re.compile(
    r"(?:we|the authors) (?:\w+ly |also |further |then |first )*(?:show|demonstrate|find|prove|observe|discover|reveal|found|showed|"
    r"demonstrated|argue|report|establish|confirm|verify|note|conclude|believe|hypothesize|conjecture)(?: \w+ly)? that,? ",
    re.IGNORECASE,
)
_ANTECEDENT_NEEDED = re.compile(
    r"(?:(?:it|they|them|he|she|his|her|its|their|theirs|this|these|that|those|such|both|each|neither|either|"
    r"another|others|one|some|the (?:former|latter|same|other|above|two|three|resulting|second|third|first|remaining))\b(?! (?:paper|work|study|article|report|survey|repository|repo|library|package|project|post|tutorial|thesis))"
    r"|(?:as|by|with|from|in|on|for|to|through|using|despite|given|unlike|beyond|under|at|of) (?:doing so|(?:it|them|this|these|that|those|such)\b(?! (?:paper|work|study|article|report|survey))))",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"it (?:is|was|has been|remains|becomes|can be) (?:\w+ly )?(?:[a-z]+ )?(?:to|that|whether|how|why|shown|known|believed|argued|unclear|"
    r"possible|important|hard|difficult|challenging|well known|well-known)\b|those (?:who|that|of|with)\b|one (?:of|can|may|could|might|major|key|way|such|approach|common|promising|popular|potential|important|critical|main|fundamental|crucial|limitation|challenge)\b"
    r"|(?:both|either|neither) [^,]+ (?:and|or|nor) |each (?:of the|\w+ (?:is|has|in|of))|some (?:of the|\w+)\b|such (?:as)\b|that (?:is)\b",
    re.IGNORECASE,
)


def without_lead_in(text: str, *, keep_contrast: bool = False) -> str:
    """``text`` without opening words that only connect: *In this paper,* *To this end,* *Moreover,*.

    ``keep_contrast`` leaves *However,* and its like, for a sentence that follows the one it
    answers.
    """
    before = None
    rest = text
    while rest != before:
        before = rest
        for lead_in in _LEAD_INS if keep_contrast else (*_LEAD_INS, _CONTRASTS):
            found = lead_in.match(rest)
            if found and found.end() < len(rest):
                rest = rest[found.end() :].lstrip(" ,")
    return text if rest == text else capitalised(rest)


def without_report(text: str) -> str:
    """``text`` without *Extensive experiments on X show that*; the finding stands for itself."""
    found = _RESULTS_THAT.match(text)
    return capitalised(text[found.end() :]) if found and found.end() < len(text) else text


def without_attribution(text: str) -> str:
    """``text`` without *We show that*; the finding stands for itself."""
    found = _AUTHORS_FIND.match(text)
    return capitalised(text[found.end() :]) if found and found.end() < len(text) else text


def leans_back(text: str) -> bool:
    """Whether ``text`` opens with a word whose meaning stands in an earlier sentence."""
    return bool(_ANTECEDENT_NEEDED.match(text)) and not _EXPLETIVE.match(text)


def capitalised(text: str) -> str:
    """``text`` with a capital first letter, unless its first word is spelt on purpose (iPhone)."""
    word = re.match(r"[\W_]*(\w+)", text)
    if word is None or any(c.isupper() for c in word[1][1:]):
        return text
    at = word.start(1)
    return text[:at] + text[at].upper() + text[at + 1 :]
