"""Signs of the part that a sentence plays in its text: what it announces, presumes, or lacks."""

from __future__ import annotations

import re

from summarizers.patterns import any_of, pattern

_WORK = any_of(
    """paper work study article survey review report thesis post essay tutorial primer chapter
    manuscript monograph overview"""
)
_AUTHORS = (
    r"\b(?:(?:we|i)(?:['’](?:ve|re|m|ll))?|our (?:survey|review|paper|article|study|work|research)|"
    rf"(?:this|the (?:present|current)) (?:[\w-]+ ){{0,2}}{_WORK}|the authors)\b"
)
_ADVERBS = (
    r"(?:\w+ly |also |first |then |here |now |will |are |am |ha(?:ve|s) |aims? to |attempt to |"
    r"set out to )*"
)
_MAKES = any_of(
    """propos present introduc develop design releas build built creat offer construct devis
    contribut curat compil assembl announc open-sourc launch shar publish unveil wrote
    re-?implement"""
)
_STUDIES = any_of(
    """describ provid stud investigat explor examin analy[sz] argu survey review formaliz formulat
    establish conduct prov deriv identif revisit rethink address tackl focus aim seek consider
    reveal discover uncover assess compar evaluat measur extend show demonstrat find found collect
    observ ask test report benchmark train appl(?:y|ies) dissect delv undert[ao]k revisit probe
    bring look take_advantage tak(?:e|es)_a_closer outlin review summariz synthesiz identif
    systemat is_the_first giv defin suggest hypothesi conjectur encompass cover challeng question
    reproduc replicat scal fine-?tun motivat advocat posit"""
)
_ACTS = (
    r"(?:utiliz|employ|leverag|us(?:e|es|ed)\b|finetun|fine-tun|work|put|run|ran|play|draw|drew)"
)
_OF_ITSELF = pattern(
    r"^[^,;:]{2,60}(?:, [^,;:]{3,120},)? (?:introduces|unveils|open-sources|releases) (?=an?\b|"
    r"(?-i:[A-Z]))"
)
ANNOUNCES = pattern(rf"{_AUTHORS} {_ADVERBS}{_MAKES}|{_OF_ITSELF.pattern}")
TELLS = pattern(
    rf"{_AUTHORS} {_ADVERBS}(?:{_STUDIES}|{_ACTS}[^,;:]* to (?:\w+ly )?(?:{_MAKES}|{_STUDIES}))|"
    rf"^this is (?:an?|the) |\b(?:this|our|the (?:present|current)) (?:[\w-]+ )?{_WORK} "
    r"(?:\w+ly )?(?!is|was|has|does)[a-z]+s\b"
)
_FOUND_OR_THOUGHT = any_of(
    """are were is was be ha(?:ve|d) do did can could may might must shall should will would
    need lack want wish hope think believe expect anticipate envision plan intend know see note
    remark recall assume suppose refer call term denote write say claim acknowledge thank
    conclude(?:d)? discuss(?:ed)? highlight(?:ed)? emphasi[sz]e(?:d)? illustrate(?:d)?
    confirm(?:ed)? verif(?:y|ied) validate(?:d)? corroborate(?:d)? substantiate(?:d)?
    achieve(?:d)? attain(?:ed)? obtain(?:ed)? reach(?:ed)? outperform(?:ed)? surpass(?:ed)?
    attribute(?:d)? begin began start(?:ed)? learn(?:ed)?_that live face remain rely all both on in
    and not"""
)
DOES = pattern(
    r"(?:(?!(?:we|if|when|whenever|once|suppose)\b)[^,;:]{2,120}, )?"
    r"we (?:(?:then|here|now|first|next) |\w+ly )*"
    rf"(?!{_FOUND_OR_THOUGHT}\b|\w+ly\b)[a-z][a-z-]+ "
)
"""What the authors did, in whatever words: *we tune*, *we put forward*."""
OF_THE_WORK = pattern(rf"{_AUTHORS}|\b(?:ours?|us|authors?|the paper)\b")
"""What the authors say of themselves or their work, whatever it is."""
FINDS = pattern(
    r"^(?:our|the) (?:\w+ )?(?:analys[ei]s|results?|findings?|experiments?|stud(?:y|ies)) "
    r"(?:show|reveal|demonstrat|suggest|indicat|confirm)\w* that\b"
)
"""What was found, where nobody says that they set out to find it."""
WORK_TELLS = pattern(rf"this (?:[\w-]+ ){{0,2}}{_WORK} (?:\w+ly )?(?!is|was|has|does)[a-z]+s\b")
"""How a text opens that is about itself from its first word on."""
OF_A_GUIDE = pattern(
    r"this (?:[\w-]+ ){0,2}(?:chapter|monograph|overview|primer|review|survey|thesis|tutorial)\b"
)
"""The same of a text that gathers or teaches, and may make nothing new."""
HYPOTHESIS = pattern(
    r"(?:(?:hypothes[ie]s|conjecture) ?\(?(?:H?\d|[ivx]+|[a-d])\)?|\(?H\d\)?)[:.] "
)
"""A hypothesis out of a list: whether it held stands elsewhere."""
ADDS = pattern(
    r"(?:(?:also|further|furthermore|moreover|additionally|besides|finally|lastly|in addition|"
    r"last but not least|as an? (?:side[- ]product|by-?product|side[- ]note|bonus)|"
    r"to (?:complement|supplement|(?:facilitate|(?:further )?support) "
    r"(?:this|these|that|such|the|its|our|future|further|more)\b)[^,]*),)"
)
"""How a sentence opens that comes on top of what has been told."""
_EXPERIMENTS = any_of(
    """experiments? evaluations? ablations? tests analys[ei]s comparisons? user_stud(?:y|ies)
    simulations? human"""
)
_GOODS = any_of(
    """our all (?:the_)?code (?:the_)?data(?:sets?)? (?:the_)?models? (?:the_)?weights"""
)
AFTERTHOUGHT = pattern(
    r"(?:[^,]{3,60}, )?(?:we|the authors) (?:also|further|additionally)\b|"
    r"(?:we|the authors|our) (?:(?:also|further|additionally|finally|then|hope|believe|conclude|"
    r"discuss|expect|anticipate|envision|plan|intend|(?:\w+ )?validate|are (?:eager|releasing))\b|"
    rf"(?:conduct|perform)(?:ed)? (?:[\w-]+ ){{0,3}}{_EXPERIMENTS}\b|"
    rf"(?:release|open-source|share|make|provide) {_GOODS}\b)"
)
"""What is done besides, or in the service of what is new."""
THE_METHOD = pattern(
    r"(?:our|the|the proposed) (?:[\w-]+ )?"
    + any_of(
        """approach framework methods? models? results? findings? system algorithm experiments?
        pipeline analysis evaluation dataset benchmark technique protocol architecture scheme"""
    )
    + r"\b"
)
"""What has been introduced before, so that a blurb cannot begin with it."""
PER_MEMBER = pattern(r"(?:for|in|on|at|from|with|within) (?:each|every) [^,]{3,60},")
"""What is done for each of several things."""
VERB = re.compile(
    r"\b(?:[a-z]+(?:ed|izes?|ises?|if(?:y|ies)|ates?)|"
    + any_of(
        """is are was were has have had can could will would may might must should do(?:es)? did
        accelerates? accepts? accounts? breaks? builds? carries carry checks? chooses? completes?
        composes? comprises? computes? conducts? constrains? constructs? controls? converges?
        corresponds? creates? cuts? defines? delivers? denotes? detects? discovers? divides?
        draws? drives? encodes? encourages? engages? executes? expands? explains? expresses
        extracts? forms? formulates? gains? generali[sz]es? generates? goes guides? handles?
        identifies implies indicates? involves? keeps? lets? links? lowers? merges? models?
        moves? obtains? opens? operates? plays? predicts? processes proceeds? promotes? reads?
        reflects? refers? relates? replaces? represents? resembles? resolves? results_in
        retains? retrieves? rivals? samples? saves? sees? selects? sets? shares? shifts? solves?
        splits? strengthens? succeeds? tells? tests? treats? turns? underlies unlocks? updates?
        views? writes?
        achieves? acts? adapts? arises? benefits? boosts? brings? calls? costs? decreases? differs?
        emerges? fails? follows? grows? holds? increases? lags? leaves? meets? needs? occurs?
        raises? returns? scales? spans? stands? starts? stems? tends? wins?
        address(?:es)? aims? allows? analy[sz]es? appl(?:y|ies) argues? attains?
        becomes? captures? combines? compares? confirms? consists? contains? converts? covers?
        depends? derives? describes? develops? discuss(?:es)? employs? enables? ensures?
        establish(?:es)? examines? exceeds? exhibits? exploits? explores? extends? features? finds?
        focus(?:es)? found gives? helps? highlights? improves? includes? incorporates? introduces?
        leads? learns? leverages? maintains? makes? match(?:es)? offers? outperforms? performs?
        presents? preserves? produces? proposes? proves? provides? reach(?:es)? reduces?
        rel(?:y|ies) remains? requires? reveals? runs? seeks? serves? shows? stud(?:y|ies)
        suggests? supports? surpass(?:es)? tackles? takes? trains? transforms? uses? works?
        yields?"""
    )
    + rf")\b|(?i:{_AUTHORS} {_ADVERBS})[a-z]+"
)
ASKS = pattern(r"\bquestions?\b[^:]*: (?:how|what|why|when|which|whether|can|do|does|is|are)\b")
"""A question that a text asks, and answers in what follows."""
BACKGROUND = pattern(
    r"\b"
    + any_of(
        """recent(?:ly)? existing previous prior traditional conventional current despite however
        although unfortunately while remains? challeng(?:es?|ing) lack suffer struggle limited
        widely ha(?:s|ve)_been is_(?:crucial|essential|critical|important)
        is_an?_(?:key|fundamental)"""
    )
    + r"\b"
)
AVAILABILITY = pattern(
    r"\b(?:codes?|data|datasets?|checkpoints?|weights|scripts?|toolkit|models?|projects?|"
    r"implementation|demos?|videos?|materials?|page|website)\b[^,;]{0,60}"
    r"\b(?:available|released|found|open-?sourced|accessible|public)\b"
    r"|\b(?:maintain|provide|release|keep)\b[^,;]{0,40}\b(?:resource|reading|paper|public|github) "
    r"(?:list|repository|collection|page)"
    r"|\b(?:maintain|keep) an? (?:[\w-]+ ){0,4}(?:list|repository|collection) (?:of|for|to|with)\b"
    r"|\b(?:maintained|hosted) at\b|\bcan be (?:found|accessed|downloaded)\.$|"
    r"\bset up an? (?:\w+ )?(?:repository|page|website)\b"
    r"|\b(?:is|are|be|been|made) (?:\w+ )?(?:publicly|freely|openly) (?:available|accessible)\b"
    r"|\brelease (?:all )?(?:the |our )?(?:code|data)\b"
)
_MARKS = "=^_∈≤≥<>∑∏√‖ℝ𝔼∥"
FORMULA = re.compile(rf"(?<!\S)[^\s{_MARKS}]*[{_MARKS}]\S*")
"""A word with a mark of mathematics in it."""
SUMMATION = re.compile(r"[∑∏∫]\S*[_^=∈]")
"""A sum with its limits, which a line of text shows without its shape."""
FIRST_POINT = re.compile(r"(?<![\w.-])\(?(?:1|i|a)\) ")
SECOND_POINT = re.compile(r"(?<![\w.-])\(?(?:2|ii|b)\) ")
LATER_POINT = re.compile(r"(?<![\w.-])\(?(?:[2-9]|i[iv]+|v|[b-d])\) ")
ANNOUNCES_LIST = pattern(
    r"\b(?:the following(?: [\w-]+){1,4}|(?:two|three|four|five|six|several|a few|a number of)"
    r"(?: [\w-]+){0,3} (?:components|advances?|innovations|upgrades|contributions|conclusions|"
    r"findings|insights|observations|improvements|questions|challenges|parts|aspects|steps|stages|"
    r"techniques|strategies|modules|ways|perspectives|reasons|limitations|advantages|benefits|"
    r"properties|dimensions|axes|phases|directions|principles|issues|factors|categories|groups|"
    r"tricks|ideas|respects)|(?:two|three|four)-?fold)\.$"
)
"""An ending after which the list itself is missed."""
NO_SUBJECT = pattern(
    any_of(
        """supports? leverages? provides? includes? offers? enables? features? uses? works? runs?
        allows? automatically efficient(?:ly)? fast easy zero bring no"""
    )
    + r"\b(?! (?:is|are|was|were|has|have|can|include)\b)"
)
"""How an entry of a list of features begins, which is about a thing named elsewhere."""
DEFINES = pattern(
    r"(?:(?:this|the) (?:\w+ )?"
    + any_of("project repository repo library package tool toolkit framework post")
    + r"|[\w.+-]+(?: [\w.+-]+){0,3}) (?:\([^()]*\) )?"
    + any_of(
        """is are provides offers enables turns makes lets helps contains implements enhances allows
        brings gives"""
    )
    + r"\b"
)
"""How a README says what the thing is."""
OF_PAPER = pattern(
    r"(?:(?:this|here|it) is |this repo(?:sitory)? (?:is|contains|holds|provides|hosts) )?"
    r"(?:the |an? )?(?:official |pytorch |jax |tensorflow |code )*(?:implementation|repository|"
    r"repo|code(?:base)?|release)\b(?: \w+)? (?:of|for) (?:the |our )?(?:[\w-]+ )?paper\b"
)
"""How a README says whose code it is, and nothing of what that does."""
IN_SHORT = pattern(r"tl;? ?dr\b")
"""How a text says itself what it comes to."""
PRONOUN = pattern(r"(?:it|they|you|this|these|that)\b")
MY = pattern(r"\bmy\b")
QUOTED = re.compile(r"[\"“][^\"“”]{0,400}[\"”]")
"""What somebody else may have said."""
ONE_AUTHOR = re.compile(r"(?:^|[\s(])I(?:['’](?:m|ve|d|ll))? ")
OF_ONE_AUTHOR = re.compile(r"\bI\b|\b(?i:my|me|myself)\b")
US = pattern(r"\b(?:we|our|us)\b")
EVERYONE = pattern(
    r"^every(?:one|body) (?:knows|agrees|loves|talks|wants)\b|"
    r"^(?:(?!\bwe\b).)*\b(?:ways? (?:in which |how |that )?|how )we\b"
    r"(?! (?:\w+ly )?(?:train|built|build|design|evaluat|collect|address|measur))|"
    r"^(?!.*\b(?:we|our)\b)(?!.*\b(?:allow|enabl|permit|let|help|lead|le[dt])\w* us\b).*\bus\b|"
    r"\bwe (?:still |currently |often )?lack\b|"
    r"\b(?:we|us|our)\b (?:live|see|perceive|humans|all|as humans|often|need to|must|should|daily|"
    r"lives|society|world|can|could|may|might)\b|\blet(?: us|['’]s)\b"
)
"""*We* who are not the authors, or not only they."""


def tells_news(text: str) -> bool:
    """Whether ``text`` says what the authors made or did, rather than how things are."""
    return bool(ANNOUNCES.search(text) or TELLS.search(text))
