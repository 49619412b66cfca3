"""A repository to read, by its README and description."""

from newsletter.models import Candidate, Kind, Story
from summarizers.document import Document, read_document


def document(readme: str, description: str = "") -> Document:
    lead = Candidate(
        id="github:noor/lexa",
        kind=Kind.REPOSITORY,
        title="noor/lexa",
        description=description,
        text=readme,
    )
    return read_document(Story(lead))
