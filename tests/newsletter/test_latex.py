"""LaTeX as authors type it, and what a reader should see instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.latex import latex_to_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("$\\alpha$-stable and $x^{2}$", "α-stable and x²"),
        ("$\\mathcal{O}(n^2)$ steps", "O(n²) steps"),
        ("$10^{-3}$, $\\ell_2$, $\\sqrt{n}$", "10⁻³, ℓ₂, √(n)"),
        ("$O(n \\log n)$ and $x_{t+1}$", "O(n log n) and x_(t+1)"),
        ("$\\mathbf{x} \\in \\mathbb{R}^d$", "x∈ℝ^d"),
        ("$1.2\\times$ faster, \\(n\\) tokens", "1.2× faster, n tokens"),
        ("$\\sim$5 and $\\mathcal{L}_{\\text{CE}}$", "∼5 and L_CE"),
        ("at $ \\beta $ and $13$", "at β and 13"),
        ("the $\\textbf{TM}$$^{\\textbf{2}}$: $\\textbf{T}$ree", "the TM^2: Tree"),
        ("as $$x^{2}$$ shows, for $y$", "as x² shows, for y"),
        ("126 {\\deg}C, 0.08$^\\circ$", "126 °C, 0.08°"),
        ("\\textit{Foo} {\\bf bar} \\texttt{baz}", "Foo bar baz"),
        ("{BERT}: \\emph{A} \\textsc{B}", "BERT: A B"),
        ("caf\\'e, G\\\"odel, {\\v{c}}, \\o, \\ss, It\\^o", "café, Gödel, č, ø, ß, Itô"),
        ("fa\\c cade and \\SMILES\\ strings", "façade and SMILES strings"),
        ("{\\em two words} then \\{a, b\\} more", "two words then {a, b} more"),
        ("95\\% of R\\&D \\#1 a\\_b", "95% of R&D #1 a_b"),
        ("95% of it & more, {\\em not} less", "95% of it & more, not less"),
        ("$5 per task", "$5 per task"),
        ("$5 per task and $10 per run, \\textbf{x}", "$5 per task and $10 per run, x"),
        ("\\$5 for $k$ runs", "$5 for k runs"),
        ("costs $3, with $\\gamma$ fixed", "costs $3, with γ fixed"),
        ("\\ours achieves, \\method{} too", "ours achieves, too"),
        ("\\texttt{\\textbf{deep}} end", "deep end"),
        ("our \\widehat has \\overline{x}", "our widehat has x"),
        ("known \\cite{a,b}, and \\citep[p.~3]{c}.", "known, and."),
        ("here\\footnote{Or there.} now", "here (Or there.) now"),
        ("et al.~2020, Fig.~3", "et al. 2020, Fig. 3"),
        ("about ~5 ms", "about ~5 ms"),
        ("pages 1--5 --- yes", "pages 1–5 — yes"),
        ("both (a skill)--seen twice---and (so)---kept", "both (a skill)–seen twice—and (so)—kept"),
        ("run --help", "run --help"),
        ("``quoted'' text", '"quoted" text'),
        ("a {unbalanced", "a unbalanced"),
        ("b } c", "b c"),
        ("\\begin{itemize} \\item a", "* a"),
        ("trailing \\", "trailing"),
        ("x < y &lt; z &amp; more", "x < y < z & more"),
        ("\\unicode{x2014}", "—"),
        ("see https://x.org/a_b~c--d?e=%20 now", "see https://x.org/a_b~c--d?e=%20 now"),
        ("\\url{https://x.org/a\\_b}", "https://x.org/a_b"),
        ("\\href{https://x.org/a}{code} here", "code (https://x.org/a) here"),
        ("\\href{https://x.org/a}{https://x.org/a}", "https://x.org/a"),
        ("two\n  lines\tfold", "two lines fold"),
        ("\ue0007\ue001 {x}", "7 x"),
        ("", ""),
    ],
)
def test_latex_reads_as_plain_text(source: str, text: str) -> None:
    assert latex_to_text(source) == text


@given(st.text())
def test_any_text_gives_one_tidy_line(source: str) -> None:
    text = latex_to_text(source)

    assert text == " ".join(text.split())


@given(st.text(alphabet=st.sampled_from("\\{}$%&_^~`'-[]() abfx15\n"), max_size=80))
def test_broken_latex_never_raises(source: str) -> None:
    assert "\n" not in latex_to_text(source)


@given(
    st.lists(
        st.sampled_from(
            (r"\textbf{ \frac{ \begin{ \end{ } $ \( \) \[ \verb| \item \'e \href{ \\ x").split()
        ),
        max_size=30,
    )
)
def test_commands_in_any_order_never_raise(pieces: list[str]) -> None:
    assert isinstance(latex_to_text(" ".join(pieces)), str)


@given(st.text(alphabet=st.characters(exclude_characters="\\{}$&", exclude_categories=["Cs"])))
def test_plain_text_is_left_alone_the_second_time(source: str) -> None:
    once = latex_to_text(source)

    assert latex_to_text(once) == once


@pytest.mark.parametrize("source", ["{" * 5000, "\\frac{" * 3000, "$" * 9999, "\\" * 9999 + "x"])
def test_hostile_nesting_is_struck_out(source: str) -> None:
    assert len(latex_to_text(source)) <= len(source)
