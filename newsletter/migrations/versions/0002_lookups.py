"""What services told of single subjects, so that a run soon after need not ask again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "lookups",
        sa.Column("service", sa.String(length=100), nullable=False),
        sa.Column("subject", sa.String(length=2000), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("service", "subject"),
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_table("lookups")
