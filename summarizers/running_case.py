"""A title as running text has it: lower-case but for names and acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache

from summarizers.common_words import is_common

_NAMES = frozenset(
    """Africa African Airbnb Alan Albanian Alexa Amazon America American Amharic Anderson Android
    Antarctic Antarctica Anthropic Apple Arabic Arctic Arduino Aristotelian Armenian Asia Asian
    Assamese Atari Atlantic Australia Australian Austrian Azure Baltic Banach Bangladesh
    Bangladeshi Basque Bayes Bayesian Beijing Bengali Berlin Bernoulli Bessel Biblical Blackwell
    Bloch Bluesky Boltzmann Boolean Bose Boston Bradley Brazil Brazilian Bregman Britain British
    Brownian Buddhist Bulgarian Burmese California Canada Canadian Cantonese Carlo Cartesian
    Catalan Catholic Cauchy Chebyshev Chern Chernoff Chicago China Chinese Chomsky Christian
    Chrome Claude Clifford Cohen Condorcet Confucian Cooper Copilot Coulomb Cournot Croatian
    Czech Danish Darwinian Delaunay Denmark Dirac Dirichlet Discord Docker Dutch Earth Egypt
    Egyptian Einstein Elo English Estonian Ethiopia Ethiopian Euclidean Europe European Facebook
    Fermi Feynman Filipino Finland Finnish Firefox Fisher Floquet Fock Fokker Fourier France
    French Freudian Gabor Galerkin Galician Galois Gauss Gaussian Gemini Gemma Georgian German
    Germany Ghana Ghanaian Gibbs Git Gödel Google Granger Grassmann Greek Gromov Grover Gujarati
    Gumbel Haar Hamiltonian Hamming Hartree Haskell Hausa Hausdorff Hawkes Hebbian Hebrew
    Hegselmann Heisenberg Hermite Hermitian Hessian Hilbert Himalayan Hindi Hindu Hodge
    Hoeffding Hopf Hopfield Hubbard Hungarian Icelandic Igbo India Indian Indic Indonesia
    Indonesian Internet Iran Iranian Ireland Irish Ising Islamic Israel Israeli Italian Italy
    Itô Jacobian Japan Japanese Java Jensen Jewish Josephson Julia Jupyter Kaggle Kalman Kannada
    Kantian Kantorovich Kazakh Kenya Kenyan Kerr Khmer Kitaev Kohn Kolmogorov Kondo Koopman
    Korea Korean Krause Kubernetes Kullback Kurdish Kutta Lagrangian Laguerre Landau Langevin
    Laplace Laplacian Latin Latvian Lebesgue Legendre Leibler Levenshtein Lévy Lindblad Linux
    Lipschitz Lithuanian Llama London Lorentz Lyapunov Macedonian Mahalanobis Majorana Malay
    Malayalam Malaysia Malaysian Mandarin Marathi Markov Markovian Mars Martian Marxist Mastodon
    Maxwell Mediterranean Merkle Meta-World Mexican Mexico Microsoft Minecraft Minkowski Mistral
    Mongolian Monte Moroccan Mott Mozilla Muslim Nash Navier Nepal Nepali Netflix Netherlands
    Newton Nigeria Nigerian Nobel Noether Nordic Norway Norwegian Nvidia Nyström Odia Olympiad
    Ontario Oppenheimer Ottoman Pacific Pakistan Pakistani Pareto Paris Pashto Peano Pearson
    Persian Planck Poisson Poland Polish Portuguese Postgres Pro Prolog Punjabi Pythagorean
    Python Qing Quran Quranic Rademacher Rails Raman Rashba Reddit Redis Rényi Ricci Riemann
    Riemannian Roman Romanian Rubik Runge Russia Russian Rust Rydberg Sanskrit Scandinavian
    Schrödinger Schwarzschild Scotland Scottish Serbian Shakespeare Shanghai Shannon Shapley
    Singapore Singaporean Sinhala Sinkhorn Siri Slack Slovak Slovenian Sobolev Socratic Somali
    Spain Spanish Spearman Spotify Stackelberg Steiner Stockfish Stokes Swahili Sweden Swedish
    Swiss Switzerland Sylvester Tagalog Taiwan Taiwanese Tamil Tang Telegram Telugu Terry Texas
    Thai Thailand Thompson Tibetan Tokyo Toronto Triton Tsallis Tsetlin Turing Turkish Twitter
    Uber Ubuntu Ukraine Ukrainian Urdu Uzbek Vedic Vietnam Vietnamese Voronoi Wannier
    Wasserstein Weibull Welsh Weyl Wiener Wigner Wikipedia Windows Xhosa Yoruba Zeeman Zernike
    Zipf Zulu""".split()
)
"""What has its capital in any text, and is spelt like a plain word in a title."""
_HOUSES = frozenset("Character Meta Notion Scale Stripe Together".split())
"""Companies with the name of a common word."""
_PHRASES = re.compile(r"Hugging Face|Stable Diffusion|Claude Code|Stack Overflow|Chatbot Arena")
_PANES = re.compile(r"\b(?:attention|context|sliding|time) Windows\b")
"""What is no name of a system."""
_ACRONYM_SPELT_OUT = re.compile(
    r"(?:[A-Z]\w*(?:-[a-z]\w*)*"
    r"(?:-| (?:(?:of|and|for|with|in|to|the|from|on|by|via|as|a|an) )*))+\([A-Z]"
)
"""``Retrieval-Augmented Parsing (RAP``: capitals that stand for the acronym's."""
_TERM = re.compile(
    r"(?:large|language|models?|agents?|tools?|apps?|analyzers?|frameworks?|toolkits?|"
    r"[\w-]+(?:ing|tion|ed|ment|istic))$",
    re.IGNORECASE,
)
"""What is lowered amid words without capitals: ``via Tree-Augmented Parsing``."""
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’][a-z]+)?")
_ALONE = re.compile(r"(?<![\w-])[a-z][\w-]*[,;)]?\s([A-Z][a-z]+)(?=[\s,.;:)](?![A-Z(]))(?!-)")
"""A word with a capital amid words without."""
_BEARERS = re.compile(
    r"(?<![\w-])[a-z][\w-]*[,;)]?\s(?:([A-Z][a-z]+)['’]s|([A-Z][a-z]+)[-–]([A-Z][a-z]+))(?=\s[a-z])"
)
"""Who something is named after: *Noor's tree*, a *Noor-Lund tree*."""
_FULL_NAMES = re.compile(
    r"(?<![\w-])[a-z][\w-]*[,;]?\s(?:[a-z][\w-]*\s|(?<=[,;]\s))"
    r"((?:[A-Z][\w.]*(?:[’']s)?\s){1,3}[A-Z]\w*)(?=[\s,.;:)’'])(?!\s(?:[A-Z(]|[a-z]{2,4}\s[A-Z]))"
)
"""Words with capitals amid words without: *it was made by Quill Pen and others*."""
_RELEASED = re.compile(r"(?<![\w-])[A-Z][\w.]*(?:-[\w.]+)*?\d(?:-[A-Z][a-z]+)+(?![\w-])")
"""A name with its variant: *Quill-3.1-Nib-Max*."""
_LOWER = re.compile(r"(?<![\w./@:#])[a-z]+(?![\w/@]|\.\w)")
"""A word without a capital, which is no part of an address."""
_PLAIN = re.compile(
    r"(?:transformers?|attention|large|language|models?|.+(?:ing|tion|ive|al|ed|ment|ness|ity|ly|"
    r"ght|ate|ous|able|ence|ance|ers?))$",
    re.IGNORECASE,
)
"""What is no name by its look, though a paper may write its terms with capitals."""
_BEFORE_AI = re.compile(r" AI\b")
_CAPITAL = r"[A-Z][a-z]+(?:-[a-z]+)*"
_RUN = re.compile(rf"(?<![\w’'./-]){_CAPITAL}(?:(?: (?:and|&|of))? {_CAPITAL})*(?![\w./-])")
"""Words with capitals one after another, such as *Tree Search and Pruning*."""
_TITLED_SHARE = 0.6
_SMALL = frozenset("a an the of for and or nor in on at to by with from via as but per vs".split())


def running_case(title: str, text: str) -> str:
    """``title`` in lower case, but for what ``text`` (the abstract) or its spelling shows a name.

    >>> running_case("Learning Tree Parsers with GPT-9 and Monte Carlo Search", "")
    'learning tree parsers with GPT-9 and Monte Carlo search'
    """
    spelling = _spelling_of(text)
    words = _unshouted(title, text).split(" ")
    titled = _is_titled(words)
    lowered = (
        _lowered(word, spelling.names) if titled or at == 0 or _TERM.match(word) else word
        for at, word in enumerate(words)
    )
    low = _PANES.sub(lambda found: found[0].lower(), " ".join(lowered))
    for name in [
        *_PHRASES.findall(title),
        *(name for name in spelling.full_names if name in title),
    ]:
        low = re.sub(re.escape(name), name, low, flags=re.IGNORECASE)
    return low


def terms_in_lower_case(phrase: str, text: str) -> str:
    """``phrase``, in the case of running text, without the capitals of terms in it.

    A term of several words is one by how ``text`` spells them, each of them.

    >>> terms_in_lower_case("memory for AI Agents, as Quill Agents have it", "")
    'memory for AI agents, as Quill Agents have it'
    """
    lower = _spelling_of(text).lower

    def in_lower_case(run: re.Match[str]) -> str:
        words = re.findall(r"[A-Z][a-z]+", run[0])
        before, _, last = run[0].rpartition(" ")
        if _PHRASES.search(run[0]):
            return run[0]
        if before and _BEFORE_AI.match(run.string, run.end()) and not is_common(last):
            common = all(map(is_common, before.split()))  # *Fully Local Quill AI*, made by Quill
            return f"{before.lower() if common else before} {last}"
        several = len(words) > 1
        terms = all(map(_TERM.match, words)) or (
            several and all(w.lower() in lower or is_common(w) for w in words)
        )
        return run[0].lower() if terms else run[0]

    return _RUN.sub(in_lower_case, phrase)


def with_names(phrase: str, names: Iterable[str]) -> str:
    """``phrase`` with ``names`` as they are spelt.

    >>> with_names("inside quill's pens", ["Quill"])
    "inside Quill's pens"
    """
    for name in names:
        phrase = re.sub(rf"(?<![\w-]){re.escape(name)}(?!\w)", name, phrase, flags=re.IGNORECASE)
    return phrase


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How a text spells its words."""

    lower: frozenset[str]
    """Those without a capital."""
    names: frozenset[str]
    """Those with a capital where none is due, and never without."""
    full_names: tuple[str, ...]
    """Names of several words."""


@lru_cache(maxsize=16)  # a README is asked for each of its phrases
def _spelling_of(text: str) -> _Spelling:
    lower = frozenset(_LOWER.findall(text))
    plain = _ACRONYM_SPELT_OUT.sub("(", text)
    found = dict.fromkeys(_FULL_NAMES.findall(plain))
    sure = (name for name in found if not _PLAIN.match(name.split()[-1]))
    full = (name for name in sure if any(_is_rare(word, lower) for word in name.split()))
    return _Spelling(lower, _names_in(plain, lower), tuple(full))


def _is_rare(word: str, lower: Set[str]) -> bool:
    """Whether ``word`` is none of the plain words, and none of ``lower``."""
    odd = word[1:] != word[1:].lower() or len(word) == 1
    forms = {word.lower(), word.lower().rstrip("s"), f"{word.lower()}s"}
    return not (odd or _PLAIN.match(word) or is_common(word) or forms & lower)


def _unshouted(title: str, text: str) -> str:
    """A title that is all in capitals with a capital at each word, and names as in ``text``."""
    if title != title.upper() or " " not in title:
        return title
    odd = {word.lower(): word for word in _WORD.findall(text) if word[1:] != word[1:].lower()}
    return _WORD.sub(lambda word: odd.get(word[0].lower(), word[0].capitalize()), title)


def _names_in(plain: str, lower: Set[str]) -> frozenset[str]:
    """The words that ``plain``, where no acronym is spelt out, has with a capital for no reason."""
    alone = (word for word in _ALONE.findall(plain) if word in _HOUSES or not is_common(word))
    named = [word for word in alone if not _PLAIN.match(word)]
    named += [part for release in _RELEASED.findall(plain) for part in release.split("-")]
    for bearers in _BEARERS.findall(plain):
        words = [word for word in bearers if word]
        named += [] if any(map(_PLAIN.match, words)) else words
    small = {word.rstrip("s").capitalize() for word in lower}
    return frozenset(word for word in named if word.rstrip("s") not in small)


def _is_titled(words: list[str]) -> bool:
    """Whether the title has a capital at (nearly) every word, so that a capital says nothing."""
    telling = [w for w in words[1:] if w.lower() not in _SMALL and re.match(r"[^\W\d]", w)]
    return sum(w[0].isupper() for w in telling) >= _TITLED_SHARE * len(telling)


def _lowered(word: str, names: Set[str]) -> str:
    return _WORD.sub(lambda found: _part_lowered(found, names), word)


def _part_lowered(found: re.Match[str], names: Set[str]) -> str:
    """A word, or a part of one with hyphens, in lower case unless it is spelt as no word is."""
    part = found[0]
    stem = re.sub(r"['’]s$", "", part)
    around = found.string[max(0, found.start() - 1) : found.end() + 1]
    odd = any(c.isupper() for c in stem[1:]) or any(c.isdigit() for c in around)
    single = len(stem) == 1 and found.string.strip(",.") != "A"
    return part if odd or single or stem in names or stem in _NAMES else part.lower()
