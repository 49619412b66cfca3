"""``galley learn`` and ``galley evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import ConfigOption, JsonOption


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    for command in (learn, evaluate):
        app.command()(command)


def learn(
    posts: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Past issues in Markdown: files, or folders of them.",
            show_default="what the archive holds",
        ),
    ] = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Learn from the newsletter's own issues.

    Nothing in them is proposed again. A file that holds no issue is named, the others are
    learned from, and the exit code is 3.

    Example: galley learn ../my-site/_posts
    """
    from flows.errors import done_code, say
    from flows.learning import learn_from
    from flows.learning_told import told_json, told_lines
    from flows.output import print_json, print_lines
    from flows.workbench import config_path

    told = learn_from(config_path(config), posts or [], quiet=json)
    print_json(told_json(told)) if json else print_lines(told_lines(told))
    for line in told.imported.nothing:
        say(line)
    raise typer.Exit(done_code(len(told.imported.nothing)))


def evaluate(config: ConfigOption = None, json: JsonOption = False) -> None:
    """Rank past weeks as they were: what was found, what was missed.

    Example: galley evaluate --json | jq .ways.Galley.recall
    """
    from flows.evaluating import evaluate_archive, print_report, report_json
    from flows.output import print_json
    from flows.workbench import config_path

    report = evaluate_archive(config_path(config), quiet=json)
    print_json(report_json(report)) if json else print_report(report)
