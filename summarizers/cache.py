"""What a model said is kept, so that a story costs nothing the second time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Protocol

from newsletter.models import Story
from summarizers.base import Style, source_text
from summarizers.writer import Answer, Failed, UnavailableError, Usage, Writer

OUT_OF_SERVICE = "not available"


class BlurbStore(Protocol):
    """Where answers are kept between runs; the archive has one."""

    def get(self, key: str) -> str | None:
        """The value of ``key``, or ``None``."""
        ...

    def put(self, key: str, value: str) -> None:
        """Keep ``value``; an existing key may be overwritten."""
        ...


class MemoryStore:
    """A :class:`BlurbStore` that lives as long as the process."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """The value of ``key``, or ``None``."""
        return self._values.get(key)

    def put(self, key: str, value: str) -> None:
        """Keep ``value``."""
        self._values[key] = value


class CachedWriter:
    """A writer asked once per story, style and model, and no more once it is out of service.

    Answers are kept raw, as they came: the cleaning and the evidence check run on every use, so
    that a better check needs no new answer. Failures are not kept.
    """

    def __init__(self, writer: Writer, store: BlurbStore) -> None:
        self._writer = writer
        self._store = store
        self.name = writer.name
        self.trouble = ""
        """Why the writer is out of service for this run; empty while it serves."""

    @property
    def usage(self) -> Usage:
        """What the writer has spent; a kept answer costs nothing."""
        return self._writer.usage

    def answer(self, stories: Sequence[Story], style: Style) -> list[Answer]:
        """One answer per story, kept or new; never raises.

        New answers are kept chunk by chunk, so that a killed run loses few.
        """
        identity = self._writer.identity
        answers = [self._known(answer_key(identity, style, story)) for story in stories]
        missing = [at for at, answer in enumerate(answers) if answer is None]
        fresh: dict[int, Answer] = {}
        for start in range(0, len(missing), self._writer.chunk):
            places = missing[start : start + self._writer.chunk]
            fresh |= zip(places, self._ask([stories[at] for at in places], style), strict=True)
        return [fresh[at] if answer is None else answer for at, answer in enumerate(answers)]

    def _ask(self, stories: Sequence[Story], style: Style) -> list[Answer]:
        if self.trouble:
            return [Failed(OUT_OF_SERVICE) for _ in stories]
        try:
            answers = self._writer.answer(stories, style)
        except UnavailableError as error:
            self.trouble = str(error)
            return [Failed(OUT_OF_SERVICE) for _ in stories]
        except Exception as error:  # a writer's fault costs these stories, never the run
            return [Failed(f"failed ({type(error).__name__})") for _ in stories]
        # A model that was fetched just now has got its revision only now.
        identity = self._writer.identity
        for story, answer in zip(stories, answers, strict=True):
            if isinstance(answer, str) and answer:
                value = json.dumps({"answer": answer}, ensure_ascii=False)
                self._store.put(answer_key(identity, style, story), value)
        return answers

    def _known(self, key: str) -> str | None:
        """What was said before; a damaged entry is as good as none."""
        value = self._store.get(key)
        try:
            answer = json.loads(value)["answer"] if value else None
        except (ValueError, KeyError, TypeError):
            return None
        return answer if isinstance(answer, str) and answer else None


def answer_key(identity: str, style: Style, story: Story) -> str:
    """The SHA-256, in hexadecimal, of the model, the style and the story's text."""
    words = style.words
    parts = [
        identity,
        *(style.format, style.shape, style.bucket),
        *(str(n) for n in (words.low, words.target, words.high, style.sentences)),
        source_text(story),
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
