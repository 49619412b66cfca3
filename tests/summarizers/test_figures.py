"""Benchmark numbers and their adjuncts."""

import pytest

from summarizers.figures import measured_figures, without_figures


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("It improves recall by 5.2% over others.", "It improves recall over others."),
        ("It cuts cost by up to 40%.", "It cuts cost."),
        ("It wins (+3.1 points).", "It wins."),
        ("It grows from 3% to 7% here.", "It grows here."),
        ("It rises by 2.1% and 3.4%, respectively.", "It rises."),
        (
            "It improves F1 by 41% (Lexa-7B) and 20% (Lexa-3B).",
            "It improves F1 by 41% (Lexa-7B) and 20% (Lexa-3B).",
        ),
        (
            "It improves quality by 4-9 F1 points (10-20% relative), as ICL does.",
            "It improves quality, as ICL does.",
        ),
        (
            "It beats others by more than 10% on average NDCG@10.",
            "It beats others by more than 10% on average NDCG@10.",
        ),
        (
            "It adds leaves by up to 130% relative to oaks.",
            "It adds leaves relative to oaks.",
        ),
        ("It beats others by up to 22.2x speedup.", "It beats others."),
        (
            "It grows from 3% to 7% on oaks, and 2% to 4% on elms.",
            "It grows from 3% to 7% on oaks, and 2% to 4% on elms.",
        ),
        (
            "It improves by 24.6% relative success rate on oaks.",
            "It improves by 24.6% relative success rate on oaks.",
        ),
        (
            "It lifts recall by up to 16.7% on oaks and 12.2% on elms.",
            "It lifts recall by up to 16.7% on oaks and 12.2% on elms.",
        ),
        (
            "Lexa rises by +14.0%, and Brev improves by +2.7% on oaks and +1.7% on elms.",
            "Lexa rises by +14.0%, and Brev improves by +2.7% on oaks and +1.7% on elms.",
        ),
        ("Trees lift it further: from 50% to 57%.", "Trees lift it further: from 50% to 57%."),
        ("It is trained on 5 tasks by 3 people.", "It is trained on 5 tasks by 3 people."),
        ("It is followed by 20% of users.", "It is followed by 20% of users."),
    ],
)
def test_an_adjunct_of_figures_is_cut(text: str, plain: str) -> None:
    assert without_figures(text) == plain


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It reaches 91.5% and 3x speed.", 2),
        ("An RMSE of 0.384.", 1),
        ("Recall drops 74 → 57 here.", 1),
        ("It draws pictures of 512 x 512 dots on a 3 × 3 grid.", 0),
        ("Trained on 5 tasks in 2024.", 0),
        ("Qwen-3-0.6B and v1.2 are used.", 0),
        ("Version 0.26 builds on Qwen 2.5 VL and Python 3.12 on servers.", 0),
        ("It reaches an F1 0.55, and Lexa 2.5x the speed.", 2),
    ],
)
def test_measured_figures_are_counted(text: str, count: int) -> None:
    assert measured_figures(text) == count
