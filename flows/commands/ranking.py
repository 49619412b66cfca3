"""``galley rank``, ``galley blurb`` and ``galley why``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import ConfigOption, JsonOption


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    for command in (rank, blurb, why):
        app.command()(command)


def rank(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Candidates; - reads a pipe.")],
    history: Annotated[
        Path | None,
        typer.Option(metavar="FILE.jsonl", help="What was published before, each on its date."),
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", "-c", help="For its weights, topics and sections.")
    ] = None,
) -> None:
    """Rank candidates, best first, as JSON lines with the reasons.

    Ages count back from the newest date in the file that is not still to come. Lines of one id are
    put together, and the order of the lines makes no difference.

    Example: galley rank candidates.jsonl --history published.jsonl | head
    """
    from flows.candidate_files import rank_file

    raise typer.Exit(rank_file(file, history, config))


def blurb(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Candidates; - reads a pipe.")],
    style: Annotated[str, typer.Option(help="nlp-newsletter, nlp-cypher or tldr.")] = (
        "nlp-newsletter"
    ),
    section: Annotated[
        str | None,
        typer.Option(
            help="publications, tools, repo-cypher, articles… or mentions.",
            show_default="the style's usual",
        ),
    ] = None,
    summarizer: Annotated[
        str | None,
        typer.Option(help="extractive, seq2seq or chat.", show_default="the config's"),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option("--config", "-c", help="For its models, and what they said before."),
    ] = None,
) -> None:
    """Write a blurb for each candidate, as JSON lines with evidence.

    An evidence entry's start and end count in the line's own title, description or text.

    Example: galley blurb candidates.jsonl --style nlp-cypher
    """
    from flows.candidate_files import blurb_file

    raise typer.Exit(blurb_file(file, style, section, summarizer, config))


def why(
    item: Annotated[str, typer.Argument(metavar="ID", help="An id or address of a story.")],
    week: Annotated[
        str | None, typer.Option(help="Of one issue.", show_default="every issue")
    ] = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Say why a story is in or out: its score, its rank, what beat it.

    And what became of it: published, reworded, moved or taken out by the editor.

    Example: galley why arxiv:2505.22954
    """
    from flows.explain import answer_json, explained, lines_of
    from flows.output import print_json, print_lines
    from flows.workbench import config_path

    found = explained(config_path(config), item, week)
    if json:
        print_json([answer_json(answer) for answer in found])
        return
    print_lines(line for answer in found for line in lines_of(answer))
