"""Whether a claim of an office or membership says that it began or ended."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; claims read before have it empty until their article is read again."""
    op.add_column("claim", sa.Column("change", sa.String(length=400), nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("claim", "change")
