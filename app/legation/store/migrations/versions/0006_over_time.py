"""Events, inferred relations, speakers and kept counts; when a claim was read. What is derived is made anew as the store opens."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_NEW = ("edge_speaker", "slot", "event", "event_pair", "inferred_edge", "inferred", "counter")


def upgrade() -> None:
    """Add the columns, make the derived tables anew and empty."""
    op.add_column("article", sa.Column("added", sa.String(length=400), nullable=True))
    op.add_column("claim", sa.Column("added", sa.String(length=400), nullable=True))
    op.add_column("store_state", sa.Column("derived", sa.Integer(), server_default="0", nullable=False))
    op.create_index("claim_by_subject_for", "claim", ["workspace", "subject_for"], unique=False)
    op.create_index("claim_by_object_for", "claim", ["workspace", "object_for"], unique=False)
    op.create_index("inference_by_article", "inference", ["workspace", "article"], unique=False)
    op.create_index("inference_by_head", "inference", ["workspace", "head"], unique=False)
    op.create_index("inference_by_tail", "inference", ["workspace", "tail"], unique=False)
    op.drop_table("edge")
    op.drop_table("relation")
    op.create_table(
        "edge",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("claim", sa.String(length=160), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("relation", sa.String(length=400), nullable=False),
        sa.Column("article", sa.String(length=400), nullable=False),
        sa.Column("origin", sa.String(length=400), nullable=False),
        sa.Column("subject", sa.String(length=400), nullable=False),
        sa.Column("object", sa.String(length=400), nullable=True),
        sa.Column("type", sa.String(length=400), nullable=False),
        sa.Column("family", sa.String(length=400), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=400), nullable=False),
        sa.Column("polarity", sa.String(length=400), nullable=False),
        sa.Column("change", sa.String(length=400), nullable=True),
        sa.Column("event_group", sa.String(length=400), nullable=False),
        sa.Column("joint", sa.Boolean(), nullable=False),
        sa.Column("event_start", sa.String(length=400), nullable=True),
        sa.Column("event_end", sa.String(length=400), nullable=True),
        sa.Column("begins", sa.String(length=400), nullable=False),
        sa.Column("ends", sa.String(length=400), nullable=False),
        sa.Column("reported", sa.String(length=400), nullable=False),
        sa.Column("added", sa.String(length=400), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("voice", sa.String(length=400), nullable=False),
        sa.Column("place", sa.String(length=400), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=400), nullable=False),
        sa.Column("slot", sa.String(length=400), nullable=False),
        sa.Column("base", sa.String(length=400), nullable=True),
        sa.Column("event", sa.String(length=400), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "claim", "level"),
    )
    op.create_index("edge_by_added", "edge", ["workspace", "level", "added"], unique=False)
    op.create_index("edge_by_article", "edge", ["workspace", "article"], unique=False)
    op.create_index("edge_by_base", "edge", ["workspace", "base"], unique=False)
    op.create_index("edge_by_begin", "edge", ["workspace", "level", "begins"], unique=False)
    op.create_index("edge_by_event", "edge", ["workspace", "event"], unique=False)
    op.create_index("edge_by_object", "edge", ["workspace", "level", "object", "reported"], unique=False)
    op.create_index("edge_by_relation", "edge", ["workspace", "relation", "reported"], unique=False)
    op.create_index("edge_by_report", "edge", ["workspace", "level", "reported"], unique=False)
    op.create_index("edge_by_subject", "edge", ["workspace", "level", "subject", "reported"], unique=False)
    op.create_index("edge_by_type", "edge", ["workspace", "level", "type", "reported"], unique=False)
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
    op.create_table(
        "relation",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("subject", sa.String(length=400), nullable=False),
        sa.Column("object", sa.String(length=400), nullable=True),
        sa.Column("type", sa.String(length=400), nullable=False),
        sa.Column("family", sa.String(length=400), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("claim_count", sa.Integer(), nullable=False),
        sa.Column("origin_count", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.JSON(), nullable=False),
        sa.Column("statuses", sa.JSON(), nullable=False),
        sa.Column("polarities", sa.JSON(), nullable=False),
        sa.Column("first", sa.String(length=400), nullable=True),
        sa.Column("last", sa.String(length=400), nullable=True),
        sa.Column("first_event", sa.String(length=400), nullable=True),
        sa.Column("last_event", sa.String(length=400), nullable=True),
        sa.Column("missed", sa.Integer(), nullable=False),
        sa.Column("change_count", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("asserted", sa.Boolean(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("worth", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", "level"),
    )
    op.create_index("relation_by_count", "relation", ["workspace", "level", "claim_count", "id"], unique=False)
    op.create_index("relation_by_first", "relation", ["workspace", "level", "first"], unique=False)
    op.create_index("relation_by_last", "relation", ["workspace", "level", "last"], unique=False)
    op.create_index("relation_by_object", "relation", ["workspace", "level", "object", "worth"], unique=False)
    op.create_index("relation_by_pair", "relation", ["workspace", "level", "subject", "object"], unique=False)
    op.create_index("relation_by_subject", "relation", ["workspace", "level", "subject", "worth"], unique=False)
    op.create_index("relation_by_worth", "relation", ["workspace", "level", "worth", "id"], unique=False)
    op.create_index("relation_disputed", "relation", ["workspace", "level", "disputed", "worth"], unique=False)
    op.create_table(
        "slot",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("relation", sa.String(length=160), nullable=False),
        sa.Column("day", sa.String(length=16), nullable=False),
        sa.Column("slot", sa.String(length=160), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("base", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "relation", "day", "slot", "place"),
    )
    op.create_table(
        "event",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("level", sa.String(length=400), nullable=False),
        sa.Column("type", sa.String(length=400), nullable=False),
        sa.Column("subject", sa.String(length=400), nullable=False),
        sa.Column("object", sa.String(length=400), nullable=True),
        sa.Column("place", sa.String(length=400), nullable=True),
        sa.Column("begins", sa.String(length=400), nullable=False),
        sa.Column("ends", sa.String(length=400), nullable=True),
        sa.Column("dated_by", sa.String(length=400), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=400), nullable=False),
        sa.Column("claim_count", sa.Integer(), nullable=False),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.Column("origin_count", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.JSON(), nullable=False),
        sa.Column("statuses", sa.JSON(), nullable=False),
        sa.Column("polarities", sa.JSON(), nullable=False),
        sa.Column("first", sa.String(length=400), nullable=True),
        sa.Column("last", sa.String(length=400), nullable=True),
        sa.Column("added", sa.String(length=400), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("asserted", sa.Boolean(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("worth", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id"),
    )
    op.create_index("event_by_added", "event", ["workspace", "level", "added"], unique=False)
    op.create_index("event_by_begin", "event", ["workspace", "level", "begins", "id"], unique=False)
    op.create_index("event_by_type", "event", ["workspace", "level", "type", "begins", "id"], unique=False)
    op.create_index("event_by_worth", "event", ["workspace", "level", "worth", "id"], unique=False)
    op.create_table(
        "event_pair",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(length=160), nullable=False),
        sa.Column("relation", sa.String(length=160), nullable=False),
        sa.Column("level", sa.String(length=400), nullable=False),
        sa.Column("subject", sa.String(length=400), nullable=False),
        sa.Column("object", sa.String(length=400), nullable=True),
        sa.Column("begins", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "event", "relation"),
    )
    op.create_index(
        "event_pair_by_both", "event_pair", ["workspace", "level", "subject", "object", "begins"], unique=False
    )
    op.create_index(
        "event_pair_by_object", "event_pair", ["workspace", "level", "object", "begins", "event"], unique=False
    )
    op.create_index(
        "event_pair_by_subject", "event_pair", ["workspace", "level", "subject", "begins", "event"], unique=False
    )
    op.create_table(
        "inferred_edge",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("inferred", sa.String(length=160), nullable=False),
        sa.Column("article", sa.String(length=160), nullable=False),
        sa.Column("origin", sa.String(length=400), nullable=False),
        sa.Column("subject", sa.String(length=400), nullable=False),
        sa.Column("object", sa.String(length=400), nullable=False),
        sa.Column("type", sa.String(length=400), nullable=False),
        sa.Column("basis", sa.String(length=400), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("reported", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "inferred", "article"),
    )
    op.create_index("inferred_edge_by_article", "inferred_edge", ["workspace", "article"], unique=False)
    op.create_table(
        "inferred",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("subject", sa.String(length=400), nullable=False),
        sa.Column("object", sa.String(length=400), nullable=False),
        sa.Column("type", sa.String(length=400), nullable=False),
        sa.Column("family", sa.String(length=400), nullable=False),
        sa.Column("basis", sa.String(length=400), nullable=False),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.Column("origin_count", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.JSON(), nullable=False),
        sa.Column("first", sa.String(length=400), nullable=True),
        sa.Column("last", sa.String(length=400), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("article", sa.String(length=400), nullable=False),
        sa.Column("worth", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id"),
    )
    op.create_index("inferred_by_object", "inferred", ["workspace", "object", "worth"], unique=False)
    op.create_index("inferred_by_subject", "inferred", ["workspace", "subject", "worth"], unique=False)
    op.create_index("inferred_by_worth", "inferred", ["workspace", "basis", "worth", "id"], unique=False)
    op.create_table(
        "counter",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "name"),
    )


def downgrade() -> None:
    """Back to the tables of before, whose derived rows an older release makes as articles are read again."""
    for name in (*_NEW, "relation", "edge"):
        op.drop_table(name)
    for name in ("inference_by_tail", "inference_by_head", "inference_by_article"):
        op.drop_index(name, table_name="inference")
    for name in ("claim_by_object_for", "claim_by_subject_for"):
        op.drop_index(name, table_name="claim")
    for table, column in (("store_state", "derived"), ("claim", "added"), ("article", "added")):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
    op.create_table(
        "edge",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("claim", sa.String(length=160), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("relation", sa.String(length=400), nullable=False),
        sa.Column("article", sa.String(length=400), nullable=False),
        sa.Column("subject", sa.String(length=400), nullable=False),
        sa.Column("object", sa.String(length=400), nullable=True),
        sa.Column("type", sa.String(length=400), nullable=False),
        sa.Column("family", sa.String(length=400), nullable=False),
        sa.Column("status", sa.String(length=400), nullable=False),
        sa.Column("polarity", sa.String(length=400), nullable=False),
        sa.Column("event_group", sa.String(length=400), nullable=False),
        sa.Column("event_start", sa.String(length=400), nullable=True),
        sa.Column("event_end", sa.String(length=400), nullable=True),
        sa.Column("report_time", sa.String(length=400), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "claim", "level"),
    )
    op.create_index("edge_by_article", "edge", ["workspace", "article"], unique=False)
    op.create_index("edge_by_object", "edge", ["workspace", "level", "object"], unique=False)
    op.create_index("edge_by_relation", "edge", ["workspace", "relation"], unique=False)
    op.create_index(
        "edge_by_report", "edge", ["workspace", "level", "report_time", "article", "start", "claim"], unique=False
    )
    op.create_index("edge_by_subject", "edge", ["workspace", "level", "subject"], unique=False)
    op.create_table(
        "relation",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("subject", sa.String(length=400), nullable=False),
        sa.Column("object", sa.String(length=400), nullable=True),
        sa.Column("type", sa.String(length=400), nullable=False),
        sa.Column("family", sa.String(length=400), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("claim_count", sa.Integer(), nullable=False),
        sa.Column("origin_count", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.JSON(), nullable=False),
        sa.Column("statuses", sa.JSON(), nullable=False),
        sa.Column("polarities", sa.JSON(), nullable=False),
        sa.Column("first", sa.String(length=400), nullable=True),
        sa.Column("last", sa.String(length=400), nullable=True),
        sa.Column("first_event", sa.String(length=400), nullable=True),
        sa.Column("last_event", sa.String(length=400), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("asserted", sa.Boolean(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", "level"),
    )
    op.create_index("relation_by_count", "relation", ["workspace", "level", "claim_count", "id"], unique=False)
    op.create_index("relation_by_object", "relation", ["workspace", "level", "object"], unique=False)
    op.create_index("relation_by_subject", "relation", ["workspace", "level", "subject"], unique=False)
