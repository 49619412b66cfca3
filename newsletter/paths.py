"""Paths that a person gave, before anyone has opened what they name."""

from __future__ import annotations

import os
from pathlib import Path


def resolved(path: Path) -> Path:
    """``path`` from the root on, with its links followed.

    Links that lead in a circle stay in it, and whoever opens it is told so; ``Path.resolve`` would
    fail here, with no ``OSError``.
    """
    return Path(os.path.realpath(path))
