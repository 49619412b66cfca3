"""The ladder: each story is tried on the top rung and falls one down when that fails.

Below the models that write stands a summarizer that only extracts; below that, an item that says
it has no summary. What a model wrote is printed only as far as its source bears it out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from newsletter.models import Blurb, Evidence, Story
from summarizers.answers import Draft, RejectedError, usable
from summarizers.base import Style, Summarizer
from summarizers.cache import BlurbStore, CachedWriter
from summarizers.evidence import Source, Traced, trace
from summarizers.openings import leans_back
from summarizers.orders import gives_orders
from summarizers.words import content_stems
from summarizers.writer import Answer, Failed, Usage, Writer

UNSUMMARISED = "unsummarised"
_MAX_FAULTY_SHARE = 0.5
"""More faulty sentences than this, and nothing of the answer is trusted."""
_MAX_OVERLAP = 0.6
"""An extracted sentence that shares more of its words with the blurb would repeat it."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A usable answer with each sentence checked, and the rung that gave it."""

    rung: str
    traced: tuple[Traced, ...]
    marks: tuple[str, ...]
    """What was done to it, for the editor."""

    @property
    def holds(self) -> bool:
        return all(sentence.holds for sentence in self.traced)


@dataclass(slots=True)
class _Descent:
    """One story on its way down."""

    story: Story
    falls: list[tuple[str, str]] = field(default_factory=list)
    """The rungs that failed it, in order, and why."""
    written: _Written | None = None

    def flags(self, landed: str) -> tuple[str, ...]:
        """One phrase for each rung it fell."""
        rungs = [*(rung for rung, _ in self.falls), landed]
        return tuple(
            f"fell back from {rung} to {below}: {reason}"
            for (rung, reason), below in zip(self.falls, rungs[1:], strict=True)
        )


class Ladder:
    """A :class:`~summarizers.base.Summarizer` over models that write and one that extracts.

    ``rungs`` are tried in order; ``floor`` serves what is left and lends its sentences where the
    source does not bear a written one out. Never raises.
    """

    def __init__(
        self,
        rungs: Sequence[Writer],
        floor: Summarizer,
        *,
        store: BlurbStore,
        headline: Callable[[Story], str],
        topic: Callable[[Story], str],
    ) -> None:
        self._rungs = [CachedWriter(writer, store) for writer in rungs]
        self._floor = floor
        self._headline = headline
        self._topic = topic
        self.name = rungs[0].name if rungs else floor.name

    @property
    def usage(self) -> Usage:
        """What all rungs have spent so far."""
        return sum((rung.usage for rung in self._rungs), Usage())

    @property
    def notes(self) -> tuple[str, ...]:
        """A sentence for each rung that is out of service in this run."""
        return tuple(
            f"The {rung.name} summarizer is not available: {rung.trouble.rstrip('.')}."
            for rung in self._rungs
            if rung.trouble
        )

    def write(self, stories: Sequence[Story], style: Style) -> list[Blurb]:
        """One blurb per story, in order; its flags say what went wrong on the way."""
        descents = [_Descent(story) for story in stories]
        for rung in self._rungs:
            waiting = [d for d in descents if d.written is None and _says_something(d.story)]
            _try_rung(rung, waiting, style)
        unfinished = [d for d in descents if d.written is None or not d.written.holds]
        extracted = self._extract([d.story for d in unfinished], style)
        below = {id(d): blurb for d, blurb in zip(unfinished, extracted, strict=True)}
        finished = [self._finish(d, below.get(id(d)), style) for d in descents]
        return [
            replace(blurb, topic=self._topic(descent.story))
            for blurb, descent in zip(finished, descents, strict=True)
        ]

    def _extract(self, stories: Sequence[Story], style: Style) -> list[Blurb]:
        """The floor's blurbs; a story that breaks it costs its own blurb only."""
        if not stories:
            return []
        try:
            return self._floor.write(stories, style)
        except Exception as error:  # the run never stops for a story
            if len(stories) == 1:
                return [self._unsummarised(stories[0], type(error).__name__)]
        return [blurb for story in stories for blurb in self._extract([story], style)]

    def _finish(self, descent: _Descent, extracted: Blurb | None, style: Style) -> Blurb:
        written = descent.written
        if written and extracted is None:
            return self._blurb(descent, written)
        if extracted is None:
            return self._unsummarised(descent.story, "no answer")
        if written:
            patched = _patched(written, extracted, style)
            if patched:
                return self._blurb(descent, patched)
            descent.falls.append((written.rung, _first_fault(written.traced)))
        flags = (*descent.flags(extracted.summarizer or UNSUMMARISED), *extracted.flags)
        return replace(extracted, flags=flags)

    def _unsummarised(self, story: Story, reason: str) -> Blurb:
        flag = f"{UNSUMMARISED}: {self._floor.name} failed ({reason})"
        return Blurb(text="", headline=self._headline(story), flags=(flag,))

    def _blurb(self, descent: _Descent, written: _Written) -> Blurb:
        return Blurb(
            text=" ".join(sentence.sentence for sentence in written.traced),
            headline=self._headline(descent.story),
            evidence=tuple(span for sentence in written.traced for span in sentence.evidence),
            summarizer=written.rung,
            flags=(*descent.flags(written.rung), *written.marks),
        )


def _says_something(story: Story) -> bool:
    """Whether there is more than a title: from a title alone, a model could only invent."""
    return any(candidate.text or candidate.description for candidate in story.candidates)


def _try_rung(rung: CachedWriter, descents: Sequence[_Descent], style: Style) -> None:
    """Ask ``rung`` for every story, and note on each what came of it."""
    answers = rung.answer([descent.story for descent in descents], style)
    for descent, answer in zip(descents, answers, strict=True):
        outcome = _checked(answer, descent.story, rung.name, style)
        if isinstance(outcome, Failed):
            descent.falls.append((rung.name, outcome.reason))
        else:
            descent.written = outcome


def _checked(answer: Answer, story: Story, rung: str, style: Style) -> _Written | Failed:
    if isinstance(answer, Failed):
        return answer
    try:
        draft: Draft = usable(answer, style)
    except RejectedError as error:
        return Failed(str(error))
    traced = tuple(trace(draft.sentences, Source.of(story)))
    faulty = sum(not sentence.holds for sentence in traced)
    if faulty > _MAX_FAULTY_SHARE * len(traced):
        return Failed(_first_fault(traced))
    return _Written(rung, traced, draft.repairs)


def _first_fault(traced: Sequence[Traced]) -> str:
    return next(fault for sentence in traced for fault in sentence.faults)


def _patched(written: _Written, extracted: Blurb, style: Style) -> _Written | None:
    """``written`` with each faulty sentence replaced by an extracted one, or left out.

    ``None`` when too little is left, or what is left opens with an *it* that names nothing.
    """
    told = [sentence for sentence in written.traced if sentence.holds]
    marks = list(written.marks)
    spare = _sentences_of(extracted)
    place = 0
    for sentence in written.traced:
        if sentence.holds:
            place = told.index(sentence) + 1
            continue
        found = _substitute(spare, told, place, style)
        if found:
            slot, substitute = found
            told.insert(slot, substitute)
            place += slot <= place
        done = "replaced" if found else "left out"
        marks.append(f"{done} a sentence that the source does not bear out: {sentence.faults[0]}")
    if not told or leans_back(told[0].sentence):
        return None
    enough = sum(len(sentence.sentence.split()) for sentence in told) >= style.words.low // 2
    return _Written(written.rung, tuple(told), tuple(marks)) if enough else None


def _sentences_of(extracted: Blurb) -> list[Traced]:
    """The sentences of an extractive blurb, each with all its spans."""
    spans: dict[str, list[Evidence]] = {}
    for evidence in extracted.evidence:
        spans.setdefault(evidence.text, []).append(evidence)
    return [Traced(text, tuple(found)) for text, found in spans.items() if not gives_orders(text)]


def _substitute(
    spare: Sequence[Traced], told: Sequence[Traced], place: int, style: Style
) -> tuple[int, Traced] | None:
    """The first of ``spare`` that goes with ``told``, and where it reads best.

    That is in the source's order, which brings a thing before what is said of it, and else near
    ``place``, where the sentence stood that it replaces.
    """
    for before, new in zip([None, *spare], spare, strict=False):
        slots = [slot for slot in range(len(told) + 1) if _reads(new, before, told, slot, place)]
        if slots and _fits(new, told, style):
            return min(slots, key=lambda at: (_disorder(new, told, at), abs(at - place))), new
    return None


def _reads(
    new: Traced, before: Traced | None, told: Sequence[Traced], slot: int, place: int
) -> bool:
    """Whether ``new`` at ``slot`` parts no *it* from what that means, its own included.

    ``before`` is what it follows where it was extracted.
    """
    parts = slot != place and slot < len(told) and leans_back(told[slot].sentence)
    if parts or not leans_back(new.sentence):
        return not parts
    return slot > 0 and before is not None and _shares_a_span(told[slot - 1], before)


def _shares_a_span(one: Traced, other: Traced) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def _disorder(new: Traced, told: Sequence[Traced], slot: int) -> int:
    """How many of ``told`` would stand on the wrong side of ``new``, by where the source has them.

    The first span is the one that says most of a sentence.
    """
    at = new.evidence[0].start
    before = sum(one.evidence[0].start > at for one in told[:slot])
    return before + sum(one.evidence[0].start < at for one in told[slot:])


def _fits(new: Traced, others: Sequence[Traced], style: Style) -> bool:
    """Whether ``new`` says something that ``others`` do not, in the room that is left."""
    words = len(new.sentence.split()) + sum(len(other.sentence.split()) for other in others)
    said = {stem for other in others for stem in content_stems(other.sentence)}
    stems = set(content_stems(new.sentence))
    return words <= style.words.high and len(stems & said) <= _MAX_OVERLAP * len(stems)
