"""The first archive: candidates, stars, feeds, harvests, issues, verdicts, caches."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "blurbs",
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "candidates",
        sa.Column("id", sa.String(length=2000), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("published", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", "source"),
    )
    op.create_index("ix_candidates_first_seen", "candidates", ["first_seen"], unique=False)
    op.create_index("ix_candidates_published", "candidates", ["published"], unique=False)
    op.create_table(
        "feed_states",
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("url"),
    )
    op.create_table(
        "harvests",
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("asked", sa.String(length=64), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("label", "source"),
    )
    op.create_table(
        "issue_ids",
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("item_id", sa.String(length=2000), nullable=False),
        sa.PrimaryKeyConstraint("label", "item_id"),
    )
    op.create_index("ix_issue_ids_item_id", "issue_ids", ["item_id"], unique=False)
    op.create_table(
        "issues",
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("generated", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("label"),
    )
    op.create_index("ix_issues_since", "issues", ["since"], unique=False)
    op.create_table(
        "published_candidates",
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("candidate_id", sa.String(length=2000), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("label", "candidate_id"),
    )
    op.create_index(
        "ix_published_candidates_candidate_id",
        "published_candidates",
        ["candidate_id"],
        unique=False,
    )
    op.create_table(
        "sightings",
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("candidate_id", sa.String(length=2000), nullable=False),
        sa.PrimaryKeyConstraint("label", "source", "candidate_id"),
    )
    op.create_table(
        "star_counts",
        sa.Column("candidate_id", sa.String(length=2000), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("candidate_id", "day"),
    )
    op.create_table(
        "vectors",
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "verdicts",
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("story_id", sa.String(length=2000), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("label", "story_id"),
    )
    op.create_index("ix_verdicts_story_id", "verdicts", ["story_id"], unique=False)


def downgrade() -> None:
    """Remove every table."""
    for table in (
        "blurbs",
        "candidates",
        "feed_states",
        "harvests",
        "issue_ids",
        "issues",
        "published_candidates",
        "sightings",
        "star_counts",
        "vectors",
        "verdicts",
    ):
        op.drop_table(table)
