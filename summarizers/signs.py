"""Signs of the part that a sentence plays in its text: what it announces, presumes, or lacks."""

from __future__ import annotations

import re

from summarizers.patterns import any_of, pattern

_AUTHORS = (
    r"\b(?:we|(?:this|the present) (?:\w+ )?(?:paper|work|study|article|survey|review|report|"
    r"thesis|post|essay|tutorial|primer)|the authors|i)\b"
)
_ADVERBS = r"(?:\w+ly |also |first |then |here |now |will |aims? to |set out to )*"
_MAKES = any_of(
    """propos present introduc develop design releas build built creat offer construct devis
    contribut curat compil assembl announc open-sourc launch shar publish unveil"""
)
_STUDIES = any_of(
    """describ provid stud investigat explor examin analy[sz] argu survey review formaliz formulat
    establish conduct prov deriv identif revisit rethink address tackl focus aim seek consider
    reveal discover uncover assess compar evaluat measur extend show demonstrat find found collect
    observ ask test report benchmark train"""
)
ANNOUNCES = pattern(rf"{_AUTHORS} {_ADVERBS}{_MAKES}")
TELLS = pattern(rf"{_AUTHORS} {_ADVERBS}{_STUDIES}")
AFTERTHOUGHT = pattern(
    r"(?:we|the authors|our) (?:also|further|additionally|finally|then|(?:\w+ )?validate|"
    r"conduct|discuss|conclude|hope|believe|release|open-source)\b"
)
THE_METHOD = pattern(
    r"(?:our|the|the proposed) (?:[\w-]+ )?"
    + any_of(
        """approach framework methods? models? results? findings? system algorithm experiments?
        pipeline analysis evaluation dataset benchmark technique protocol architecture scheme"""
    )
    + r"\b"
)
"""What has been introduced before, so that a blurb cannot begin with it."""
VERB = re.compile(
    r"\b(?:[a-z]+(?:ed|izes?|ises?|if(?:y|ies)|ates?)|"
    + any_of(
        """is are was were has have had can could will would may might must should do(?:es)? did
        achieves? adapts? address(?:es)? aims? allows? analy[sz]es? appl(?:y|ies) argues? attains?
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
    r"\b(?:codes?|data|datasets?|models?|projects?|implementation|demos?|videos?|materials?|page|"
    r"website)\b[^,;]{0,60}\b(?:available|released|found|open-?sourced|accessible|public)\b"
)
FORMULA = re.compile(r"\S*[=^_∈≤≥<>∑∏√‖ℝ𝔼∥]\S*")
NAME = re.compile(r"(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z][\w-]*[A-Z0-9])[A-Z][\w-]{3,}")
"""A name as works are named, ``VideoTPO``; all capitals are acronyms."""
FIRST_POINT = re.compile(r"(?<!\w)\(?(?:1|i|a)\) ")
SECOND_POINT = re.compile(r"(?<!\w)\(?(?:2|ii|b)\) ")
LATER_POINT = re.compile(r"(?<!\w)\(?(?:[2-9]|i[iv]+|v|[b-d])\) ")
ANNOUNCES_LIST = pattern(
    r"\b(?:the following(?: [\w-]+){1,4}|(?:two|three|four|five|six|several|a few|a number of)"
    r"(?: [\w-]+){0,3} (?:components|advances?|innovations|upgrades|contributions|conclusions|"
    r"findings|insights|observations|improvements|questions|challenges|parts|aspects|steps|stages|"
    r"techniques|strategies|modules|ways|perspectives))\.$"
)
"""An ending after which the list itself is missed."""
NO_SUBJECT = pattern(
    any_of(
        """supports? leverages? provides? includes? offers? enables? features? uses? works? runs?
        allows? automatically efficient(?:ly)? fast easy zero bring no"""
    )
    + r"\b(?! (?:is|are|was|were|has|have|can)\b)"
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
PRONOUN = pattern(r"(?:it|they|you|this|these|that)\b")
ONE_AUTHOR = re.compile(r"(?:^|[\s(])I(?:['’](?:m|ve|d|ll))? ")
US = pattern(r"\b(?:we|our|us)\b")
EVERYONE = pattern(
    r"\b(?:we|us|our)\b (?:live|see|perceive|humans|all|as humans|often|need to|must|should|daily|"
    r"lives|society|world|can|could|may|might)\b|\blet(?: us|['’]s)\b"
)
"""*We* who are not the authors, or not only they."""
