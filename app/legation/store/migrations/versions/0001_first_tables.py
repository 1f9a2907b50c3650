"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create them with their indexes."""
    op.create_table(
        "article",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("revision", sa.String(length=160), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=400), nullable=True),
        sa.Column("updated", sa.String(length=400), nullable=True),
        sa.Column("language", sa.String(length=400), nullable=False),
        sa.Column("cuts", sa.JSON(), nullable=False),
        sa.Column("signature", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", "revision"),
    )
    op.create_index("article_by_date", "article", ["workspace", "current", "published", "id"], unique=False)
    op.create_table(
        "band",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("band", sa.String(length=160), nullable=False),
        sa.Column("article", sa.String(length=160), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "band", "article"),
    )
    op.create_table(
        "claim",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("article", sa.String(length=400), nullable=False),
        sa.Column("revision", sa.String(length=400), nullable=False),
        sa.Column("type", sa.String(length=400), nullable=False),
        sa.Column("subject", sa.String(length=400), nullable=False),
        sa.Column("object", sa.String(length=400), nullable=True),
        sa.Column("subject_for", sa.String(length=400), nullable=True),
        sa.Column("object_for", sa.String(length=400), nullable=True),
        sa.Column("place", sa.String(length=400), nullable=True),
        sa.Column("mode", sa.String(length=400), nullable=True),
        sa.Column("event_group", sa.String(length=400), nullable=False),
        sa.Column("status", sa.String(length=400), nullable=False),
        sa.Column("polarity", sa.String(length=400), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.Column("event_start", sa.String(length=400), nullable=True),
        sa.Column("event_end", sa.String(length=400), nullable=True),
        sa.Column("event_precision", sa.String(length=400), nullable=True),
        sa.Column("event_text", sa.Text(), nullable=True),
        sa.Column("report_time", sa.String(length=400), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("extractor", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id"),
    )
    op.create_index("claim_by_article", "claim", ["workspace", "article", "revision"], unique=False)
    op.create_table(
        "decision",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("action", sa.String(length=400), nullable=False),
        sa.Column("target", sa.JSON(), nullable=False),
        sa.Column("decided_by", sa.String(length=400), nullable=False),
        sa.Column("decided_at", sa.String(length=400), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.String(length=400), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "id"),
    )
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
        "entity",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("kind", sa.String(length=400), nullable=False),
        sa.Column("subtype", sa.String(length=400), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=400), nullable=True),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id"),
    )
    op.create_table(
        "entity_count",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("entity", sa.String(length=160), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=400), nullable=False),
        sa.Column("country", sa.String(length=400), nullable=True),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.Column("claim_count", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.String(length=400), nullable=True),
        sa.Column("last_seen", sa.String(length=400), nullable=True),
        sa.Column("merged_into", sa.String(length=400), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "entity"),
    )
    op.create_index("entity_by_count", "entity_count", ["workspace", "claim_count", "entity"], unique=False)
    op.create_table(
        "entity_name",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("entity", sa.String(length=160), nullable=False),
        sa.Column("text", sa.String(length=400), nullable=False),
        sa.Column("normal", sa.String(length=400), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "entity", "text"),
    )
    op.create_index("entity_name_by_normal", "entity_name", ["workspace", "normal"], unique=False)
    op.create_table(
        "entity_reading",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("entity", sa.String(length=160), nullable=False),
        sa.Column("article", sa.String(length=160), nullable=False),
        sa.Column("revision", sa.String(length=160), nullable=False),
        sa.Column("kind", sa.String(length=400), nullable=False),
        sa.Column("subtype", sa.String(length=400), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=400), nullable=True),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "entity", "article", "revision"),
    )
    op.create_index("entity_reading_by_article", "entity_reading", ["workspace", "article", "revision"], unique=False)
    op.create_table(
        "inference",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("article", sa.String(length=160), nullable=False),
        sa.Column("revision", sa.String(length=160), nullable=False),
        sa.Column("type", sa.String(length=160), nullable=False),
        sa.Column("head", sa.String(length=160), nullable=False),
        sa.Column("tail", sa.String(length=160), nullable=False),
        sa.Column("basis", sa.String(length=400), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "article", "revision", "type", "head", "tail"),
    )
    op.create_table(
        "link",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("mention", sa.String(length=160), nullable=False),
        sa.Column("entity", sa.String(length=400), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("method", sa.String(length=400), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=400), nullable=False),
        sa.Column("knowledge_version", sa.String(length=400), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "mention"),
    )
    op.create_index("link_by_entity", "link", ["workspace", "entity"], unique=False)
    op.create_table(
        "mention",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("article", sa.String(length=400), nullable=False),
        sa.Column("revision", sa.String(length=400), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("label", sa.String(length=400), nullable=False),
        sa.Column("form", sa.String(length=400), nullable=False),
        sa.Column("sense", sa.String(length=400), nullable=False),
        sa.Column("literal", sa.Text(), nullable=True),
        sa.Column("head_start", sa.Integer(), nullable=True),
        sa.Column("head_end", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "id"),
    )
    op.create_index("mention_by_article", "mention", ["workspace", "article", "revision", "start"], unique=False)
    op.create_table(
        "origin",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("article", sa.String(length=160), nullable=False),
        sa.Column("origin", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "article"),
    )
    op.create_index("origin_members", "origin", ["workspace", "origin"], unique=False)
    op.create_table(
        "quotation",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("article", sa.String(length=400), nullable=False),
        sa.Column("revision", sa.String(length=400), nullable=False),
        sa.Column("speaker", sa.String(length=400), nullable=True),
        sa.Column("speaker_span", sa.JSON(), nullable=True),
        sa.Column("cue", sa.JSON(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("report_time", sa.String(length=400), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id"),
    )
    op.create_index("quotation_by_article", "quotation", ["workspace", "article", "revision"], unique=False)
    op.create_index("quotation_by_report", "quotation", ["workspace", "report_time", "id"], unique=False)
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
    op.create_table(
        "store_state",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace"),
    )
    op.create_table(
        "tombstone",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("article", sa.String(length=160), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "article"),
    )


def downgrade() -> None:
    """Drop them all."""
    op.drop_table("tombstone")
    op.drop_table("store_state")
    op.drop_index("relation_by_subject", table_name="relation")
    op.drop_index("relation_by_object", table_name="relation")
    op.drop_index("relation_by_count", table_name="relation")
    op.drop_table("relation")
    op.drop_index("quotation_by_report", table_name="quotation")
    op.drop_index("quotation_by_article", table_name="quotation")
    op.drop_table("quotation")
    op.drop_index("origin_members", table_name="origin")
    op.drop_table("origin")
    op.drop_index("mention_by_article", table_name="mention")
    op.drop_table("mention")
    op.drop_index("link_by_entity", table_name="link")
    op.drop_table("link")
    op.drop_table("inference")
    op.drop_index("entity_reading_by_article", table_name="entity_reading")
    op.drop_table("entity_reading")
    op.drop_index("entity_name_by_normal", table_name="entity_name")
    op.drop_table("entity_name")
    op.drop_index("entity_by_count", table_name="entity_count")
    op.drop_table("entity_count")
    op.drop_table("entity")
    op.drop_index("edge_by_subject", table_name="edge")
    op.drop_index("edge_by_report", table_name="edge")
    op.drop_index("edge_by_relation", table_name="edge")
    op.drop_index("edge_by_object", table_name="edge")
    op.drop_index("edge_by_article", table_name="edge")
    op.drop_table("edge")
    op.drop_table("decision")
    op.drop_index("claim_by_article", table_name="claim")
    op.drop_table("claim")
    op.drop_table("band")
    op.drop_index("article_by_date", table_name="article")
    op.drop_table("article")
