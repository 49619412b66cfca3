"""Where a paper was accepted, read from the words its authors put into arXiv's comment field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import Final

_YEAR: Final = r"(?:19|20)\d\d"
# Conferences and journals as their authors write them; the first name of a line is the one printed.
_NAMES: Final = (
    "ACL EMNLP NAACL EACL AACL COLING CoNLL TACL LREC SemEval COLM WMT INLG SIGDIAL BlackboxNLP "
    "NeurIPS ICML ICLR AISTATS UAI COLT ALT CoRL MLSys L4DC ACML LoG CPAL TMLR JMLR DMLR JAIR "
    "AAAI IJCAI ECAI AAMAS ICAPS CVPR ICCV ECCV WACV BMVC 3DV ACCV MICCAI MIDL ISBI ICIP TPAMI "
    "IJCV KDD WWW SIGIR CIKM WSDM RecSys ECIR ICTIR SIGMOD VLDB PVLDB ICDE EDBT PAKDD ICDM SDM "
    "Interspeech ICASSP ASRU SLT ISMIR WASPAA ICRA IROS RSS HRI RA-L CHI UIST CSCW IUI FAccT AIES "
    "SaTML SIGGRAPH ICSE FSE ASE ISSTA OOPSLA PLDI POPL MSR ICPC CCS NDSS OSDI SOSP NSDI ASPLOS "
    "ISCA MICRO HPCA ICAIF GECCO EvoStar ICAART IJCNN ICANN ESANN ECML-PKDD ISWC ESWC JCDL DAC"
).split()
_ALIASES: Final = {
    r"AAAI\s*/\s*ACM\s+Conference\s+on\s+(?:AI|Artificial\s+Intelligence),?\s+Ethics,?\s+(?:and|&)"
    r"\s+Society": "AIES",
    rf"AAAI(?:\s+{_YEAR})?\s+Fall\s+Symposi(?:um|a)": "AAAI Fall Symposium",
    rf"AAAI(?:\s+{_YEAR})?\s+Spring\s+Symposi(?:um|a)": "AAAI Spring Symposium",
    rf"AAAI(?:\s+{_YEAR})?\s+Summer\s+Symposi(?:um|a)": "AAAI Summer Symposium",
    r"NIPS": "NeurIPS",
    r"Neural Information Processing Systems": "NeurIPS",
    r"Transactions on Machine Learning Research": "TMLR",
    r"Journal of Machine Learning Research": "JMLR",
    r"Transactions of the Association for Computational Linguistics": "TACL",
    r"Conference on Language Modeling": "COLM",
    r"International Conference on Machine Learning": "ICML",
    r"International Conference on Learning Representations": "ICLR",
    r"The\s+(?:ACM\s+)?Web\s+Conference": "WWW",
    r"TheWebConf": "WWW",
    r"ACM\s+(?:Multimedia|MM)": "ACM Multimedia",
    r"USENIX\s+Security": "USENIX Security",
    r"ECML[-/ ]?PKDD": "ECML-PKDD",
    r"LREC-COLING": "LREC-COLING",
    r"Robotics:?\s+Science\s+and\s+Systems": "RSS",
    r"SIGGRAPH\s+Asia": "SIGGRAPH Asia",
    r"CHI\s+PLAY": "CHI PLAY",
}
_VENUE: Final = re.compile(
    rf"(?:(?P<before>{_YEAR})\s+(?:(?:IEEE|ACM|CVF|Annual|[/&])\W*+)*)?(?<![\w/.-])"
    rf"(?P<name>{'|'.join([*_ALIASES, *map(re.escape, _NAMES)])})"
    r"(?![a-z@]|-[A-Z]|\s+and\s+[A-Z]|\s+(?:Cup|Anthology)\b)"
    rf"(?:\s+(?:Findings|Main|Workshops?)|\s*\([A-Z-]+\))?(?:\)?[\s,'’(/-]*(?P<year>{_YEAR})|\s?['’](?P<short>\d\d))?(?!\d)",
    re.IGNORECASE,
)
_PRINTED: Final = {name.lower(): name for name in _NAMES}

_ABBREVIATIONS: Final = {
    r"\bProc\.\s+(?:of\s+)?(?:the\s+)?": "Proceedings of the ",
    r"\bConf\.": "Conference",
    r"\bInt(?:er|l)?\.(?=\s)": "International",
    r"\bSymp\.": "Symposium",
    r"\bTrans\.": "Transactions",
}
_SENTENCE_END: Final = re.compile(
    # A short word with a full stop of its own is the next piece of an abbreviated name.
    r"(?<=[^\s.])[.;](?:\s+(?!(?!Code|Oral|Link)[A-Z][a-z]{1,4}\.)|$)|\s[|]\s|\n"
)
_ACCEPTED: Final = re.compile(
    r"\b(?:ac[cept]{3,7}(?:ed|ance)?|to\s+appear|appear(?:s|ed|ing)?|publish?ed|presented|"
    r"camera[- ]ready|in\s+press|forthcoming|proceedings|oral|spotlight|best\s+paper|"
    r"honou?rable\s+mention)\b",  # many write "accpeted"
    re.IGNORECASE,
)
_NOT_ACCEPTED: Final = re.compile(
    r"\b(?:s[uy]bmit\w*|submission|under[- ]+(?:double[- ]blind[- ]+)?review|in\s+review|"
    r"reviewed\s+at|being\s+reviewed|reject(?:ed|ion)|not\s+(?:yet\s+)?(?:accepted|published)|"
    r"extend(?:ed|s|ing)(?!\s+abstract)|extension\s+of|template|style|format|competition|"
    r"challenge|shared\s+task|withdrawn|conference\s+version|preprint\s+of|rebuttal|"
    r"target(?:t?ing|t?ed)|(?<!-)(?<!& )tutorial)\b",
    re.IGNORECASE,
)
_ONLY_NAMED: Final = re.compile(
    r"\b(?:for|from|to|after|than|(?<!located\s)with)\s+(?:(?:the|our|an?|IEEE|ACM)\s+)*$|"
    r"\b(?:winn(?:er|ing)|based\s+on|compared|shorter\s+version|note\s+(?:for|on)|talk)\b",
    re.IGNORECASE,
)
"""Before a venue that no verb goes with: it is told of something else than this paper."""
_NAMED_OF_ANOTHER: Final = re.compile(
    r"\W*(?:conference\s+)?(?:reviews?\b|papers?\s+(?:by|of)\b)", re.IGNORECASE
)
_BESIDE: Final = re.compile(r"\bco-?l+ocated(?:\s+with)?\b", re.IGNORECASE)
_WORKSHOP: Final = re.compile(r"\bworkshops?\b", re.IGNORECASE)
_ARE_WORKSHOPS: Final = frozenset(("ASRU", "SLT", "WASPAA", "BlackboxNLP", "SemEval"))
"""Their own names have the word, which tells no workshop beside them."""
_GUEST: Final = re.compile(r"\s+(?!-)(?P<name>[A-Z]\w*[A-Z]\w*)(?!\W*\w*\W*[Tt]rack)\b")
"""What stands behind a venue in capitals, as in ``EMNLP MRL 2024``."""
_NO_GUESTS: Final = frozenset(
    (
        "AI ML LLM LLMS HCI DS ACM IEEE CVF IJCNLP ICWSM TOG ARR ADS DB NIER SEIP SEET LBD LBW LBR "
        "MAIN MAINS MAINCONFERENCE ORAL POSTER"
    ).split()
)
"""Tracks, societies, sister conferences and subjects, which are no workshop."""
_HOSTED: Final = frozenset("paper poster talk full short long demo highlight conference".split())
"""What stands before the ``@`` of a conference itself; any other name there is a workshop's."""

_MONTHS: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d"
_ELSEWHERE: Final = re.compile(
    r"\b(?:accepted|published|to\s+appear|in\s+press|forthcoming|presented)"
    r"(?:\s+(?:for|as)(?:\s+\w+){1,3}?)?\s+(?:at|in|to|by|for|with)\s+(?:the\s+)?"
    r"(?:(?:\d+(?:st|nd|rd|th)|20\d\d)\s+)?(?!(?:presentation|publication|oral|poster)\b)"
    r"(?P<name>(?-i:[A-Z])[^,;.()\n]+)",
    re.IGNORECASE,
)
_AFTER_NAME: Final = re.compile(
    rf":?\s+(?:https?\b|www\b|(?:on|in)\s+(?:\d|{_MONTHS})|with\s+an?\s|"
    r"(?:held|as\s+(?:an?|extended)|for\s+(?:future\s+)?(?:publication|presentation))\b|"
    r"and\s+(?:is|are|was|will|to|has|can|it|also|published|presented|available)\s)",
    re.IGNORECASE,
)
"""Where a sentence goes on behind a name without a mark."""
_AND: Final = re.compile(r"(?:^|\s)(?:and|&)\s+(?:the\s+)?[A-Z]")
_ONE_OF_MORE: Final = re.compile(r"\b(?:on|of|for)\s+[A-Z]\S*\s*$")
"""A name that ends so before a comma is likely one of a list of subjects."""
_LONGEST_LIST: Final = 4
_LONGEST_NAME: Final = 115
MAX_COMMENT_CHARS: Final = 2000
_MOST_VENUES: Final = 20
"""A sentence that names more is read no further."""


def venue_of(comment: str) -> str:
    """The venue that ``comment`` (plain text) says the paper was accepted at, else ``""``.

    As in ``ACL 2026``, ``EMNLP 2025 Findings``, ``NeurIPS 2025 Workshop``, ``TMLR``. A known venue
    with its year counts without a verb, as authors write it; a submission never counts. A name on
    no list counts only where it is there whole.
    """
    plain = comment[:MAX_COMMENT_CHARS]
    for abbreviation, word in _ABBREVIATIONS.items():
        plain = re.sub(abbreviation, word, plain)
    for sentence in _SENTENCE_END.split(plain):
        venue = _known_venue(sentence) or _other_venue(sentence)
        if venue:
            return venue
    return ""


def _known_venue(sentence: str) -> str:
    found = list(islice(_VENUE.finditer(sentence), _MOST_VENUES))
    for place, venue in enumerate(found):
        if _is_accepted(sentence, venue):
            told = _by_its_year(sentence, found[place:])
            name = " ".join(part for part in (_printed(told["name"]), _year(told)) if part)
            return name + _track(sentence, told)
    return ""


def _by_its_year(sentence: str, venues: Sequence[re.Match[str]]) -> re.Match[str]:
    """The first of ``venues``; where the next only gives its short name with the year, that."""
    first, *others = venues
    if _year(first) or not others:
        return first
    second = others[0]
    is_short_name = sentence[first.end() : second.start()].strip() == "("
    return second if is_short_name and _year(second) else first


def _is_accepted(sentence: str, venue: re.Match[str]) -> bool:
    """Whether the nearest verb before the venue, or failing that any after it, says accepted."""
    before, after = sentence[: venue.start()], sentence[venue.end() :]
    if _BESIDE.search(before) and not _WORKSHOP.search(sentence):
        return False
    said = max(_last(_ACCEPTED, before), -1), max(_last(_NOT_ACCEPTED, before), -1)
    if said != (-1, -1):
        return said[0] > said[1]
    if _NOT_ACCEPTED.search(after):
        return False
    if _ACCEPTED.search(after):
        return True
    is_named = _ONLY_NAMED.search(before) or _NAMED_OF_ANOTHER.match(after)
    return bool(_year(venue)) and not is_named


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=-1)


def _year(venue: re.Match[str]) -> str:
    if venue["short"]:
        return f"20{venue['short']}"
    within = re.search(_YEAR, venue["name"])
    return venue["year"] or venue["before"] or (within[0] if within else "")


def _printed(name: str) -> str:
    for alias, printed in _ALIASES.items():
        if re.fullmatch(alias, name, re.IGNORECASE):
            return printed
    return _PRINTED[name.lower()]


def _track(sentence: str, venue: re.Match[str]) -> str:
    if re.search(r"\bfindings\b", sentence, re.IGNORECASE):
        return " Findings"
    if _printed(venue["name"]) in _ARE_WORKSHOPS:
        return ""
    return " Workshop" if _WORKSHOP.search(sentence) or _has_guest(sentence, venue) else ""


def _has_guest(sentence: str, venue: re.Match[str]) -> bool:
    """Whether a workshop's name is joined to the venue's: ``FaIR@ECAI``, ``EMNLP MRL 2024``."""
    before, at, between = sentence[: venue.start("name")].rpartition("@")
    if at and re.fullmatch(r"\W*(?:\d{4}\W*)?(?:(?:IEEE|ACM|CVF)\W*)*", between):
        words = [word.strip("()[],") for word in before.split() if not _is_number(word)]
        guest = next((word for word in reversed(words) if word.lower() not in _HOSTED), "")
        return guest != guest.lower() and not _ACCEPTED.search(guest)
    behind = _GUEST.match(sentence, venue.end())
    return behind is not None and behind["name"].upper() not in _NO_GUESTS


def _is_number(word: str) -> bool:
    return not any(letter.isalpha() for letter in word)


def _other_venue(sentence: str) -> str:
    """A venue that is on no list: the name after ``accepted at`` or the like, if it is whole."""
    found = _ELSEWHERE.search(sentence)
    if found is None or _NOT_ACCEPTED.search(sentence):
        return ""
    name = _whole_name(found["name"], sentence[found.end() :])
    if name and _WORKSHOP.search(found[0][: found.start("name") - found.start()]):
        name = name if _WORKSHOP.search(name) else f"{name} Workshop"
    return name if 3 <= len(name) <= _LONGEST_NAME else ""


def _whole_name(name: str, rest: str) -> str:
    """``name`` with what belongs to it of the ``rest`` of its sentence; empty when it is cut."""
    ended = _AFTER_NAME.search(name)
    if ended:
        rest, name = "", name[: ended.start()]
    if rest.startswith(","):
        name = _with_list(name, re.split(r"[;.()\n]", rest[1:], maxsplit=1)[0].split(","))
    is_cut = (rest.startswith(".") and rest != ".") or name.count('"') % 2
    return "" if is_cut else " ".join(name.split()).rstrip("!:- ")


def _with_list(name: str, pieces: Sequence[str]) -> str:
    """``name`` and the ``pieces`` behind its commas, where they are of one list that ends in *and*.

    ``Conference on Text, Speech, and Dialogue``; empty for a name that breaks off before the list.
    """
    if name[-1:].isdigit():
        return name
    pieces = [piece.strip() for piece in pieces]
    parts = list(takewhile(lambda piece: piece[:1].isupper() and not _AND.search(piece), pieces))
    last, more = [*pieces[len(parts) : len(parts) + 2], "", ""][:2]
    if _AND.search(last) and len(parts) <= _LONGEST_LIST:
        return ", ".join([name, *parts, last, *([more] if _AND.match(more) else [])])
    is_cut = pieces[0][:1].isupper() and not any(map(str.isdigit, pieces[0]))
    return "" if is_cut and _ONE_OF_MORE.search(name) else name
