"""``galley feeds import``, ``export`` and ``find``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import ConfigOption
from flows.output import print_lines, print_text
from newsletter.errors import GalleyError

_feeds = typer.Typer(help="Import, export and find the blogs that the newsletter follows.")


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    _feeds.command("import")(import_feeds)
    _feeds.command("export")(export_feeds)
    _feeds.command("find")(find_feeds)
    app.add_typer(_feeds, name="feeds", no_args_is_help=True)


def import_feeds(
    file: Annotated[Path, typer.Argument(help="A feed reader's OPML file.")],
    config: ConfigOption = None,
) -> None:
    """Add the feeds of an OPML file to config.yaml, whose comments stay.

    Example: galley feeds import subscriptions.opml
    """
    from flows.subscriptions import import_opml
    from flows.workbench import config_path

    path = config_path(config)
    added = import_opml(path, file)
    print_lines(f"added {feed.name}: {feed.url}" for feed in added)
    typer.echo(f"{path}: {len(added)} added" if added else f"{path}: already has every feed")


def export_feeds(
    config: ConfigOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file.", show_default="standard output")
    ] = None,
) -> None:
    """Write the config's feeds as OPML, which every feed reader imports.

    Example: galley feeds export -o blogs.opml
    """
    from flows.subscriptions import export_opml
    from flows.workbench import config_path
    from newsletter.drafts import write_whole

    text = export_opml(config_path(config))
    if output:
        write_whole(output, text)
    else:
        print_text(text)


def find_feeds(
    url: Annotated[str, typer.Argument(help="A page, such as a blog's front page.")],
    config: ConfigOption = None,
) -> None:
    """Show the feeds that a page advertises, to be put into config.yaml.

    Example: galley feeds find https://huggingface.co/blog
    """
    from flows.subscriptions import feeds_of_page
    from flows.workbench import config_or_defaults

    found = feeds_of_page(url, config_or_defaults(config))
    print_lines(found)
    if not found:
        raise GalleyError(f"{url}: advertises no feed")
