"""How the sources read a folder of real recorded answers: what raises, what is lost, how long.

``python -m benchmarks.corpus --corpus DIR [--garble N]`` reads, of these folders, those that there
are; ``manifest.jsonl`` names the files and says what is known of each:

- ``feeds/real``, ``feeds/hard``: feeds, compared with feedparser's bare reading; ``feeds/series``:
  snapshots of the same feed over time (``date``), played to weekly drafts with an archive
- ``arxiv``: answers of the API (``entries``, ``error_entry``), and ``withdrawn_metadata.jsonl``
- ``github``: ``manifest_trending_html.jsonl`` and ``manifest_rest.jsonl``
- ``trending``: trending repositories by day, to choose issues from (with ``--weeks N``)

With ``--garble N`` each file is also cut short and garbled, ``N`` times in each of three ways.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus_arxiv import arxiv_lines
from benchmarks.corpus_feeds import all_feed_lines
from benchmarks.corpus_github import github_lines
from benchmarks.corpus_weeks import week_lines


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR")
    parser.add_argument("--garble", type=int, default=0, metavar="N")
    parser.add_argument("--weeks", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    for line in _lines(asked.corpus, asked.garble, asked.weeks):
        print(line, flush=True)


def _lines(corpus: Path, garble: int, weeks: int) -> Iterator[str]:
    if (corpus / "feeds").exists():
        yield from all_feed_lines(corpus / "feeds", garble)
    if (corpus / "arxiv").exists():
        yield from arxiv_lines(corpus / "arxiv", garble)
    if (corpus / "github").exists():
        yield from github_lines(corpus / "github", garble)
    if weeks:
        yield from week_lines(corpus / "trending", weeks)


if __name__ == "__main__":
    main()
