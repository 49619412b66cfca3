"""Which way a newsletter's own picks lie from what the shipped taste expects.

Each past week is looked at once, as a draft would have ranked it then; what is learned from some
weeks can so be tried on later ones without ranking them anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsletter.embedding import Embedder, Vectors
from ranker.history import centred
from ranker.metrics import Figures, WeekRanks, figures, week_ranks
from ranker.past_week import PastWeek
from ranker.taste import Leaning, Scored, Taste
from ranker.weights import Weights

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

MIN_PICKS = 20
"""Fewer picks than this lean nowhere in particular."""
MIN_HELD_OUT = 6
"""Fewer weeks than this say nothing of how much better the ranking is."""
JUDGED_AT = 100
"""Recall at this place decides whether the leaning is of use."""
_CAUTION = 8.0
"""L2 penalty of the leaning: strong, since a newsletter has few picks."""
_PICKS_SHARE = 0.3
"""All picks together weigh this much of all that was passed over."""
_DROPPED = 0.5
"""What an editor took out of a draft weighs this much of a pick: it was looked at and refused,
where most of what was passed over was never read."""


@dataclass(frozen=True, slots=True)
class Look:
    """A past week as it was ranked without any leaning; a row for each story looked at closely."""

    label: str
    ids: tuple[str, ...]
    picks: tuple[str, ...]
    """The ids of the stories that went out, looked at closely or not."""
    picked: Flags
    dropped: Flags
    score: Array
    rows: Vectors
    """Centred sentence vectors."""

    def ranks(self, leaning: Leaning | None = None) -> WeekRanks:
        """Where the picks stand, moved by ``leaning``; what had no close look stands last."""
        score = self.score
        if leaning is not None:
            score = score + self.rows @ leaning.direction + leaning.bias
        order = np.lexsort((np.array(self.ids, np.str_), -score))
        return week_ranks(self.label, [self.ids[place] for place in order], self.picks)


@dataclass(frozen=True, slots=True)
class Gain:
    """How the weeks held out rank."""

    shipped: Figures
    looking_back: Figures
    """With what was published before each of them."""
    learned: Figures
    """And leaning as the weeks before them taught."""

    @property
    def is_better(self) -> bool:
        """Whether leaning finds no less."""
        return self.learned.recall[JUDGED_AT] >= self.looking_back.recall[JUDGED_AT]


def look_back(
    weeks: Sequence[PastWeek], weights: Weights, embedder: Embedder, *, plain: bool = False
) -> list[Look]:
    """Each week as it would have been ranked, with what was published before it.

    With ``plain`` the newsletter's own picks are left out, too.
    """
    return [_look(week, Taste(weights, () if plain else week.before), embedder) for week in weeks]


def _look(week: PastWeek, taste: Taste, embedder: Embedder) -> Look:
    scored = taste.score(week.stories, now=week.window.until, embedder=embedder)
    close = [one for one in scored if one.vector is not None]
    picks = {story.id for story in week.picked}
    return Look(
        week.window.label,
        tuple(one.story.id for one in close),
        tuple(sorted(picks)),
        np.array([one.story.id in picks for one in close], np.bool_),
        np.array([not week.dropped.isdisjoint(one.story.ids) for one in close], np.bool_),
        np.array([one.score for one in close], np.float64),
        _rows(close, taste.weights),
    )


def _rows(close: Sequence[Scored], weights: Weights) -> Vectors:
    vectors = np.array([one.vector for one in close], np.float32)
    return centred(vectors.reshape(len(close), len(weights.centre)), weights.centre)


def learn_leaning(looks: Sequence[Look]) -> Leaning | None:
    """What ``looks`` teach; ``None`` with too few picks.

    A logistic regression on the sentence vectors whose offset is the score without any leaning, so
    that it learns only what the shipped taste does not know.
    """
    if not looks:
        return None
    picked = np.concatenate([look.picked for look in looks])
    if picked.sum() < MIN_PICKS or picked.all():
        return None
    dropped = np.concatenate([look.dropped for look in looks]) & ~picked
    pick = _PICKS_SHARE * (~picked).sum() / picked.sum()
    weight = np.where(picked, pick, np.where(dropped, max(1.0, _DROPPED * pick), 1.0))
    score = np.concatenate([look.score for look in looks])
    return _fit(np.concatenate([look.rows for look in looks]), picked, score, weight)


def _fit(rows: Vectors, picked: Flags, offset: Array, weight: Array) -> Leaning:
    from scipy.optimize import minimize

    def loss(x: Array) -> tuple[float, Array]:
        logit = offset + rows @ x[:-1] + x[-1]
        error = weight * (1 / (1 + np.exp(-logit)) - picked)
        value = float((weight * (np.logaddexp(0, logit) - picked * logit)).sum())
        gradient = np.append(rows.T @ error + _CAUTION * x[:-1], error.sum())
        return value + 0.5 * _CAUTION * float(x[:-1] @ x[:-1]), gradient

    start = np.zeros(rows.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200})
    direction = found.x[:-1].astype(np.float32)
    return Leaning(direction, -float((rows @ direction).mean()))


def held_out_gain(looks: Sequence[Look], plain: Sequence[Look]) -> Gain | None:
    """Learn on the first two thirds of ``looks`` and rank the last third.

    ``plain`` are the weeks of that third without the newsletter's own picks. ``None`` with fewer
    than :data:`MIN_HELD_OUT` weeks.
    """
    cut = held_out_from(len(looks))
    if len(looks) < MIN_HELD_OUT:
        return None
    leaning = learn_leaning(looks[:cut])
    return Gain(
        figures([look.ranks() for look in plain]),
        figures([look.ranks() for look in looks[cut:]]),
        figures([look.ranks(leaning) for look in looks[cut:]]),
    )


def held_out_from(weeks: int) -> int:
    """The place of the first of ``weeks`` weeks that is held out."""
    return 2 * weeks // 3


def kept_leaning(looks: Sequence[Look]) -> Leaning | None:
    """The leaning that later drafts use: none that finds less on the weeks held out."""
    leaning = learn_leaning(looks)
    gain = held_out_gain(looks, ()) if leaning is not None else None
    return leaning if is_of_use(leaning, gain) else None


def is_of_use(leaning: Leaning | None, gain: Gain | None) -> bool:
    """Whether later drafts lean so; where there are too few weeks to tell the ``gain``, they do."""
    return leaning is not None and (gain is None or gain.is_better)
