"""Popularity, where it is known: upvotes, points, stars.

A count that a service did not give is unknown, which is not zero. Only when a service answered in
this run (some candidate has its count) does a missing count mean *not listed*.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsletter.models import Kind, Signals, Story

Array = NDArray[np.float64]

UPVOTE_NAMES = ("popularity: on Daily Papers", "popularity: upvotes")
_LISTED = 0.03
"""The usual share of papers on Hugging Face Daily Papers."""

STAR_SCALE, GROWTH_SCALE, POINT_SCALE = 0.25, 0.45, 0.35
"""Log-odds per standard deviation of a logarithmic count, set by hand: no labels exist."""


def upvote_features(stories: Sequence[Story]) -> Array:
    """Hugging Face upvotes, one column per :data:`UPVOTE_NAMES`; zeros when the service is down.

    Zero is *nothing known*: it is what the model was trained with for weeks without the signal.
    """
    counts = [highest(story, "hf_upvotes") for story in stories]
    rows = np.zeros((len(stories), len(UPVOTE_NAMES)))
    if all(count is None for count in counts):
        return rows
    for row, (story, count) in enumerate(zip(stories, counts, strict=True)):
        if count is not None:
            rows[row] = 1 - _LISTED, np.log1p(count) - 1
        elif story.of_kind(Kind.PAPER):
            rows[row] = -_LISTED, 0.0
    return rows


def attention(stories: Sequence[Story]) -> dict[str, Array]:
    """Components ``stars`` and ``points``: counts against the others of this run, in log-odds."""
    stars = STAR_SCALE * _relative([highest(s, "stars") for s in stories])
    growth = GROWTH_SCALE * _relative([highest(s, "stars_gained") for s in stories])
    points = POINT_SCALE * _relative([highest(s, "hn_points") for s in stories])
    return {"stars": stars + growth, "points": points}


def highest(story: Story, name: str) -> int | None:
    """The story's highest count of one signal; ``None`` when nobody knows it."""
    counts = [_count(candidate.signals, name) for candidate in story.candidates]
    return max((count for count in counts if count is not None), default=None)


def _count(signals: Signals, name: str) -> int | None:
    count: int | None = getattr(signals, name)
    return count


def _relative(counts: Sequence[int | None]) -> Array:
    """Known counts on a logarithmic scale in standard deviations from their mean; else 0.

    With fewer than five known there is no scale to speak of, and all are 0.
    """
    logs = np.array([np.nan if c is None else np.log1p(max(c, 0)) for c in counts], np.float64)
    known = np.isfinite(logs)
    if known.sum() < 5 or np.std(logs[known]) < 1e-6:
        return np.zeros(len(counts))
    scaled = (logs - logs[known].mean()) / np.std(logs[known])
    return np.where(known, np.clip(scaled, -2.5, 2.5), 0.0)
