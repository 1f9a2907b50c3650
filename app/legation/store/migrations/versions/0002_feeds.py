"""Watched feeds and the articles they named."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "feed",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.String(length=400), nullable=True),
        sa.Column("last_modified", sa.String(length=400), nullable=True),
        sa.Column("checked_at", sa.String(length=400), nullable=True),
        sa.Column("next_at", sa.String(length=400), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "id"),
    )
    op.create_table(
        "feed_item",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("feed", sa.String(length=160), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.String(length=400), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=400), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "feed", "id"),
    )
    op.create_index("feed_item_open", "feed_item", ["workspace", "feed", "done"], unique=False)


def downgrade() -> None:
    """Drop them."""
    op.drop_index("feed_item_open", table_name="feed_item")
    op.drop_table("feed_item")
    op.drop_table("feed")
