"""What the resolver said of a mention, kept beside what a person decided."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nothing was overruled before."""
    op.add_column("link", sa.Column("resolved", sa.String(length=400), nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("link", "resolved")
