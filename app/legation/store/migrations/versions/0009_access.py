"""Keys, and what was done with them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "api_key",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("salt", sa.String(length=400), nullable=False),
        sa.Column("digest", sa.String(length=400), nullable=False),
        sa.Column("created_at", sa.String(length=400), nullable=False),
        sa.Column("revoked_at", sa.String(length=400), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "id"),
    )
    op.create_table(
        "act",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("at", sa.String(length=400), nullable=False),
        sa.Column("who", sa.String(length=400), nullable=False),
        sa.Column("method", sa.String(length=400), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id"),
    )
    op.create_index("act_by_time", "act", ["workspace", "at", "id"], unique=False)


def downgrade() -> None:
    """Drop them."""
    op.drop_index("act_by_time", table_name="act")
    op.drop_table("act")
    op.drop_table("api_key")
