"""Learning from a newsletter's own issues: what it picks, and where it puts things.

What is learned stands beside the shipped weights and is plain to see: one more component,
``learned``, and the sections' odds by name.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from newsletter.embedding import Embedder
from ranker.section_features import Thing
from ranker.section_model import SectionModel, fit_sections
from ranker.taste import Leaning
from ranker.terms import blanked, is_subject, terms, words_of
from ranker.weights import WeightsError, save_arrays

MIN_ITEMS = 30
"""Fewer published items than this teach no sections."""
_TELLING = 1.28
"""How many standard errors make a word worth telling: chance alone would in one of ten."""
_TELLING_ITEMS = 10
"""Items of a section whose words are told."""
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_TOLD = 8
"""How many words of a kind are told."""


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """A published item, and the section that the editor put it in."""

    thing: Thing
    section: str
    issue: str


@dataclass(frozen=True, slots=True)
class Learned:
    """What a newsletter's own issues taught."""

    leaning: Leaning | None
    sections: SectionModel | None
    """Its labels are the names of the newsletter's sections."""

    def save(self, folder: Path) -> None:
        """Keep it in ``folder``; what was not learned leaves no file."""
        folder.mkdir(parents=True, exist_ok=True)
        if self.leaning is None:
            (folder / "leaning.npz").unlink(missing_ok=True)
        else:
            leaning = {
                "direction": self.leaning.direction,
                "bias": np.array(self.leaning.bias),
            }
            save_arrays(folder / "leaning.npz", leaning)
        if self.sections is None:
            (folder / "sections.npz").unlink(missing_ok=True)
        else:
            self.sections.save(folder / "sections.npz")

    @classmethod
    def load(cls, folder: Path) -> Learned:
        """What :meth:`save` kept; a missing or damaged file is as if nothing was learned."""
        return cls(_read_leaning(folder / "leaning.npz"), _read_sections(folder / "sections.npz"))


NOTHING = Learned(None, None)
"""What there is before the first lesson."""


def _read_sections(path: Path) -> SectionModel | None:
    try:
        return SectionModel.load(path) if path.exists() else None
    except WeightsError:
        return None


def _read_leaning(path: Path) -> Leaning | None:
    if not path.exists():
        return None
    try:
        with np.load(path, allow_pickle=False) as stored:
            return Leaning(stored["direction"].astype(np.float32), float(stored["bias"]))
    except (OSError, ValueError, KeyError, BadZipFile):
        return None


def learn_sections(items: Sequence[PlacedItem], embedder: Embedder) -> SectionModel | None:
    """Where this newsletter puts things; ``None`` with too few items or only one section."""
    counts = Counter(item.section for item in items)
    told = [item for item in items if item.section and counts[item.section] >= 3]
    if len(told) < MIN_ITEMS or len({item.section for item in told}) < 2:
        return None
    things = [item.thing for item in told]
    vectors = embedder.embed([thing.embedded for thing in things])
    return fit_sections(things, vectors, [item.section for item in told])


def telling_words(some: Iterable[str], others: Iterable[str]) -> list[str]:
    """Words and pairs of words that ``some`` texts have more than ``others``, most telling first.

    By log-odds in standard errors with a flat prior (Monroe, Colaresi and Quinn, 2008). A plural
    counts as its singular where both occur; of a pair that tells, the words are not told again.
    """
    ours, theirs = [_words(text) for text in some], [_words(text) for text in others]
    known = {word for words in (*ours, *theirs) for word in words}
    counts, rest = _counts(ours, known), _counts(theirs, known)
    total, total_rest = sum(counts.values()) + 1, sum(rest.values()) + 1

    def telling(term: str) -> float:
        a, b = counts[term] + 0.5, rest[term] + 0.5
        odds = math.log(a / (total - a + 1)) - math.log(b / (total_rest - b + 1))
        return odds / math.sqrt(1 / a + 1 / b)

    scores = {term: telling(term) for term in counts if _is_term(term, counts)}
    told = sorted((t for t in scores if scores[t] > _TELLING), key=lambda t: (-scores[t], t))
    paired = {word for term in told if " " in term for word in term.split()}
    return [term for term in told if term not in paired]


def _is_term(term: str, counts: Mapping[str, int]) -> bool:
    """Whether it stands in two texts, and is a word or a pair whose words often go together."""
    return counts[term] > 1 and all(3 * counts[term] >= counts[word] for word in term.split())


def _words(text: str) -> list[str]:
    """The words of ``text`` in order, empty for the commonest of English and for mere numbers."""
    return blanked(words_of(_ADDRESS.sub(" ", text)))


def _counts(texts: Iterable[Sequence[str]], known: set[str]) -> Counter[str]:
    """In how many of ``texts`` each word and each pair of neighbours stands, in the singular."""
    counts: Counter[str] = Counter()
    for words in texts:
        counts.update(terms([_singular(word, known) for word in words]))
    return counts


def _singular(word: str, known: set[str]) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in known else word


def topic_shift(titles: Sequence[str]) -> tuple[list[str], list[str]]:
    """Subjects that the later half of ``titles`` has more than the earlier, and the reverse."""
    half = len(titles) // 2
    earlier, later = titles[:half], titles[half:]
    shifts = telling_words(later, earlier), telling_words(earlier, later)
    up, down = ([term for term in terms if is_subject(term)][:_TOLD] for terms in shifts)
    return up, down


def section_words(items: Sequence[PlacedItem]) -> Mapping[str, list[str]]:
    """For each section the words that its items have more than the others' items.

    Sections with too few items for words to be more than chance are left out.
    """
    counts = Counter(item.section for item in items)
    names = [name for name, count in counts.items() if count >= _TELLING_ITEMS]
    return {
        name: telling_words(
            (i.thing.words for i in items if i.section == name),
            (i.thing.words for i in items if i.section != name),
        )[:_TOLD]
        for name in names
    }
