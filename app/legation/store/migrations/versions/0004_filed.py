"""Where an article was filed, by which agency, and the part of the paper it stood in."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_COLUMNS = ("section", "place", "agency")


def upgrade() -> None:
    """Add the columns; articles read before have them empty until they are read again."""
    for name in _COLUMNS:
        op.add_column("article", sa.Column(name, sa.Text(), nullable=True))


def downgrade() -> None:
    """Drop them."""
    for name in reversed(_COLUMNS):
        op.drop_column("article", name)
