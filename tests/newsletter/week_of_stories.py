"""A made-up week: stories, blurbs and a selection, for the tests that compose an issue."""

from __future__ import annotations

from datetime import UTC, datetime

from newsletter.config import Config
from newsletter.models import (
    Blurb,
    Bucket,
    Candidate,
    Image,
    Kind,
    NearMiss,
    Ranked,
    Selection,
    Story,
    Window,
)

WEEK = Window(datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC), "2026-W10")

LONG_MEMORY = Story(
    Candidate(
        id="arxiv:2603.01234",
        kind=Kind.PAPER,
        title="LongMem-X: Remembering Books with Sparse Caches",
        authors=("Ada Byron", "Grace Hopper", "Alan Turing"),
        published=datetime(2026, 3, 3, tzinfo=UTC),
        url="https://arxiv.org/abs/2603.01234",
    ),
    others=(
        Candidate(
            id="github:byron/longmem-x",
            kind=Kind.REPOSITORY,
            title="byron/LongMem-X",
            url="https://github.com/byron/LongMem-X",
        ),
    ),
)
TAX = Story(
    Candidate(
        id="arxiv:2603.02222",
        kind=Kind.PAPER,
        title="What Do Probes [Really] Measure? A Study of 7 * 6 Tasks",
        authors=("Mary Shelley", "Percy Shelley"),
        published=datetime(2026, 3, 4, tzinfo=UTC),
        url="https://arxiv.org/abs/2603.02222",
        image=Image("https://img.example.org/probe--map.png", source_url=""),
    )
)
TOKENKIT = Story(
    Candidate(
        id="github:quill/token_kit",
        kind=Kind.REPOSITORY,
        title="quill/token_kit",
        url="https://github.com/quill/token_kit",
        image=Image("https://img.example.org/kit.png", source_url="https://quill.example.org/docs"),
    ),
    others=(
        Candidate(
            id="url:https://quill.example.org/blog/token-kit",
            kind=Kind.POST,
            title="Token Kit 2 is here",
            url="https://quill.example.org/blog/token-kit",
        ),
    ),
)
GUIDE = Story(
    Candidate(
        id="url:https://blog.example.net/decoding",
        kind=Kind.POST,
        title="Decoding, step by step",
        url="https://blog.example.net/decoding?a=(1)",
    )
)
PARSER = Story(
    Candidate(
        id="github:inkwell/tree-sketch",
        kind=Kind.REPOSITORY,
        title="inkwell/Tree-Sketch",
        url="https://github.com/inkwell/Tree-Sketch",
    ),
    others=(
        Candidate(
            id="arxiv:2603.03333",
            kind=Kind.PAPER,
            title="Sketching Trees for Faster Parsing",
            url="https://arxiv.org/abs/2603.03333",
        ),
    ),
)
BARE = Story(
    Candidate(
        id="github:inkwell/blotter",
        kind=Kind.REPOSITORY,
        title="inkwell/blotter",
        url="https://github.com/inkwell/blotter",
    )
)

BLURBS = {
    LONG_MEMORY.id: Blurb(
        "The authors propose LongMem-X, a cache that lets a small model answer questions about a "
        "whole book. It keeps only the passages that later chapters refer to -- a twentieth of "
        "them -- and reads the rest again on demand.",
        headline="LongMem-X",
    ),
    TAX.id: Blurb(
        "This study asks what probing classifiers measure and finds that {{ most }} of them follow "
        "word order. The results suggest some caution with <b>bold</b> claims.",
        headline="Probes",
        flags=("fell back from chat: timeout",),
    ),
    TOKENKIT.id: Blurb(
        "token_kit is a library for training tokenizers on a laptop. Version 2 can update a "
        "vocabulary without starting over.",
        headline="token_kit",
    ),
    GUIDE.id: Blurb("A patient guide to decoding methods, from greedy search to sampling."),
    PARSER.id: Blurb("A parser that sketches a tree first and fills in the labels later."),
}


def ranked(story: Story, section: str) -> Ranked:
    """The story as the ranker hands it on."""
    return Ranked(story, 1.0, section=section, bucket=Bucket.PUBLICATIONS)


def selection(*, papers: str, tools: str, repositories: str) -> Selection:
    """The week's stories in the sections with these names."""
    return Selection(
        chosen={
            papers: (ranked(LONG_MEMORY, papers), ranked(TAX, papers)),
            tools: (ranked(TOKENKIT, tools),),
            repositories: (ranked(PARSER, repositories), ranked(BARE, repositories)),
        },
        near_misses={
            papers: (NearMiss(ranked(GUIDE, papers), 'one more than "Publications" holds -- 6'),)
        },
    )


NEWSLETTER = Config.model_validate(
    {"newsletter": {"author": "ink", "footer": "[*Subscribe*](https://ink.example.org) for more."}}
)
CYPHER = Config.model_validate(
    {
        "newsletter": {
            "name": "The Ink Cypher",
            "format": "nlp-cypher",
            "tagline": "Blots & Bytes",
            "footer": "> Every Sunday we tidy the desk.",
        },
        "sections": [
            {"name": "News", "takes": ["publications"], "style": "item"},
            {"name": "Software Updates", "takes": ["tools"], "style": "mention"},
            {"name": "Repo Cypher", "takes": ["repo-cypher"], "style": "repository"},
        ],
    }
)
