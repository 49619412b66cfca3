"""``galley lint``, ``parse``, ``render`` and ``export``: an issue's file, read and turned."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from flows.commands.options import ConfigOption, JsonOption
from flows.output import print_text
from newsletter.errors import RequestError

FileArgument = Annotated[Path, typer.Argument(help="A draft or a published issue.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Where to write it.", show_default="standard output"),
]
_Choice = TypeVar("_Choice", bound=StrEnum)


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    for command in (lint, parse, render, export):
        app.command()(command)


def lint(
    file: Annotated[
        Path | None, typer.Argument(help="A draft or a published issue.", show_default=False)
    ] = None,
    config: ConfigOption = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is safe to mend.")] = False,
    online: Annotated[bool, typer.Option("--online", help="Also open every link.")] = False,
    final: Annotated[
        bool, typer.Option("--final", help="Read it as the published text: no Galley comments.")
    ] = False,
    rules: Annotated[bool, typer.Option("--rules", help="Explain every rule, and exit.")] = False,
    json: JsonOption = False,
) -> None:
    """Say what to mend before an issue goes out; exit 1 on errors.

    Example: galley lint drafts/2026-W10.md --online
    """
    if rules:
        from newsletter.lint import RULES
        from newsletter.lint.reporting import rules_markdown

        print_text(rules_markdown(RULES))
        raise typer.Exit
    if file is None:
        raise RequestError("name the file to lint, or ask for --rules")
    from flows.linting import LintRequest, run_lint

    request = LintRequest(file=file, config=config, fix=fix, online=online, final=final)
    raise typer.Exit(run_lint(request, as_json=json))


def parse(file: FileArgument) -> None:
    """Print an issue as JSON: sections, and items with links and ids.

    Example: galley parse drafts/2026-W10.md | jq '.sections[].items[].title'
    """
    from flows.documents import read_issue
    from newsletter.markdown import to_json

    _put(to_json(read_issue(file)))


def render(
    file: Annotated[Path, typer.Argument(help="JSON as `galley parse` prints it.")],
    format: Annotated[  # noqa: A002 -- the option's name
        str | None,
        typer.Option(help="nlp-newsletter or nlp-cypher.", show_default="the issue's own"),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Write the Markdown of an issue in JSON.

    What was not changed comes back byte for byte.

    Example: galley parse drafts/2026-W10.md > issue.json && galley render issue.json
    """
    from flows.documents import read_json
    from newsletter.issue import Format
    from newsletter.markdown import converted
    from newsletter.markdown import render as rendered

    issue = read_json(file)
    chosen = _choice(Format, "--format", format) if format else issue.format
    _put(rendered(converted(issue, chosen)), output)


def export(
    file: FileArgument,
    to: Annotated[str, typer.Option(help="html, text, email, rss, buttondown or jekyll.")],
    output: OutputOption = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day it is published.", show_default="the issue's"),
    ] = None,
    url: Annotated[str, typer.Option(help="Where it can be read, for the feed's entry.")] = "",
) -> None:
    """Turn an issue into a page, a mail, text, a feed entry or a post.

    A folder as --output gets the file under its usual name; Jekyll's is the site's folder.

    Example: galley export drafts/2026-W10.md --to jekyll -o ~/blog/
    """
    from datetime import UTC, datetime

    from flows.documents import published_day, read_issue
    from newsletter.export import Target
    from newsletter.export import export as exported
    from newsletter.paths import resolved
    from newsletter.publishing import remarks_note

    target = _choice(Target, "--to", to)
    issue = read_issue(file)
    day = published_day(file, issue, date, datetime.now(UTC).date())
    made = exported(issue.raw, target, day=day, url=url)
    if output and (output.is_dir() or target is Target.JEKYLL):
        output = output / made.name
    if output and resolved(output) == resolved(file):
        raise RequestError(f"{output}: is the issue itself; nothing was changed")
    _put(made.text, output)
    for note in remarks_note(issue.raw):
        typer.echo(f"note: {note}", err=True)


def _choice(kind: type[_Choice], option: str, value: str) -> _Choice:
    """The member of ``kind`` that the command line names."""
    if value not in list(kind):
        raise RequestError(f"{option} {value}: is not known here; there are {', '.join(kind)}")
    return kind(value)


def _put(text: str, output: Path | None = None) -> None:
    """Write ``text`` to a file and say so, or to standard output with its line ends as they are."""
    if output is None:
        print_text(text)
        return
    from newsletter.drafts import write_whole

    write_whole(output, text)
    typer.echo(f"{output} is written.")
