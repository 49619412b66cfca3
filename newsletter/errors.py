"""What a person can mend or wait out: every such error is one of these two kinds.

The text of each is whole lines that name the file and key, or the address and the reason. The
command line prints it and exits with the code; anything else is a fault in Galley itself.
"""

from __future__ import annotations


class GalleyError(Exception):
    """The run failed."""

    exit_code = 1
    is_told = False
    """Whether its text was printed."""


class RequestError(GalleyError):
    """The request, or a file that it names, is at fault."""

    exit_code = 2
