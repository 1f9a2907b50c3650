"""Words of sentences, quotations and articles can be searched."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None
_OF = ("claim", "quotation", "article")


def upgrade() -> None:
    """Create the indexes, which are filled as the store opens."""
    for name in _OF:
        op.add_column(name, sa.Column("passage", sa.BigInteger(), nullable=True))
        op.create_index(f"{name}_by_passage", name, ["passage"], unique=False)
        if op.get_bind().dialect.name == "sqlite":
            # The words are brought in their plain form, with a blank between two.
            op.execute(
                f"CREATE VIRTUAL TABLE {name}_words USING fts5(words, content='', columnsize=0, tokenize='ascii')"
            )
        else:
            op.execute(f"CREATE TABLE {name}_words (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
            op.execute(f"CREATE INDEX {name}_words_by_word ON {name}_words USING gin (words)")


def downgrade() -> None:
    """Drop them."""
    for name in _OF:
        op.execute(f"DROP TABLE {name}_words")
        op.drop_index(f"{name}_by_passage", table_name=name)
        op.drop_column(name, "passage")
