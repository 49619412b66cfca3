"""Where a paper was accepted, read from the words its authors put into arXiv's comment field."""

from __future__ import annotations

import re
from typing import Final

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
}
_YEAR: Final = r"(?:19|20)\d\d"
_VENUE: Final = re.compile(
    rf"(?:(?P<before>{_YEAR})\s+(?:(?:IEEE|ACM|CVF|Annual|[/&])\W*+)*)?(?<![\w/.-])"
    rf"(?P<name>{'|'.join([*_ALIASES, *map(re.escape, _NAMES)])})(?![a-z]|-[A-Z]|\s+and\s+[A-Z])"
    rf"(?:\s+(?:Findings|Main|Workshops?)|\s*\([A-Z-]+\))?(?:\)?[\s,'’(/-]*(?P<year>{_YEAR})|\s?['’](?P<short>\d\d))?(?!\d)",
    re.IGNORECASE,
)
_PRINTED: Final = {name.lower(): name for name in _NAMES}

_SENTENCE_END: Final = re.compile(r"(?<=[^\s.])[.;](?:\s+|$)|\s[|]\s|\n")
_ACCEPTED: Final = re.compile(
    r"\b(?:accepted|to\s+appear|appear(?:s|ed|ing)?|published|presented|camera[- ]ready|in\s+press|"
    r"forthcoming|proceedings|oral|spotlight|best\s+paper|honou?rable\s+mention)\b",
    re.IGNORECASE,
)
_NOT_ACCEPTED: Final = re.compile(
    r"\b(?:submi(?:tted|ssion|t)|under\s+(?:double[- ]blind\s+)?review|in\s+review|reviewed\s+at|"
    r"being\s+reviewed|reject(?:ed|ion)|not\s+(?:yet\s+)?(?:accepted|published)|extended\s+version|"
    r"extends|extension\s+of|template|style\s+file|competition|challenge|shared\s+task|"
    r"withdrawn|conference\s+version|preprint\s+of|rebuttal|target(?:ing|ed))\b",
    re.IGNORECASE,
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:accepted|published|to\s+appear|in\s+press|forthcoming|presented)"
    r"(?:\s+(?:for|as)(?:\s+\w+){1,3}?)?\s+(?:at|in|to|by|for|with)\s+(?:the\s+)?"
    r"(?:(?:\d+(?:st|nd|rd|th)|20\d\d)\s+)?(?P<name>(?-i:[A-Z])[^,;.()\n]{2,80})",
    re.IGNORECASE,
)
MAX_COMMENT_CHARS: Final = 2000


def venue_of(comment: str) -> str:
    """The venue that ``comment`` (plain text) says the paper was accepted at, else ``""``.

    As in ``ACL 2026``, ``EMNLP 2025 Findings``, ``NeurIPS 2025 Workshop``, ``TMLR``. A known venue
    with its year counts without a verb, as authors write it; a submission never counts.
    """
    for sentence in _SENTENCE_END.split(comment[:MAX_COMMENT_CHARS]):
        venue = _known_venue(sentence) or _other_venue(sentence)
        if venue:
            return venue
    return ""


def _known_venue(sentence: str) -> str:
    for found in _VENUE.finditer(sentence):
        year = _year(found)
        if _is_accepted(sentence, found, bool(year)):
            name = " ".join(part for part in (_printed(found["name"]), year) if part)
            return name + _track(sentence)
    return ""


def _is_accepted(sentence: str, venue: re.Match[str], has_year: bool) -> bool:
    """Whether the nearest verb before the venue, or failing that any after it, says accepted."""
    before, after = sentence[: venue.start()], sentence[venue.end() :]
    said = max(_last(_ACCEPTED, before), -1), max(_last(_NOT_ACCEPTED, before), -1)
    if said != (-1, -1):
        return said[0] > said[1]
    if _NOT_ACCEPTED.search(after):
        return False
    return has_year or _ACCEPTED.search(after) is not None


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=-1)


def _year(venue: re.Match[str]) -> str:
    if venue["short"]:
        return f"20{venue['short']}"
    return venue["year"] or venue["before"] or ""


def _printed(name: str) -> str:
    for alias, printed in _ALIASES.items():
        if re.fullmatch(alias, name, re.IGNORECASE):
            return printed
    return _PRINTED[name.lower()]


def _track(sentence: str) -> str:
    if re.search(r"\bfindings\b", sentence, re.IGNORECASE):
        return " Findings"
    return " Workshop" if re.search(r"\bworkshops?\b", sentence, re.IGNORECASE) else ""


def _other_venue(sentence: str) -> str:
    """A venue that is on no list: the name after ``accepted at`` or the like."""
    found = _ELSEWHERE.search(sentence)
    if found is None or _NOT_ACCEPTED.search(sentence):
        return ""
    return " ".join(found["name"].split())
