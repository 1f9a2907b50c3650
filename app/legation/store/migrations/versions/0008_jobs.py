"""Batches that wait to be read, and what became of their items."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "job",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("state", sa.String(length=400), nullable=False),
        sa.Column("created_at", sa.String(length=400), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("claim_count", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("errors", sa.JSON(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("cancelling", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(length=400), nullable=True),
        sa.Column("held_until", sa.Float(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "id"),
    )
    op.create_index("job_by_state", "job", ["workspace", "state", "created_at"], unique=False)
    op.create_table(
        "job_item",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("job", sa.String(length=160), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("result", sa.String(length=400), nullable=False),
        sa.Column("article", sa.String(length=400), nullable=True),
        sa.Column("claim_count", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "job", "number"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("job_item")
    op.drop_index("job_by_state", table_name="job")
    op.drop_table("job")
