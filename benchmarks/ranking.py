"""How well the ranker finds what editors picked: ``python -m benchmarks.ranking``.

Walks forward: each week of ``--weeks`` is ranked with what was published before it and nothing
later. With ``--train`` the weights are fitted on those weeks alone; without it the shipped weights
are used, and a line says so when they have seen the weeks that they are judged on.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from newsletter.embedding import CachedEmbedder, Embedder, MemoryStore
from newsletter.minilm import MiniLM
from newsletter.models import Candidate, Signals, Story
from ranker.baselines import Baseline, baselines
from ranker.metrics import CUTS, WeekRanks, figures, week_ranks
from ranker.taste import Taste
from ranker.train import examples, fit
from ranker.vectors import FileStore
from ranker.weeks import Week, by_time, read_papers, read_weeks
from ranker.weights import Weights, shipped_weights

Order = Callable[[Week, Sequence[Week]], list[str]]
"""A week and all the weeks before it -> ids of what it offered, best first."""
WeightsOf = Callable[[Week], Weights]
"""The weights that a week is ranked with."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line of figures for each method."""
    chosen = _arguments(arguments)
    store = FileStore(chosen.vectors) if chosen.vectors else MemoryStore()
    embedder = CachedEmbedder(MiniLM(), store)
    papers = read_papers(chosen.papers)
    test = read_weeks(chosen.weeks, papers)
    train = read_weeks(chosen.train, papers) if chosen.train else []
    past = by_time([*train, *(w for path in chosen.history for w in read_weeks(path, papers))])
    if chosen.leave_out:
        leave_weeks_out(train, embedder, chosen.leave_out)
    if test:
        first = fit(examples(train, embedder)) if train else shipped_weights()
        fits = _Fits(test, past, first, embedder, chosen.refit)
        _judge(test, past, fits, embedder, chosen.fast)
        if chosen.borrow:
            more = borrowing(read_weeks(chosen.borrow, papers), test)
            _judge_borrowing(more, past, first, embedder)
    if isinstance(store, FileStore):
        store.save()


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ranking", description=__doc__)
    parser.add_argument("--papers", type=Path, nargs="+", required=True)
    parser.add_argument("--weeks", type=Path, required=True, help="the weeks to be judged on")
    parser.add_argument("--train", type=Path, help="weeks to fit on, instead of shipped weights")
    parser.add_argument("--history", type=Path, nargs="*", default=[], help="more weeks of picks")
    parser.add_argument(
        "--borrow", type=Path, help="weeks of picks alone, judged among what --weeks passed over"
    )
    parser.add_argument("--vectors", type=Path, help="npz file that keeps the papers' vectors")
    parser.add_argument(
        "--refit", type=int, default=0, metavar="N", help="fit again every N judged weeks"
    )
    parser.add_argument("--leave-out", type=int, default=0, metavar="BLOCKS")
    parser.add_argument("--fast", action="store_true", help="leave out the MiniLM baseline")
    return parser.parse_args(arguments)


class _Fits:
    """The weights that each week may be ranked with: fitted on what ended before it began."""

    def __init__(
        self,
        test: Sequence[Week],
        past: Sequence[Week],
        first: Weights,
        embedder: Embedder,
        refit: int,
    ) -> None:
        self._by_week = {week.start: first for week in test}
        for number in range(0, len(test), refit) if refit else ():
            known = by_time([*past, *test[:number]])
            before = [week for week in known if week.end < test[number].start]
            again = fit(examples(before, embedder))
            self._by_week.update({week.start: again for week in test[number : number + refit]})

    def of(self, week: Week) -> Weights:
        """The weights for ``week``."""
        return self._by_week[week.start]


def _judge(
    test: Sequence[Week],
    past: Sequence[Week],
    fits: _Fits,
    embedder: Embedder,
    fast: bool,
) -> None:
    _note_fitted(test, fits.of)
    _header(f"{len(test)} weeks, walking forward")
    usual: Iterable[Baseline] = baselines(embedder, with_vectors=not fast)
    for baseline in usual:
        _row(baseline.name, walk(test, past, baseline.order))
    _ranker_rows(test, past, fits.of, embedder)


def _judge_borrowing(
    test: Sequence[Week], past: Sequence[Week], weights: Weights, embedder: Embedder
) -> None:
    """The ranker's rows for weeks that borrowed their papers; nothing is fitted on those."""
    _note_fitted(test, _always(weights))
    _header(f"{len(test)} weeks, each among a whole week's papers")
    _ranker_rows(test, past, _always(weights), embedder)


def _note_fitted(test: Sequence[Week], weights_of: WeightsOf) -> None:
    late = [week for week in test if weights_of(week).trained_until >= week.start]
    if late:
        until = weights_of(late[0]).trained_until
        print(f"NOTE: {len(late)} of these weeks were fitted on (weights until {until}): no test")


def _ranker_rows(
    test: Sequence[Week], past: Sequence[Week], weights_of: WeightsOf, embedder: Embedder
) -> None:
    muted = [_unheard(week) for week in test]
    _row("the cheap pass alone", walk(test, past, _by_taste(weights_of, None)))
    _row("the ranker", walk(test, past, _by_taste(weights_of, embedder)))
    _row("the ranker, no signals", walk(muted, past, _by_taste(weights_of, embedder)))


def borrowing(weeks: Sequence[Week], whole: Sequence[Week]) -> list[Week]:
    """``weeks``, of which only the picks are known, with what the nearest of ``whole`` passed over.

    Those of ``whole`` stand for themselves. Three times as many picks make a figure surer, though
    a paper of another week is a little easier to tell from them.
    """
    own = {week.start: week for week in whole}
    picked = {candidate.id for week in (*weeks, *whole) for candidate in week.picked}

    def borrowed(week: Week) -> Week:
        nearest = min(whole, key=lambda one: (abs(one.start - week.start), one.start))
        return replace(week, passed=tuple(c for c in nearest.passed if c.id not in picked))

    return [own.get(week.start) or borrowed(week) for week in weeks]


def walk(test: Sequence[Week], past: Sequence[Week], order: Order) -> list[WeekRanks]:
    """Where each week's picks stand, ranked with the weeks that ended before it began."""
    known = by_time([*past, *test])
    return [
        week_ranks(
            week.start.isoformat(),
            order(week, [w for w in known if w.end < week.start]),
            [candidate.id for candidate in week.picked],
        )
        for week in test
    ]


def _by_taste(weights_of: WeightsOf, embedder: Embedder | None) -> Order:
    def order(week: Week, before: Sequence[Week]) -> list[str]:
        picks = [pick for w in before for pick in w.picks if _recent(w.end, week.start)]
        return ranked_ids(Taste(weights_of(week), picks), week, embedder)

    return order


def _recent(end: date, start: date) -> bool:
    """Whether a week still counts in the ranker's memory."""
    return (start - end).days < 2 * 60 * 7


def ranked_ids(taste: Taste, week: Week, embedder: Embedder | None) -> list[str]:
    """Ids of what ``week`` offered, best first; without an embedder by the cheap pass alone."""
    stories = [Story(candidate) for candidate in sorted(week.offered, key=lambda c: c.id)]
    scored = taste.score(stories, now=week.now, embedder=embedder)
    return [one.story.id for one in sorted(scored, key=lambda s: (-s.score, s.story.id))]


def _unheard(week: Week) -> Week:
    """The week as it looks when every popularity service is down."""

    def mute(some: Sequence[Candidate]) -> tuple[Candidate, ...]:
        return tuple(replace(candidate, signals=Signals()) for candidate in some)

    return replace(week, picked=mute(week.picked), passed=mute(week.passed))


def leave_weeks_out(weeks: Sequence[Week], embedder: Embedder, blocks: int) -> None:
    """Fit on the weeks before each of the last ``blocks`` blocks of eight, and rank the block.

    The weeks are samples; a week is judged among what it and its neighbours passed over, which
    makes about as many candidates as a real week has.
    """
    told: list[WeekRanks] = []
    muted: list[WeekRanks] = []
    for start in range(len(weeks) - 8 * blocks, len(weeks), 8):
        fitted = fit(examples(weeks[:start], embedder))
        order = _by_taste(_always(fitted), embedder)
        block = [_widened(weeks, number, start) for number in range(start, start + 8)]
        told += walk(block, weeks, order)
        muted += walk([_unheard(w) for w in block], weeks, order)
    _header(f"leaving weeks out: {len(told)} weeks of --train, each after what it was fitted on")
    _row("the ranker", told)
    _row("the ranker, no signals", muted)


def _always(weights: Weights) -> WeightsOf:
    return lambda week: weights


def _widened(weeks: Sequence[Week], number: int, start: int) -> Week:
    """The week with what the eleven nearest unseen weeks passed over."""
    week = weeks[number]
    near = sorted(range(start, len(weeks)), key=lambda n: (abs(n - number), n))[:11]
    picked = {candidate.id for w in weeks for candidate in w.picked}
    passed = {c.id: c for n in near for c in weeks[n].passed if c.id not in picked}
    return replace(week, passed=tuple(passed.values()))


def _header(title: str) -> None:
    cuts = "  ".join(f"{f'@{k}':>11}" for k in CUTS)
    print(f"\n{title}\n{'method':44}  {cuts}    MRR  nDCG@20")


def _row(name: str, weeks: Sequence[WeekRanks]) -> None:
    found = figures(weeks)
    cuts = "  ".join(f"{found.recall[k]:.3f}±{found.spread[k]:.3f}" for k in CUTS)
    print(f"{name:44}  {cuts}  {found.reciprocal_rank:.3f}    {found.ndcg:.3f}", flush=True)


if __name__ == "__main__":
    main()
