"""The first tables."""

from alembic import op

from app.store.tables import metadata

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table of `tables.py` as it stood at the first release."""
    metadata.create_all(op.get_bind())


def downgrade() -> None:
    """Drop them all."""
    metadata.drop_all(op.get_bind())
