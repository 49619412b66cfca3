"""Stories and stand-ins that the tests of the ladder share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsletter.issue import Format
from newsletter.models import Blurb, Bucket, Candidate, Evidence, Kind, Story
from summarizers.base import Shape, Style, Words, source_text
from summarizers.sentences import split_sentences
from summarizers.writer import Answer, UnavailableError, Usage

ITEM = Style(Format.NLP_NEWSLETTER, Shape.ITEM, Bucket.PUBLICATIONS, Words(12, 30, 60), 4)
TLDR = Style(Format.NLP_NEWSLETTER, Shape.TLDR, Bucket.PUBLICATIONS, Words(8, 20, 40), 1)

TEXT = (
    "Parsers stumble over dialects. We present DialectParse, a parser trained on 14 dialects of "
    "Arabic. It halves the error of earlier parsers on tweets. The treebank is released under an "
    "open licence."
)
GOOD = (
    "The authors present DialectParse, a parser trained on 14 dialects of Arabic. It halves the "
    "error of earlier parsers on tweets."
)


def story(text: str = TEXT, *, title: str = "Parsing Dialects", number: int = 1) -> Story:
    """A paper with ``text`` as its abstract."""
    candidate = Candidate(
        id=f"arxiv:2502.{number:05d}",
        kind=Kind.PAPER,
        title=title,
        text=text,
        authors=("Ada Noor",),
    )
    return Story(candidate)


class Extractor:
    """A floor that copies whole sentences, and counts its calls."""

    name = "extractive"

    def __init__(self, fails: Callable[[Story], bool] = lambda story: False) -> None:
        self.calls = 0
        self._fails = fails

    def write(self, stories: Sequence[Story], style: Style) -> list[Blurb]:
        self.calls += 1
        if any(map(self._fails, stories)):
            raise RuntimeError("no sentence left")
        return [self._blurb(one) for one in stories]

    def _blurb(self, one: Story) -> Blurb:
        source = source_text(one)
        sentences = [s for s in split_sentences(source) if s.text != one.lead.title][:3]
        return Blurb(
            text=" ".join(s.text for s in sentences),
            headline=one.lead.title,
            evidence=tuple(Evidence(s.text, s.start, s.end) for s in sentences),
            summarizer=self.name,
        )


class Scripted:
    """A writer that answers as told: the text, the failure or the exception of each story."""

    chunk = 2

    def __init__(
        self, reply: Callable[[Story], Answer] | str, *, name: str = "chat", revision: str = "1"
    ) -> None:
        self.name = name
        self.identity = f"{name}@{revision}"
        self.usage = Usage()
        self.asked: list[str] = []
        self._reply = reply

    def answer(self, stories: Sequence[Story], style: Style) -> list[Answer]:
        self.asked += [one.id for one in stories]
        self.usage += Usage(calls=len(stories))
        if isinstance(self._reply, str):
            return [self._reply for _ in stories]
        return [self._reply(one) for one in stories]


def unavailable(story: Story) -> Answer:
    """What a writer without its model says."""
    raise UnavailableError("the model is not on this machine")


class MemoryStore(dict[str, str]):
    """A store of answers in memory."""

    def put(self, key: str, value: str) -> None:
        self[key] = value
