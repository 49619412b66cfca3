"""A title as running text has it: lower-case but for names and acronyms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set

_NAMES = frozenset(
    """African Alan Amazon America American Android Anthropic Apple Arabic Asia Asian Atari
    Austrian Azure Banach Bayes Bayesian Bengali Blackwell Boltzmann Boolean Bradley Brazilian
    Bregman British Brownian Carlo Cartesian Catalan Chinese Chomsky Chrome Claude Cohen
    Confucian Copilot Czech Danish Dirichlet Discord Docker Dutch Earth Elo English Euclidean
    Europe European Facebook Fisher Fourier French Gauss Gaussian Gemini Gemma German Git
    Google Grassmann Greek Hamiltonian Hawkes Hebbian Hebrew Hessian Hilbert Hindi Hopfield
    Indian Indic Indonesian Internet Italian Jacobian Japanese Java Julia Jupyter Kaggle Kalman
    Kolmogorov Koopman Korean Kubernetes Lagrangian Langevin Laplace Laplacian Latin Linux
    Lipschitz Llama Lyapunov Mahalanobis Mandarin Markov Markovian Meta-World Microsoft
    Minecraft Mistral Monte Nash Newton Nordic Nvidia Nyström Olympiad Pareto Persian Poisson
    Polish Portuguese Postgres Pro Pythagorean Python Rails Reddit Redis Ricci Riemannian Rubik
    Russian Rust Sanskrit Scandinavian Schrödinger Shakespeare Shannon Shapley Slack Slovak
    Sobolev Socratic Spanish Stockfish Swahili Swedish Swiss Sylvester Tamil Telegram Telugu
    Terry Thai Thompson Tibetan Triton Turing Turkish Twitter Ukrainian Urdu Vietnamese
    Wasserstein Wikipedia Windows Zipf""".split()
)
"""What has its capital in any text, and is spelt like a plain word in a title."""
_PHRASES = re.compile(r"Hugging Face|Stable Diffusion|Claude Code|Stack Overflow|Chatbot Arena")
_ACRONYM_SPELT_OUT = re.compile(
    r"(?:[A-Z]\w*(?:-[a-z]\w*)*"
    r"(?:-| (?:(?:of|and|for|with|in|to|the|from|on|by|via|as|a|an) )*))+\([A-Z]"
)
"""``Retrieval-Augmented Parsing (RAP``: capitals that stand for the acronym's."""
_TERM = re.compile(r"(?:large|language|models?|[\w-]+(?:ing|tion|ed|ment))$", re.IGNORECASE)
"""What is lowered amid words without capitals: ``via Tree-Augmented Parsing``."""
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’][a-z]+)?")
_ALONE = re.compile(r"(?<![\w-])[a-z][\w-]*[,;)]?\s([A-Z][a-z]+)(?=[\s,.;:)](?![A-Z(]))(?!-)")
"""A word with a capital amid words without."""
_PLAIN = re.compile(
    r"(?:transformers?|attention|large|language|models?|.+(?:ing|tion|ive|al|ed|ment|ness|ity|ly|"
    r"ght|ous|able|ence|ance|ers?))$",
    re.IGNORECASE,
)
"""What is no name by its look, though a paper may write its terms with capitals."""
_TITLED_SHARE = 0.6
_SMALL = frozenset("a an the of for and or nor in on at to by with from via as but per vs".split())


def running_case(title: str, text: str) -> str:
    """``title`` in lower case, but for what ``text`` (the abstract) or its spelling shows a name.

    >>> running_case("Learning Tree Parsers with GPT-9 and Monte Carlo Search", "")
    'learning tree parsers with GPT-9 and Monte Carlo search'
    """
    names = _names_of(text)
    words = title.split(" ")
    titled = _is_titled(words)
    lowered = (
        _lowered(word, names) if titled or at == 0 or _TERM.match(word) else word
        for at, word in enumerate(words)
    )
    low = " ".join(lowered)
    for name in _PHRASES.findall(title):
        low = re.sub(name, name, low, flags=re.IGNORECASE)
    return low


def _names_of(text: str) -> frozenset[str]:
    """The words that ``text`` writes with a capital where none is due, and never without."""
    plain = _ACRONYM_SPELT_OUT.sub("(", text)
    capitals = Counter(word for word in _ALONE.findall(plain) if not _PLAIN.match(word))
    lower = {word.rstrip("s").capitalize() for word in re.findall(r"\b[a-z]+\b", text)}
    return frozenset(
        word for word, count in capitals.items() if count > 1 and word.rstrip("s") not in lower
    )


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
