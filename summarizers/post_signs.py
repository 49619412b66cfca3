"""Signs of the part that a sentence plays in a post: it gives out news, chats, sets a scene."""

from __future__ import annotations

import re

from summarizers.patterns import any_of, pattern

_POST = any_of("post article blog blogpost piece essay tutorial guide document series")
OF_POST = pattern(
    rf"(?:in|with) (?:this|the following) (?:[\w-]+ )?{_POST},? (?:[^,;:]{{3,80}}, )?(?:we|i)\b|"
    rf"this (?:[\w-]+ )?{_POST} (?:will )?(?:\w+ly )?"
    + any_of(
        """aims_to answers? argues? asks covers? demonstrates? describes? details discuss(?:es)?
        examines? explains? explores? gives introduces? investigates? is_about looks? outlines?
        presents? proposes? provides? reviews? shows? surveys? teaches walks?"""
    )
    + r"\b"
)
"""How a post says what it is about."""
ABOUT = pattern(r"this post is about\b")
_GIVES = any_of(
    """announc introduc releas launch open-?sourc publish shar unveil present debut ship roll_out
    rolling_out rolled_out add expand welcom preview partner"""
)
_MOODS = r"(?:super |very |so |really )?(?:excited|happy|pleased|proud|thrilled|delighted|glad)"
_THIRD = (
    r"^(?!(?:it|this|that|these|they|there|which|you|not|what)\b)(?:[^,;:]{3,80}, )?"
    r"(?:(?!\b(?:not|no|if|that)\b)[^,;:]){2,70}(?:, [^;:]{3,150},)?"
)
GIVES_OUT = pattern(
    r"(?:^|[,;—–] (?:and |so )?|\b(?:today|now|and|that|version \S+) )"
    r"(?:we|i)(?:['’](?:re|m|ve))? "
    rf"(?:(?:are|am|have|just|now|also|finally|recently|been|\w+ly|{_MOODS} to|decided to) )*"
    rf"(?:{_GIVES}|making (?:[^,;:]*available|(?:\w+ )?(?:updates|changes)))"
    rf"|{_THIRD} (?:is|are|has|have) (?:(?:now|today|just|also|\w+ly|{_MOODS} to|been) )*"
    rf"(?:(?!present\b){_GIVES}(?:ing|e)?|(?<!is )(?<!are ){_GIVES}e?d)\b"
    rf"|{_THIRD} {_GIVES}(?:e?s) (?!(?:of|in|for|to)\b)"
    r"|\bthere(?:['’]s| is) (?:now )?an? new\b"
)
"""How a post gives something out, in whoever's name."""
OLD_NEWS = pattern(
    r"(?:last "
    + any_of(
        """year month week spring summer fall autumn winter january february march april may june
        july august september october november december"""
    )
    + r"|earlier this|previously|when (?:we|i) (?:first )?\w+ed|"
    r"in (?:a|an|our|my|the) (?:previous|earlier|last)|in previous|"
    r"(?:an?|a few|two|three|four|five|six|several) (?:week|month|year)s? ago|"
    r"for (?:a while|years|months))\b"
)
"""How a post begins that comes to its news later."""
LONG_AGO = pattern(
    r"\b(?:(?:an?|a few|two|three|four|five|six|several|many) (?:week|month|year)s? ago|"
    r"(?:last|earlier this) (?:year|month|spring|summer|fall|autumn|winter))\b"
)
POINTS_BACK = pattern(
    r"\b(?:of|for|to|about|with|from|by|than|like|does|did|calls|called) "
    r"(?:this|that|these|those|it)(?=[.;]| [“\"])|"
    r"^(?:[^,;:]{0,40}, )?(?:s?he|his|her)\b|^(?:in response|that is),|"
    r"^(?:while|though|although|once|if) \w+, (?:they|it)\b|"
    r"\bto find out(?=[.;])"
)
"""*A fern is an example of this*, which no other rule takes for leaning."""
_PART = r"(?:sub-?section|section|part|chapter|paragraph|figure|table)"
OF_A_PART = pattern(
    r"(?:[^,;:]{0,60}\b)?(?:in|to) (?:this|the (?:next|following|first|second|last|final)) "
    rf"(?:[\w-]+ )?{_PART}s?\b|{_PART} \d|in the [\w-]+ {_PART}\b|"
    rf"the (?:[\w-]+ ){{0,3}}{_PART} (?:describes|explains|introduces|presents|shows)\b"
)
"""What only a part of a post does."""
NOW = pattern(r"\b(?:today|this (?:week|month|release|version|update)|for the first time)\b")
FOUND = pattern(
    r"(?:[^,;:]{3,90}, )?[^,;:]{2,60} (?:has|have) (?:now |just |recently )?"
    + any_of(
        "discovered disproved solved proved shown found developed built trained created ported"
    )
    + r"\b|(?:[^,;:]{3,90}, )?[^,;:]{2,60} (?:announced|introduced|launched|open-sourced|unveiled) "
    r"(?:an?|its|the|their)\b|"
    r"[^,;:]{0,60}\b(?:researchers|scientists|engineers|team) (?:built|created|designed|developed|"
    r"found|made|showed|trained)\b|"
    r"[a-z]+ing [^.;:]{3,140}? (?:reveals?|shows?|demonstrates?) that\b"
)
RESULT = pattern(
    r"(?:in short, |overall, )?(?:the|our|one) (?:[\w-]+ ){0,2}"
    r"(?:results?|findings?|takeaways?|conclusions?|answer|"
    r"(?:key|main) (?:idea|insight|lesson|point)s?) (?:is|are|was|were|shows?|suggests?)\b"
)
"""How a post says what came of it."""
I_DID = pattern(
    r"(?:[^;:]{2,160}, )?i (?:\w+ly |then |also |just |recently )*"
    + any_of(
        """analy[sz]ed added built collected compared compiled created designed developed explored
        fine-tuned gathered implemented investigated looked_at made measured plotted ported
        released scraped trained tested took ran wrote rewrote"""
    )
    + r"\b"
)
"""What one author did; much else that an *I* tells is of nobody's interest."""
AVAILABLE = pattern(r"\b(?:is|are) (?:now |also )*(?:generally )?available\b")
CHAT = pattern(
    r"(?:oh|imagine|suppose|well|hey|hi|ya|yeah|yes|no|sure|ok(?:ay)?|anyway|again|so|now|alas|"
    r"from there)\b[,.…]?"
)
"""How a post chats."""
_PICTURE = any_of(
    "charts? plots? figures? diagrams? screenshots? visuali[sz]ations? histograms? heat-?maps?"
)
_SHOWN = any_of("image graph picture photo video animation table map snippet example code")
PICTURED = pattern(
    rf"\b(?:{_PICTURE}|{_SHOWN}s?) (?:above|below|here|on the (?:left|right|top|bottom))\b|"
    rf"\b(?:on|in|from) (?:the|this|these|each|both) (?:[\w-]+ )?{_PICTURE}\b|"
    rf"\b(?:above|below|this|these|following|entire|next|previous) {_PICTURE}\b|"
    rf"\b(?:this|above|following) {_SHOWN}\b(?! (?:of|model|generat\w+))|"
    r"\bas (?:seen|shown|pictured|illustrated|depicted|mentioned) (?:in|on|above|below|here)\b|"
    r"\b(?:see|shown|seen|listed|described|discussed|pictured|further) (?:above|below)\b"
)
"""What cannot be read without a picture, or a place, that is not printed."""
READER = re.compile(r"\b[Yy]ou(?:rs?)?\b")
SCENE = pattern(
    r"(?:imagine|suppose|say|consider|for example|for instance|as an example|in the past|"
    r"(?:\w+ )?examples? (?:are|include|is)\b|"
    r"(?:for|over|during|in) (?:the |these )?(?:last|past|many|recent|decades|years)\b"
    r"(?![^,]{0,40}, (?:we|our)\b)|back then|"
    r"historically|traditionally|previously|people |everyone |once upon|"
    r"(?:in|since|by) (?:\w+ )?(?:19|20)\d\d\b|(?:when|after|before|since) (?:we|i)\b|"
    r"if (?:you|one|the)\b)"
)
"""How a post sets its scene or gives an example."""
ITSELF = pattern(
    r"\b(?:this|the) (?:[\w-]+ )?(?:post|blog|article|essay|series|page|card|section|faq)\b|"
    r"\bread on\b|"
    r"\bcoupon\b|\btweet\b|\bforgiven for\b|\bwhat follows\b|\bbuckle up\b|\bstay tuned\b|"
    r"\bdive (?:in|into)\b|"
    r"\b(?:see|watch|check out|head over)\b [^.]*\b(?:video|here|blog|docs|page)\b"
)
"""What a post says of its own making and place."""
PITCH = pattern(
    r"\b(?:breakthrough|game-?changer|milestone|commitment|mission|vision|journey|broader effort|"
    r"tip (?:the|that) balance|excited|thrilled|proud|delighted|our hopes?|"
    r"(?:just|only) (?:the|a) (?:beginning|start)|just getting started|(?:only )?one side of)\b|"
    r"^getting started\b|"
    r"\b(?:we|i) (?:\w+ly )?(?:believe|think|want|hope|love|wish|feel|are committed)\b"
)
"""What a post says to win its readers."""
CONTRACTED = pattern(r"\w['’](?:s|re|ve|ll|m) (?:not |now |also )?(?:an?|the|[a-z]+(?:ed|ing))\b")
"""*There's a*, *it's the*: a verb within another word."""
