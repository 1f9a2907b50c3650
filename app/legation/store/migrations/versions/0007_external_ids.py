"""What senders call their articles, and the files they were read from."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_COLUMNS = ("external_id", "source")


def upgrade() -> None:
    """Add the columns; articles read before have them empty until they are read again."""
    for name in _COLUMNS:
        op.add_column("article", sa.Column(name, sa.Text(), nullable=True))
        op.create_index(f"article_by_{name}", "article", ["workspace", name], unique=False)


def downgrade() -> None:
    """Drop them."""
    for name in reversed(_COLUMNS):
        op.drop_index(f"article_by_{name}", "article")
        op.drop_column("article", name)
