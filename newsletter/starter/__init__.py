"""The starter configs, one for each format; ``galley init`` copies one."""

from __future__ import annotations

from importlib.resources import files

from newsletter.issue import Format


def starter_text(format: Format) -> str:  # noqa: A002 -- the config's own word for it
    """The commented ``config.yaml`` to begin a newsletter in ``format`` with."""
    return files(__name__).joinpath(f"{format.value}.yaml").read_text(encoding="utf-8")
