"""How a sentence opens: lead-ins that a blurb does without, and openings that lean on others."""

from __future__ import annotations

import re
import unicodedata

from summarizers.patterns import any_of, pattern
from summarizers.words import content_stems

WORKS = any_of(
    r"(?:\w+_)?paper (?:\w+_)?work (?:\w+_)?study article (?:\w+_)?report survey manuscript thesis "
    r"post note research letter chapter review tutorial"
)
_THIS = any_of("this these that those such it them")
_ENDS = any_of("ends? aims? goals? purposes? directions? objectives?")
TO_SERVE = any_of(
    """accomplish achieve address advance alleviate ameliorate answer assess avoid break bridge
    capture circumvent close combat complement cope_with counter deal_with demonstrate do
    enable evaluate examine explain explore facilitate fill fix handle illustrate improve
    investigate measure meet mitigate narrow overcome realize rectify reduce remedy resolve
    respond_to sidestep solve study support tackle test understand validate verify"""
)
_LED_BY = any_of("motivated inspired driven guided encouraged informed prompted enabled spurred")
_RESTING_ON = any_of("based building built drawing leveraging capitalizing expanding relying")
_WITH = any_of(
    """with given considering using leveraging following under beyond from for in as despite unlike
    because_of due_to by_doing in_addition_to on_top_of along_with to_complement in_line_with at
    in_light_of in_view_of in_response_to in_contrast_to to"""
)
_ABSTRACTIONS = any_of(
    """in_mind goal aim end regard context way vein direction spirit purpose reasons? gap
    challenges? insights? observations? findings? limitations? issues? problems? motivation view
    perspective lens viewpoint ideas? intuition results? background backdrop need questions? aspect
    analysis respect basis light framing concerns? advancements? advances? success(?:es)? progress
    point"""
)
"""What *in this …* only connects by; *in this setting* or *approach* limits what is said."""
_TROUBLES = any_of(
    """gaps? problems? challenges? issues? limitations? shortcomings? question imbalance
    bottlenecks? trade-offs? tension discrepancy mismatch drawbacks? weakness(?:es)?
    deficienc(?:y|ies) difficult(?:y|ies)"""
)
_ASIDES = any_of(
    """as_such as_an?_(?:alternative|solution|remedy) in_response for_this_purpose
    at_a_high_level at_its_core in_essence in_a_nutshell in_brief
    in_short in_sum in_summary in_conclusion in_total in_doing_so to_summarize to_conclude
    all_in_all taken_together put_together in_other_words that_is as_mentioned(?:_above)?
    in_a_similar_vein to_be_specific to_be_more_specific to_be_precise more_precisely
    more_concretely more_specifically specially especially more_generally more_broadly
    more_importantly most_importantly most_notably more_formally equally_important
    as_a_(?:first_|further_)?step_(?:in|towards?)_(?:this|that)_direction
    moreover furthermore further additionally in_addition besides also finally lastly
    last_but_not_least last firstly first secondly second thirdly third fourth next then
    afterwards? subsequently specifically in_particular particularly concretely notably
    importantly critically crucially interestingly surprisingly intriguingly remarkably strikingly
    therefore thus hence consequently accordingly as_a_result as_a_consequence as_a_by-?product
    overall meanwhile likewise similarly indeed in_fact briefly essentially empirically
    experimentally theoretically practically technically conceptually methodologically generally
    formally fundamentally encouragingly excitingly to_be_clear in_turn of_note at_the_same_time
    along_the_way simultaneously as_an_example in_practice ultimately altogether collectively
    precisely in_detail note more_critically here herein hereby in_what_follows to_begin_with
    in_the_following for_instance for_example namely"""
)
_AUTHORS = any_of("we the_authors this_paper this_work this_study")
_LABELS = any_of(
    """background aims? goals? objectives? purpose motivation context introduction methods?
    methodology approach materials design results? findings conclusions? discussion significance
    contributions? implications main_(?:results|findings)"""
)
"""What heads the parts of a structured abstract."""
_THEN = r"(?:,\s*|\s+(?=we\b))(?=(?:we|our|the|this|an?|it|here|by|in|to|(?-i:[A-Z])\S*)\b)"
"""The comma before a main clause, not one within a list of adjectives."""
_STUDIED = any_of(
    """our the all both these further more preliminary initial also several human automatic
    in-depth detailed rigorous extensive comprehensive thorough systematic large-scale
    quantitative qualitative numerical experimental empirical theoretical real-world simulation
    ablation various numerous broad careful additional wide and evaluation main key resulting"""
)
_LEAD_INS = tuple(
    pattern(expression)
    for expression in (
        (
            rf"(?:in|within|with|throughout|through) (?:this|the (?:present|current)|our) "
            rf"{WORKS}(?: here)?,?\s+"
        ),
        rf"(?:in|within) (?:this|our|the(?: present)?) {WORKS},",
        rf"(?:here|herein|thus|hence|therefore|moreover|furthermore),? (?={_AUTHORS}\b)",
        r"(?:then|next|finally|lastly|additionally|also|first),? (?=(?:we|for|in|by|with|given)\b)",
        rf"to(?:wards?)? (?:this|that|these) (?:\w+ )?{_ENDS},\s*",
        rf"(?:with|through|via|by|in|using) (?:{_STUDIED} )*experiments,\s*(?=we\b)",
        r"to \w+ so(?: [\w-]+){0,3},\s*",
        r"to \w+,\s*",
        (
            r"(?:in order )?to (?:(?:\w+ly|better|further|help|attempt to|try to) )*"
            rf"{TO_SERVE}(?: (?:and|or) \w+)? "
            rf"(?:both |all |each of |some of )?{_THIS}(?: [\w'’-]+){{0,6}}{_THEN}"
        ),
        rf"(?:in order )?to (?:\w+ly )?{TO_SERVE} the (?:\w+ )?{_TROUBLES},\s*",
        rf"{_LED_BY} by (?:{_THIS}|the above|our)(?: [\w'’-]+){{0,6}}{_THEN}",
        rf"{_RESTING_ON}(?: up)?(?: on)? (?:{_THIS}|our|the above)(?: [\w'’-]+){{0,5}}{_THEN}",
        rf"{_WITH} {_THIS}(?: {_ABSTRACTIONS})?,\s*",
        rf"{_ASIDES},\s*",
        r"(?:more|most|even more|quite|perhaps most) \w+ly,\s*",
        r"(?:first|second|third)(?:ly)?,? (?=(?:in|at|during|for) the \w+)",
        r"as (?:shown|seen|illustrated|depicted) in (?:fig(?:ure|\.)?|table) ?\d+,\s*",
        r"(?:it is (?:also )?worth (?:mentioning|noting)|it should be noted|note) that,?\s+",
        r"tl;? ?dr\b\s*[:—–-]?\s*",
        rf"\[{_LABELS}\]:?\s*|{_LABELS}(?:(?: and|/) {_LABELS})?:\s+",
    )
)
_CONTRASTS = pattern(
    any_of(
        """however nevertheless nonetheless instead rather in_(?:sharp_|stark_)?contrast by_contrast
        in_comparison
        on_the_(?:other|one)_hand conversely alternatively unfortunately fortunately still yet
        contrary_to_this that_said even_so but and so or"""
    )
    + rf",\s*|(?:but|and|so) (?=(?:{_AUTHORS}|an?|the|it|this)\b)"
)
_STUDIES = any_of(
    """experiments? results? evaluations? experimentation analys[ei]s findings? studies study
    evidence simulations? tests? validations? investigations? benchmarks? ablations?
    comparisons?"""
)
_SHOWS = any_of(
    """shows? shown showed demonstrates? demonstrated indicates? indicated confirms? confirmed
    reveals? revealed suggests? suggested illustrates? verify verifies validates? proves? proved
    establish(?:es)? highlights? finds? found observes? discovers? discovered argues? reports?
    notes? concludes? believe hypothesize conjecture"""
)
_COUNTS_ON = pattern(r"first(?:ly)?, [^.]*[,;] (?:and )?second(?:ly)?,")
"""*First, A, and second, B*: the first word goes with the second."""
_RESULTS_SHOW_THAT = pattern(
    rf"(?:(?:through|via|by|in|from|with|across|using|on|under|after|based on) [^,]{{3,90}}, )?"
    rf"(?:{_STUDIED},? )*{_STUDIES}(?: [^,;:]{{0,110}}?)??(?: \w+ly)?(?: also| further)? "
    rf"{_SHOWS},? (?:us )?that,? "
)
_FOUND_THAT = pattern(
    r"(?:we|the authors) (?:\w+ly |also |further |then |first )*(?:"
    r"(?:demonstrate|discover|establish|find|observe|prove|reveal|show|verify)(?:d|ed)?|found"
    r"),? that,? "
)
"""What is found, not what is argued or believed: it may stand without those who found it."""
_AUTHORS_SHOW_THAT = pattern(
    rf"(?:we|the authors) (?:\w+ly |also |further |then |first )*{_SHOWS}(?: \w+ly)? that,? "
)

_BEFORE_THE_ACTORS = pattern(
    rf"[^;:]{{3,160}}?, (?:in (?:this|our) {WORKS},? )?(?={_AUTHORS} (?!\w+,))"
)
_LIMITS = pattern(
    r", (?P<rest>(?:in|for|on) (?:all|almost|nearly|most|many|some|half|the) [^,]+, "
    r"(?:in this \w+,? )?$)"
)
"""What is said of fewer or more cases than the sentence would be without it."""
_ANAPHOR = pattern(
    r"\b(?:this|these|those|such|it|them|they|their|its|above|aforementioned|former|latter|"
    r"the (?:first|second|third) (?:limitation|challenge|issue|problem|question))\b"
)
_DESCRIBED = r"(?:(?!of|to|in|for|with|and|is)[\w-]+ ){0,2}?"
_NAMED_WORK = any_of(
    """paper work study article report survey repository repo library package project post tutorial
    thesis primer essay review chapter blog blogpost document guide newsletter faq"""
)
_NAMED_WORKS = _DESCRIBED + _NAMED_WORK
THE_WORKS = rf"{_DESCRIBED}(?:{_NAMED_WORK}|papers|manuscript)"
"""What is not pointed at but meant: *this short paper* is the one that the blurb is about."""
_NEEDS_ANTECEDENT = pattern(
    rf"(?:it|they|them|he|she|his|her|its|their|theirs|this|these|that|those|such|both|each|"
    rf"neither|either|another|others|one|some|the (?:former|latter|same|other|above|two|three|"
    rf"resulting|second|third|first|remaining))\b(?! {_NAMED_WORKS})"
    r"|to (?:\w+ly )?[a-z]+ (?:so|this|that|these|those|them)(?=,)"
    r"|(?:although|because|(?:even )?though|since|whereas|while) (?:this|these)\b"
    rf"(?! {_NAMED_WORKS})"
    rf"|(?:as|by|with|from|in|on|for|to|through|using|despite|given|unlike|beyond|under|at|of) "
    rf"(?:doing so|(?:it|them|this|these|that|those|such)\b(?! {_NAMED_WORKS}))"
)
_STANDS_ALONE = pattern(
    r"it can be (?:\w+ly )?(?:shown|argued|seen|said|noted|proved|proven) that\b|"
    r"it (?:is|was|has been|remains|becomes) (?:\w+ly )?(?:[a-z]+ )?"
    + any_of(
        """to that whether how why unclear possible important hard difficult challenging
        (?:shown|known|well-known|believed|argued)(?=_(?:that|whether|how|why|when)\\b)"""
    )
    + r"\b|it (?:follows|turns out|appears|seems) that\b|"
    r"those (?:who|that|of|with)\b|(?:both|either|neither) [^,]+ (?:and|or|nor) |such as\b"
    r"|that is\b|each (?:of the|\w+ (?:is|has|in|of))|some (?:of the|\w+)\b|one "
    + any_of(
        """of can may could might major key way such approach common promising popular potential
        important critical main fundamental crucial limitation challenge"""
    )
    + r"\b"
)
_SOLVES = "address|alleviat|bridg|clos|fill|handl|mitigat|narrow|overcom|remed|resolv|solv|tackl"
_LEANS_INSIDE = pattern(
    rf"(?<!\w)(?!those (?:of|from|in|with|who)\b)(?:this|these|those|such) "
    rf"(?!{_NAMED_WORKS}\b|as\b|that\b)(?P<noun>[a-z][\w-]*(?: [\w-]+)?)|\babove\b|"
    r"^(?:\S+ ){1,5}that (?:it(?! (?:is|was|can be|may be) (?:\w+ ){0,2}(?:possible|hard|easy|"
    r"difficult|important|better|best|enough|necessary|clear)\b)|they|this|these)\b|"
    rf"\b(?:{_SOLVES})\w* the (?P<trouble>{_TROUBLES})(?= (?:by|through|with|via)\b|[.,;])|"
    r"\b(?:do|does|doing) so\b|"
    r"\bthe (?:former|latter)\b|\baforementioned\b|\bthat direction\b|"
    r"\b(?:the (?:two|three)|both|neither) (?:can|could|are|is|were|have|may|will|do)\b|"
    r"\b(?:in|by|of) (?:both|all) (?:cases|stages|directions)\b|"
    r"^(?:[^,]+, )?(?:we|the authors) (?:\w+ly )?(?:(?:attempt|try|aim) to )?[a-z]+ "
    r"(?:(?:it|them)\b(?! (?:is|was|has|can|may)\b)|(?:its|their) )"
)
_WITHIN_THESE = pattern(
    r" (?:in|within|of|for|on) (?:this|these) (?:[\w-]+ )?"
    + any_of("fields? areas? lines?_of_(?:work|research)")
    + r"(?=[,.;])"
)
_ONE_OF_THESE = pattern(
    r"(?<=[a-z] )these (?P<noun>(?:(?!(?:at|for|from|in|on|to|with)\b)[\w-]+ ){0,2}[\w-]+s) "
    r"(?=of\b)"
)
_IDENTIFIER = re.compile(r"[a-z\d]+_\w")


def without_lead_in(text: str, *, keep_contrast: bool = False) -> str:
    """``text`` without opening words that only connect: *In this paper,* *To this end,*.

    ``keep_contrast`` leaves *However,* and its like, for a sentence that follows the one it
    answers.
    """
    before, rest = None, text
    while rest != before and not _COUNTS_ON.match(rest):
        before = rest
        for lead_in in _LEAD_INS if keep_contrast else (*_LEAD_INS, _CONTRASTS):
            found = lead_in.match(rest)
            if found and found.end() < len(rest):
                rest = rest[found.end() :].lstrip(" ,")
    return text if rest == text else capitalised(rest)


def without_leaning_opening(text: str) -> str:
    """``text`` from its actors on, when the clause before them speaks of what stands elsewhere."""
    found = _BEFORE_THE_ACTORS.match(text)
    leaning = [] if found is None else list(_ANAPHOR.finditer(found[0]))
    if found is None or not leaning:
        return text
    limits = _LIMITS.match(found[0], found[0].find(", ", leaning[-1].end()))
    return capitalised(text[limits.start("rest") if limits else found.end() :])


def without_these(text: str) -> str:
    """*These ways of parsing* as *ways of parsing*, where further words say which are meant.

    The field that the text is about needs no pointing at.

    >>> without_these("We draw a map of these ways of parsing in this field.")
    'We draw a map of ways of parsing.'
    """
    return _ONE_OF_THESE.sub(r"\g<noun> ", _WITHIN_THESE.sub("", text))


def without_report(text: str) -> str:
    """``text`` without *Extensive experiments on X show that*; the finding stands for itself."""
    return _without(_RESULTS_SHOW_THAT, text)


def without_attribution(text: str) -> str:
    """``text`` without *We show that*; the finding stands for itself."""
    return _without(_AUTHORS_SHOW_THAT, text)


def as_found(text: str) -> str | None:
    """The finding alone of *We find that trees help*; ``None`` where it cannot stand alone."""
    found = _without(_FOUND_THAT, text)
    return None if found == text or leans_back(found) else found


def _without(opening: re.Pattern[str], text: str) -> str:
    found = opening.match(text)
    return capitalised(text[found.end() :]) if found and found.end() < len(text) else text


def answers(text: str) -> bool:
    """Whether ``text`` opens with *However,* or the like: it answers a sentence before it."""
    return bool(_CONTRASTS.match(text))


def leans_back(text: str) -> bool:
    """Whether ``text`` opens with a word whose meaning stands in an earlier sentence."""
    return bool(_NEEDS_ANTECEDENT.match(text)) and not _STANDS_ALONE.match(text)


def leans_inside(text: str, reach: int | None = None) -> bool:
    """Whether ``text`` speaks of *this problem* or *the latter*, and has not named it before.

    ``reach`` is how many characters at the front count: after many, the sentence itself most
    likely holds what is meant.
    """
    found = _LEANS_INSIDE.finditer(text)
    near = (match for match in found if reach is None or match.start() <= reach)
    return any(not _is_named_before(match) for match in near)


def _is_named_before(found: re.Match[str]) -> bool:
    stems = content_stems(found["noun"] or found["trouble"] or "")
    return bool(set(stems) & set(content_stems(found.string[: found.start()])))


def capitalised(text: str) -> str:
    """``text`` with a capital first letter, unless its first word is spelt on purpose (iPhone)."""
    if _IDENTIFIER.match(text):
        return text
    word = re.match(r"[\W_]*([^\W_]+)", text)
    if word is None or re.fullmatch(r"[a-z]\d+", word[1]) or any(c.isupper() for c in word[1][1:]):
        return text
    at = word.start(1)
    if "GREEK" in unicodedata.name(text[at], ""):
        return text
    return text[:at] + text[at].upper() + text[at + 1 :]
