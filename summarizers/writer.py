"""What a generative rung of the ladder is: stories in, raw answers out, nothing checked yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from newsletter.counting import counted
from newsletter.models import Story
from summarizers.base import Style


@dataclass(frozen=True, slots=True)
class Failed:
    """One story got no answer; the reason is a phrase: ``timed out``."""

    reason: str


Answer = str | Failed
"""What the model said, word for word, or why it said nothing."""


class UnavailableError(Exception):
    """The writer can serve no story of this run; ``str()`` is the reason, on one line."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a writer has spent: calls that reached a model, tokens, and their price."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float = 0.0
    """In the currency of config's prices; 0 for a local model."""
    uncounted: int = 0
    """Calls whose tokens are not known, and in none of these figures."""

    def __str__(self) -> str:
        """In a phrase: ``3 calls, 4,810 tokens in, 212 out, cost 0.0141``."""
        figures = [counted(self.calls, "call")]
        if self.uncounted < self.calls:
            figures.append(f"{counted(self.input_tokens, 'token')} in")
            figures.append(f"{self.output_tokens:,} out")
        if self.cost:
            figures.append(f"cost {max(self.cost, 0.0001):,.4f}")
        if self.uncounted:
            figures.append(f"tokens of {counted(self.uncounted, 'call')} not told")
        return ", ".join(figures)

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.calls + other.calls,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.cost + other.cost,
            self.uncounted + other.uncounted,
        )


class Writer(Protocol):
    """A model that writes; what it says is cleaned and checked by the ladder."""

    name: str
    """The rung's name: ``chat``, ``seq2seq``."""
    chunk: int
    """How many stories to ask for at once; what is answered is cached chunk by chunk."""

    @property
    def identity(self) -> str:
        """The model with its revision, the prompt's version and the settings: a cache key."""
        ...

    @property
    def usage(self) -> Usage:
        """What it has spent so far."""
        ...

    def answer(self, stories: Sequence[Story], style: Style) -> list[Answer]:
        """One answer per story, in order.

        Raises:
            UnavailableError: when no story can be served, now or later in this run.
        """
        ...
