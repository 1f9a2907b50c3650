"""Who speaks in quotations and whom they mention; links of an entity in their order."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, which are filled as the store opens."""
    op.create_table(
        "quotation_entity",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("quotation", sa.String(length=160), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("entity", sa.String(length=160), nullable=False),
        sa.Column("article", sa.String(length=400), nullable=False),
        sa.Column("reported", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "quotation", "role", "entity"),
    )
    op.create_index("quotation_entity_by_article", "quotation_entity", ["workspace", "article"], unique=False)
    op.create_index(
        "quotation_entity_by_report", "quotation_entity", ["workspace", "role", "entity", "reported"], unique=False
    )
    op.drop_index("link_by_entity", table_name="link")
    op.create_index("link_by_entity", "link", ["workspace", "entity", "mention"], unique=False)
    op.drop_table("edge_speaker")
    op.create_table(
        "edge_speaker",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("speaker", sa.String(length=160), nullable=False),
        sa.Column("claim", sa.String(length=160), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "speaker", "claim", "level"),
    )
    op.create_index("edge_speaker_by_claim", "edge_speaker", ["workspace", "claim"], unique=False)


def downgrade() -> None:
    """Back to those of before."""
    op.drop_index("link_by_entity", table_name="link")
    op.create_index("link_by_entity", "link", ["workspace", "entity"], unique=False)
    op.drop_table("quotation_entity")
    op.drop_table("edge_speaker")
    op.create_table(
        "edge_speaker",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("claim", sa.String(length=160), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("speaker", sa.String(length=160), nullable=False),
        sa.Column("reported", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "claim", "level", "speaker"),
    )
    op.create_index(
        "edge_speaker_by_report", "edge_speaker", ["workspace", "level", "speaker", "reported"], unique=False
    )
