"""LaTeX as it stands in titles and abstracts, turned to plain Unicode.

arXiv's fields hold TeX as their authors typed it: accents, emphasis, mathematics, macros of their
own, and plain text that merely looks like TeX (``$5 per task``, ``95% of it``). pylatexenc reads
what is TeX; this module decides what is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexMacroNode, LatexNode

from newsletter.text import tidy, unescape

MAX_PARSED_CHARS: Final = 20_000
MAX_PARSED_BRACES: Final = 400
"""What is longer or has more braces than these has its commands struck out, not parsed."""
MAX_FORMULA_CHARS: Final = 600

_MARKED: Final = re.compile(r"[\\${}~`]|--|''")
_COMMANDS: Final = re.compile(r"[\\{}]")
_ROUND_MATH: Final = re.compile(r"\\[(\[](.{1,600}?)\\[)\]]", re.DOTALL)
_DOLLARS: Final = re.compile(r"(?P<touching>(?<=[^\s$])\$\$(?=[^\s$]))|\$\$?")
_SIGN: Final = re.compile(r"\\?([%&#$])|\\(_)")
_EMPHASIS: Final = re.compile(r"\\(?:emph|text(?:bf|it|tt|sc|sf|rm)|underline)\{([^{}\\]*)\}")
_CITATION: Final = re.compile(
    r"\s*\\(?:cite[a-zA-Z]*|(?:eq|auto|c)?ref)\*?(?:\[[^]]*\])*\{[^{}]*\}"
)
_ESCAPED_BRACE: Final = re.compile(r"\\[{}]")
_OPEN_ACCENT: Final = re.compile(r"\\(?:[a-zA-Z]|['\"`^~=.])$")
"""An accent whose letter is the next word: ``fa\\c cade``."""
_CODE_POINT: Final = re.compile(r"\\unicode\{x?([0-9a-fA-F]{2,5})\}")

_ADDRESS: Final = r"https?://(?:[^\s{}<>\"\\$|^`]|\\[_%#&~])+"
# \url{X}, \href{X}{Y} and bare addresses, whose characters mean nothing to TeX.
_LINK: Final = re.compile(
    rf"\\url\s*\{{\s*(?P<url>{_ADDRESS})\s*\}}"
    rf"|\\href\s*\{{\s*(?P<target>{_ADDRESS})\s*\}}\s*\{{(?P<label>[^{{}}]*)\}}"
    rf"|(?P<bare>{_ADDRESS})"
)
# What is done with is set aside under a private-use number, so that no later step reads it again.
_PLACE: Final = re.compile("\ue000(\\d+)\ue001")
_PLACE_MARKS: Final = re.compile("[\ue000\ue001]")

_SYNONYMS: Final = (
    (re.compile(r"\\[td]frac(?![a-zA-Z])"), r"\\frac"),
    (re.compile(r"\\wide(hat|tilde)(?![a-zA-Z])"), r"\\\1"),
    (re.compile(r"\^\{?\\circ(?![a-zA-Z])\}?"), "°"),
    (re.compile(r"\^\{?\\top(?![a-zA-Z])\}?"), "ᵀ"),
)
_SCRIPT: Final = re.compile(r"([_^])\{([^{}]{1,12})\}|([_^])([A-Za-z0-9+*'−-])")
_SUPERSCRIPTS: Final = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_SUBSCRIPTS: Final = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_MATH_LETTERS: Final = re.compile("[\U0001d400-\U0001d7ffℬℰℱℋℐℒℳℛ]")

_TYPOGRAPHY: Final = (
    (re.compile(r"(?<=[\w.,;:)\]])~(?=[\w(\[\ue000])"), " "),
    (re.compile(r"(?<![-\w])---(?!-)|(?<=[\w)\]])---(?=[\w(])"), "—"),
    (re.compile(r"(?<=[\w)\]])--(?=[\w(])|(?<= )--(?= )"), "–"),
    (re.compile(r"``(?=\S)|(?<=\S)''"), '"'),
    (re.compile(r"(?<!\S)`(?=\w)"), "'"),
)

_SILENT: Final = (
    "bf it em rm sc tt sf sl cal bfseries itshape ttfamily normalfont tiny scriptsize small large "
    "Large LARGE normalsize footnotesize xspace noindent par displaystyle textstyle left right big "
    "Big bigg Bigg bigl bigr Bigl Bigr limits nolimits protect centering newline linebreak "
    "ensuremath boldmath label vspace hspace maketitle thanks"
).split()
_SPELLED: Final = {"deg": "°", "eg": "e.g.", "ie": "i.e.", "etal": "et al.", "etc": "etc."}


def latex_to_text(text: str) -> str:
    r"""``text`` on one line as plain Unicode; text without TeX comes back as it is, tidied.

    Web addresses stay whole, a dollar that opens no formula stays a dollar, and a macro that
    nobody knows leaves its name (``\ours`` gives ``ours``). Never raises.
    """
    text = unescape(text)
    if not _MARKED.search(text):
        return text
    kept: list[str] = []

    def keep(piece: str) -> str:
        kept.append(piece)
        return f"\ue000{len(kept) - 1}\ue001"

    text = _set_links_aside(_PLACE_MARKS.sub("", text), keep)
    text = _set_formulas_aside(text, keep)
    text = _EMPHASIS.sub(r"\1", _SIGN.sub(lambda sign: keep(sign[1] or sign[2]), text))
    if _COMMANDS.search(text):
        text = _without_commands(text)
    for pattern, replacement in _TYPOGRAPHY:
        text = pattern.sub(replacement, text)
    return tidy(_PLACE.sub(lambda place: kept[int(place[1])], text))


def _set_links_aside(text: str, keep: Callable[[str], str]) -> str:
    def replace(link: re.Match[str]) -> str:
        address = re.sub(r"\\(.)", r"\1", link["url"] or link["target"] or link["bare"])
        label = link["label"]
        if label and label.strip() and "://" not in label:
            return f"{label} ({keep(address)})"
        return keep(address)

    return _LINK.sub(replace, text)


def _set_formulas_aside(text: str, keep: Callable[[str], str]) -> str:
    r"""Formulas converted and set aside; ``\$`` and dollars that open none are left alone."""
    text = _ROUND_MATH.sub(lambda found: keep(_formula(found[1])), text)
    first, *parts = _single_dollars(text.replace("\\$", keep("$"))).split("$")
    done = [first]
    at = 0
    while at < len(parts):
        content, after = parts[at], parts[at + 1] if at + 1 < len(parts) else None
        if after is not None and _is_formula(content, after[:1]):
            done += [keep(_formula(content)), after]
            at += 2
        else:
            done += [keep("$"), content]
            at += 1
    return "".join(done)


def _single_dollars(text: str) -> str:
    """``$$x$$`` as ``$x$``, and formulas that touch, ``$x$$^{2}$``, as the one that is seen."""
    opened = ""

    def single(found: re.Match[str]) -> str:
        nonlocal opened
        if opened == "$" and found["touching"]:
            return ""
        opened = "" if opened else found[0]
        return "$"

    return _DOLLARS.sub(single, text)


def _is_formula(content: str, follower: str) -> bool:
    """Whether ``$content$`` is mathematics: Pandoc's rule for dollars, wider where TeX shows.

    Pandoc wants no space inside the dollars and no digit after them
    (https://pandoc.org/MANUAL.html#extension-tex_math_dollars).
    """
    inside = content.strip()
    if not inside or len(content) > MAX_FORMULA_CHARS:
        return False
    tex = any(mark in content for mark in "\\^_{")
    loose_ends = content[0].isspace() + content[-1].isspace()
    if loose_ends == 0:
        return tex or not follower.isdigit()
    if loose_ends == 2:
        return tex or (len(inside) < 60 and not inside[0].isdigit())
    return not inside[0].isdigit() and (tex or " " not in inside)


@lru_cache(maxsize=4096)
def _formula(tex: str) -> str:
    """Mathematics in a line of Unicode: ``10^{-3}`` to ``10⁻³``, styled letters to plain ones."""
    tex = tex.replace("%", "\\%").replace("\\\\%", "\\%")
    for pattern, synonym in _SYNONYMS:
        tex = pattern.sub(synonym, tex)
    text = _parsed(f"${_SCRIPT.sub(_raise_or_lower, tex)}$")
    plain = _MATH_LETTERS.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), text)
    return tidy(plain)


def _raise_or_lower(script: re.Match[str]) -> str:
    mark, content = script[1] or script[3], script[2] or script[4]
    table = _SUPERSCRIPTS if mark == "^" else _SUBSCRIPTS
    if all(character in table for character in content):
        return "".join(table[character] for character in content)
    return f"{mark}({content})" if re.search(r"[-+*/, ]", content) else script[0]


def _without_commands(text: str) -> str:
    text = _CITATION.sub("", text)
    text = _CODE_POINT.sub(lambda found: chr(int(found[1], 16)), text)
    if len(text) > MAX_PARSED_CHARS or text.count("{") > MAX_PARSED_BRACES:
        return _struck_out(text)
    return " ".join(_parsed_words(text.split(" ")))


def _parsed_words(words: Iterable[str]) -> Iterator[str]:
    """``words`` with those parsed that hold TeX, each up to where its braces close.

    pylatexenc takes its time over every character, and most of an abstract is no TeX.
    """
    span: list[str] = []
    depth = 0
    for word in words:
        if not span and not _COMMANDS.search(word):
            yield word
            continue
        span.append(word)
        plain = _ESCAPED_BRACE.sub("", word)
        depth += plain.count("{") - plain.count("}")
        if depth <= 0 and not _OPEN_ACCENT.search(word):
            yield _parsed(" ".join(span))
            span, depth = [], 0
    yield _parsed(" ".join(span))


def _parsed(tex: str) -> str:
    try:
        text: str = _converter().latex_to_text(tex)
    except (ValueError, TypeError, IndexError, AttributeError, KeyError, RecursionError):
        # pylatexenc is lenient, not total: garbage may meet any of these inside it.
        return _struck_out(tex)
    return text


def _struck_out(tex: str) -> str:
    """``tex`` without backslashes, braces and dollars: for what cannot be parsed."""
    return re.sub(r"\\(?=[a-zA-Z])", " ", tex).translate({ord(c): None for c in "\\{}$"})


class _Converter(LatexNodes2Text):  # type: ignore[misc]  # pylatexenc is untyped
    """pylatexenc's, but for a macro without its arguments, of which it would print ``%s``."""

    def apply_simplify_repl(self, node: LatexNode, simplify_repl: object, what: str) -> str:
        """The text of ``node``: by its template, or by its name when that cannot be filled."""
        if isinstance(node, LatexMacroNode) and isinstance(simplify_repl, str):
            given = node.nodeargd.argnlist if node.nodeargd else None
            if simplify_repl.count("%s") > len(given or ()):
                return _unknown_macro(node, self)
        return str(super().apply_simplify_repl(node, simplify_repl, what))


@lru_cache(maxsize=1)
def _converter() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    specs = [MacroTextSpec(name, "") for name in _SILENT]
    specs += [MacroTextSpec(name, text) for name, text in _SPELLED.items()]
    specs += [MacroTextSpec("href", "%(2)s"), MacroTextSpec("footnote", _footnote)]
    context.add_context_category("abstracts", macros=specs, prepend=True)
    context.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_unknown_macro))
    return _Converter(math_mode="text", strict_latex_spaces=False, latex_context=context)


def _unknown_macro(node: LatexMacroNode, l2tobj: LatexNodes2Text) -> str:
    """A formatting macro's group speaks for itself; a name standing for a word is that word."""
    arguments = _argument_text(node, l2tobj)
    source = node.parsing_state.s
    if arguments or source[node.pos + node.len : node.pos + node.len + 1] == "{":
        return arguments
    return f"{node.macroname}{node.macro_post_space or ''}"


def _footnote(node: LatexMacroNode, l2tobj: LatexNodes2Text) -> str:
    return f" ({_argument_text(node, l2tobj)})"


def _argument_text(node: LatexMacroNode, l2tobj: LatexNodes2Text) -> str:
    arguments = [argument for argument in node.nodeargd.argnlist or () if argument is not None]
    return str(l2tobj.nodelist_to_text(arguments))
