"""Which file a draft is in, and which of the machines that share the archive has it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    for name in ("draft_file", "draft_place"):
        op.add_column("issues", sa.Column(name, sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Remove them."""
    for name in ("draft_file", "draft_place"):
        op.drop_column("issues", name)
