"""Made-up research prose: deterministic, of realistic length, and no two pieces alike.

It stands in for the texts of a real week where only their number, length and variety matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from random import Random

_SYLLABLES = "ba co da fel gri hu jo kar lum mo nes or pi qua ren sol tri ul ves zan".split()
_GIVEN = "Aiko Bruno Chidi Dana Elif Farid Grete Hana Ivo Jun Kofi Lena Mika Noor Olga Pia".split()
_FAMILY = "Abe Brandt Costa Dube Eriksen Fuchs Gallo Hsu Ito Jansen Kaya Lopez Meier Novák".split()

_SLOTS: dict[str, Sequence[str]] = {
    "model": (
        "language models", "sparse mixtures of experts", "retrieval-augmented readers",
        "speech encoders", "vision-language models", "small distilled models", "tool-using agents",
        "diffusion language models", "reward models", "bilingual encoders", "long-context readers",
    ),
    "task": (
        "question answering over tables", "dialogue with changing goals", "code repair",
        "summaries of court rulings", "phone recognition", "entity linking", "machine translation",
        "claim verification", "planning in kitchens", "reading of old prints", "proof search",
        "grammatical error correction", "routing of support tickets", "argument mining",
    ),
    "way": (
        "a curriculum over document length", "a router that looks at single tokens",
        "contrastive pairs of plans", "rewards from the model's own certainty",
        "a memory of earlier mistakes", "a low-rank update per language", "debates of three agents",
        "a grammar that constrains decoding", "an index of paraphrased questions",
        "synthetic errors of graded difficulty", "kernels that keep states in fast memory",
    ),
    "data": (
        "two thousand annotated dialogues", "a corpus of parliamentary debates",
        "forty hours of field recordings", "six years of bug reports", "questions by librarians",
        "a multilingual set of recipes", "scanned letters with transcripts", "exam papers",
    ),
    "fault": (
        "answers drift as the context grows", "labels disagree between annotators",
        "training is unstable with small batches", "gains vanish outside the training domain",
        "scores reward length over substance", "rare languages are left behind",
        "the cost of serving grows with each tool", "evaluation leaks into training data",
    ),
    "gain": (
        "errors fall by a third", "accuracy rises by {n} points", "training takes half the time",
        "memory shrinks by {n} per cent", "judges prefer its answers in {n} of a hundred cases",
        "the ranking of systems stays the same at a tenth of the cost", "calibration improves",
    ),
    "part": (
        "the choice of negatives", "the order of examples", "the size of the vocabulary",
        "the length of the plan", "the temperature of sampling", "the first layer", "the judge",
    ),
}  # fmt: skip

_OPENING = (
    "Recent {model} do well on {task}, yet {fault}.",
    "For {task} it is common to rely on {model}; in practice, {fault}.",
    "Little is known about how {model} cope with {task} when {fault}.",
    "Although {model} have become the standard for {task}, {fault}.",
)
_PROPOSAL = (
    "We present {name}, a method for {task} that builds on {way}.",
    "We introduce {name}, which gives {model} {way} and needs no further labels.",
    "This paper proposes {name}: {model} that combine {way} with {data}.",
    "We study {task} through {name}, a benchmark made from {data}.",
)
_MIDDLE = (
    "{name} first learns from {data} and then adapts by means of {way}.",
    "The idea is to treat {task} as a matter of {way}, so that {part} can be chosen at test time.",
    "An ablation shows that {part} matters more than {part2}.",
    "Unlike earlier work on {model}, it does not assume that {data} are at hand.",
    "We find that {fault} whenever {part} is fixed in advance.",
    "A user study with {n} participants relates {part} to what people expect of {task}.",
    "To keep the comparison fair, all {model} see the same {data} and the same budget.",
    "The analysis of {n} failures suggests that {part} interacts with {part2}.",
)
_RESULT = (
    "On {task} and {task2}, {gain}, and {gain2}.",
    "Compared with strong baselines, {gain} on {task}.",
    "Across {n} settings {gain}, while {fault} far less often.",
)
_CLOSING = (
    "We release code, models and {data}.",
    "The results suggest that {way} deserves more attention in work on {model}.",
    "We discuss what this means for {task2} and where {fault} still.",
)


class Prose:
    """A source of texts; the same ``seed`` gives the same texts in the same order."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._names = 0

    def name(self) -> str:
        """An invented proper name that was not given before."""
        self._names += 1
        number, parts = self._names, list[str]()
        while number or len(parts) < 2:
            number, digit = divmod(number, len(_SYLLABLES))
            parts.append(_SYLLABLES[digit])
        return "".join(parts).capitalize()

    def person(self) -> str:
        """An author."""
        return f"{self._random.choice(_GIVEN)} {self._random.choice(_FAMILY)}"

    def title(self, name: str) -> str:
        """A paper's or a post's title about the thing called ``name``."""
        pattern = self._random.choice(
            (
                "{name}: {model} for {task}",
                "{name}: {task} with {way}",
                "{name}, or {task} revisited",
            )
        )
        return self._filled(pattern, name)

    def phrase(self) -> str:
        """A line of description."""
        return self._filled("{model} for {task} with {way}", "").capitalize()

    def abstract(self, name: str, words: int) -> str:
        """At least ``words`` words: what is wrong, what is new, how it works, what comes of it."""
        sentences = [self._one_of(_OPENING, name), self._one_of(_PROPOSAL, name)]
        ending = [self._one_of(_RESULT, name), self._one_of(_CLOSING, name)]
        patterns = cycle(self._random.sample(_MIDDLE, len(_MIDDLE)))
        while _count(sentences) + _count(ending) < words:
            sentences.append(self._filled(next(patterns), name))
        return " ".join(sentences + ending)

    def paragraphs(self, name: str, words: int) -> list[str]:
        """An article of at least ``words`` words."""
        found: list[str] = []
        while _count(found) < words:
            found.append(self.abstract(name, self._random.randint(50, 110)))
        return found

    def _one_of(self, patterns: Sequence[str], name: str) -> str:
        return self._filled(self._random.choice(patterns), name)

    def _filled(self, pattern: str, name: str) -> str:
        chosen = {slot: self._random.choice(texts) for slot, texts in _SLOTS.items()}
        more = {f"{slot}2": self._random.choice(texts) for slot, texts in _SLOTS.items()}
        number = str(self._random.randint(3, 60))
        text = pattern.format(**chosen, **more, name=name, n=number).replace("{n}", number)
        return text[0].upper() + text[1:]


def _count(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)
