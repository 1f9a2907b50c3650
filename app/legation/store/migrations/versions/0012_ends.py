"""What somebody did in some stretch of time is looked up by when it ended."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None
_OF = ("subject", "object")


def upgrade() -> None:
    """Create the indexes."""
    for end in _OF:
        op.create_index(f"edge_by_{end}_end", "edge", ["workspace", "level", end, "ends", "begins"], unique=False)


def downgrade() -> None:
    """Drop them."""
    for end in _OF:
        op.drop_index(f"edge_by_{end}_end", table_name="edge")
