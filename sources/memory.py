"""What services told a short while ago, so that they need not be asked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol


class Memory(Protocol):
    """Keeps what services tell of single subjects, as JSON."""

    def recall(self, service: str, subjects: Iterable[str]) -> Mapping[str, Any]:
        """What ``service`` told of ``subjects`` that still counts, by subject."""
        ...

    def keep(self, service: str, told: Mapping[str, Any]) -> None:
        """Remember what ``service`` told just now, by subject."""
        ...


class NoMemory:
    """A :class:`Memory` that forgets at once."""

    def recall(self, service: str, subjects: Iterable[str]) -> Mapping[str, Any]:
        """Nothing."""
        return {}

    def keep(self, service: str, told: Mapping[str, Any]) -> None:
        """Nothing happens."""


NO_MEMORY = NoMemory()
