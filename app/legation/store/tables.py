"""Columns of every table. `workspace` stands in every key. What a text says and what was decided is kept apart from what is derived."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from legation.domain.claim import told_fields

metadata = MetaData()


def _workspace() -> Column[str]:
    return Column("workspace", String(64), primary_key=True)


def _key(name: str, length: int = 160) -> Column[str]:
    return Column(name, String(length), primary_key=True)


def _passage() -> Column[int]:
    """Its number in the index of words, while it is of a current revision."""
    return Column("passage", BigInteger)


def _text(name: str, *, nullable: bool = True, index: bool = False) -> Column[str]:
    return Column(name, String(400), nullable=nullable, index=index)


def _int(name: str, *, nullable: bool = True) -> Column[int]:
    return Column(name, Integer, nullable=nullable)


# --- what a text says -------------------------------------------------------------------------------------------------

article = Table(
    "article", metadata,
    _workspace(), _key("id"), _key("revision"),
    Column("current", Boolean, nullable=False), Column("text", Text, nullable=False), Column("title", Text), Column("outlet", Text),
    Column("authors", JSON, nullable=False), Column("url", Text), _text("published"), _text("updated"), _text("language", nullable=False),
    Column("cuts", JSON, nullable=False), Column("signature", JSON, nullable=False),
    Column("section", Text), Column("place", Text), Column("agency", Text),
    Column("external_id", Text), Column("source", Text), _text("added"), _passage(),
    Index("article_by_passage", "passage"), Index("article_by_date", "workspace", "current", "published", "id"),
    Index("article_by_external_id", "workspace", "external_id"), Index("article_by_source", "workspace", "source"),
)  # fmt: skip

tombstone = Table("tombstone", metadata, _workspace(), _key("article"))

mention = Table(
    "mention", metadata,
    _workspace(), _key("id"), _text("article", nullable=False), _text("revision", nullable=False),
    _int("start", nullable=False), _int("end", nullable=False), Column("text", Text, nullable=False), _text("label", nullable=False),
    _text("form", nullable=False), _text("sense", nullable=False), Column("literal", Text), _int("head_start"), _int("head_end"),
    Index("mention_by_article", "workspace", "article", "revision", "start"),
)  # fmt: skip

claim = Table(
    "claim", metadata,
    _workspace(), _key("id"), _text("article", nullable=False), _text("revision", nullable=False), _text("type", nullable=False),
    _text("subject", nullable=False), _text("object"), _text("subject_for"), _text("object_for"), _text("place"),
    _text("event_group", nullable=False), *(_text(told.name, nullable=not told.always) for told in told_fields()),
    _int("start", nullable=False), _int("end", nullable=False), Column("sentence", Text, nullable=False),
    Column("spans", JSON, nullable=False), Column("speakers", JSON, nullable=False),
    _text("event_start"), _text("event_end"), _text("event_precision"), Column("event_text", Text), _text("report_time"),
    Column("score", Float, nullable=False), _text("extractor", nullable=False), _text("added"), _passage(),
    Index("claim_by_passage", "passage"),
    Index("claim_by_subject_for", "workspace", "subject_for"), Index("claim_by_object_for", "workspace", "object_for"),
    Index("claim_by_article", "workspace", "article", "revision"),
)  # fmt: skip

quotation = Table(
    "quotation", metadata,
    _workspace(), _key("id"), _text("article", nullable=False), _text("revision", nullable=False), _text("speaker"),
    Column("speaker_span", JSON), Column("cue", JSON), Column("content", JSON, nullable=False), Column("words", Text, nullable=False),
    Column("direct", Boolean, nullable=False), _text("report_time"), _int("start", nullable=False), _int("end", nullable=False), _passage(),
    Index("quotation_by_passage", "passage"), Index("quotation_by_article", "workspace", "article", "revision"), Index("quotation_by_report", "workspace", "report_time", "id"),
)  # fmt: skip

inference = Table(
    "inference", metadata,
    _workspace(), _key("article"), _key("revision"), _key("type"), _key("head"), _key("tail"),
    _text("basis", nullable=False), Column("score", Float, nullable=False), Column("reason", Text, nullable=False),
    Index("inference_by_article", "workspace", "article"), Index("inference_by_head", "workspace", "head"), Index("inference_by_tail", "workspace", "tail"),
)  # fmt: skip

entity_reading = Table(
    "entity_reading", metadata,
    _workspace(), _key("entity"), _key("article"), _key("revision"), _text("kind", nullable=False), _text("subtype"),
    Column("name", Text, nullable=False), _text("country"), Column("links", JSON, nullable=False), Column("named", Boolean, nullable=False),
    Index("entity_reading_by_article", "workspace", "article", "revision"),
)  # fmt: skip

# --- what was decided -------------------------------------------------------------------------------------------------

entity = Table(
    "entity", metadata,
    _workspace(), _key("id"), _text("kind", nullable=False), _text("subtype"), Column("name", Text, nullable=False), _text("country"),
    Column("links", JSON, nullable=False), Column("named", Boolean, nullable=False),
)  # fmt: skip

link = Table(
    "link", metadata,
    _workspace(), _key("mention"), _text("entity", nullable=False), Column("score", Float, nullable=False), _text("method", nullable=False),
    Column("reason", Text, nullable=False), _text("decided_by", nullable=False), _text("knowledge_version"),
    _text("resolved"),
    Index("link_by_entity", "workspace", "entity", "mention"),
)  # fmt: skip

decision = Table(
    "decision", metadata,
    _workspace(), _key("id"), _text("action", nullable=False), Column("target", JSON, nullable=False), _text("decided_by", nullable=False),
    _text("decided_at", nullable=False), Column("reason", Text), _text("undone_at"),
)  # fmt: skip

# --- what waits to be read --------------------------------------------------------------------------------------------

job = Table(
    "job", metadata,
    _workspace(), _key("id"), _text("state", nullable=False), _text("created_at", nullable=False), _int("done", nullable=False),
    _int("claim_count", nullable=False), Column("counts", JSON, nullable=False), Column("errors", JSON, nullable=False),
    Column("message", Text), _int("step", nullable=False), Column("cancelling", Boolean, nullable=False), _int("attempts", nullable=False),
    _text("holder"), Column("held_until", Float, nullable=False), Column("body", LargeBinary),
    Index("job_by_state", "workspace", "state", "created_at"),
)  # fmt: skip

job_item = Table(
    "job_item", metadata,
    _workspace(), _key("job"), Column("number", Integer, primary_key=True, autoincrement=False), Column("path", Text, nullable=False),
    _text("result", nullable=False), _text("article"), _int("claim_count", nullable=False), Column("message", Text),
)  # fmt: skip

# --- who may ask ------------------------------------------------------------------------------------------------------

api_key = Table(
    "api_key", metadata,
    _workspace(), _key("id"), _text("name", nullable=False), Column("scopes", JSON, nullable=False), _text("salt", nullable=False),
    _text("digest", nullable=False), _text("created_at", nullable=False), _text("revoked_at"),
)  # fmt: skip

act = Table(
    "act", metadata,
    _workspace(), _key("id"), _text("at", nullable=False), _text("who", nullable=False), _text("method", nullable=False),
    Column("path", Text, nullable=False), _int("status", nullable=False),
    Index("act_by_time", "workspace", "at", "id"),
)  # fmt: skip

# --- what is watched --------------------------------------------------------------------------------------------------

feed = Table(
    "feed", metadata,
    _workspace(), _key("id"), Column("url", Text, nullable=False), _text("etag"), _text("last_modified"), _text("checked_at"),
    _text("next_at"), _int("failures", nullable=False), Column("message", Text),
)  # fmt: skip

feed_item = Table(
    "feed_item", metadata,
    _workspace(), _key("feed"), _key("id"), Column("url", Text, nullable=False), Column("done", Boolean, nullable=False),
    _int("attempts", nullable=False), _text("next_at"), Column("title", Text), _text("published"), Column("message", Text),
    Index("feed_item_open", "workspace", "feed", "done"),
)  # fmt: skip

# --- what is derived; may be thrown away and built anew ----------------------------------------------------------------

band = Table("band", metadata, _workspace(), _key("band"), _key("article"))

origin = Table(
    "origin",
    metadata,
    _workspace(),
    _key("article"),
    _text("origin", nullable=False),
    Index("origin_members", "workspace", "origin"),
)

edge = Table(
    "edge", metadata,
    _workspace(), _key("claim"), _key("level", 16), _text("relation", nullable=False), _text("article", nullable=False),
    _text("origin", nullable=False), _text("subject", nullable=False), _text("object"), _text("type", nullable=False),
    _text("family", nullable=False), Column("named", Boolean, nullable=False), _text("status", nullable=False),
    _text("polarity", nullable=False), _text("change"), _text("event_group", nullable=False), Column("joint", Boolean, nullable=False),
    _text("event_start"), _text("event_end"), _text("begins", nullable=False), _text("ends", nullable=False),
    _text("reported", nullable=False), _text("added", nullable=False), Column("outlet", Text), _text("voice", nullable=False),
    _text("place"), Column("score", Float, nullable=False), _int("start", nullable=False),
    _text("day", nullable=False), _text("slot", nullable=False), _text("base"), _text("event"),
    Index("edge_by_relation", "workspace", "relation", "reported"), Index("edge_by_subject", "workspace", "level", "subject", "reported"),
    Index("edge_by_object", "workspace", "level", "object", "reported"), Index("edge_by_article", "workspace", "article"),
    Index("edge_by_report", "workspace", "level", "reported"), Index("edge_by_type", "workspace", "level", "type", "reported"),
    Index("edge_by_begin", "workspace", "level", "begins"), Index("edge_by_added", "workspace", "level", "added"),
    Index("edge_by_base", "workspace", "base"), Index("edge_by_event", "workspace", "event"),
    Index("edge_by_subject_end", "workspace", "level", "subject", "ends", "begins"), Index("edge_by_object_end", "workspace", "level", "object", "ends", "begins"),
)  # fmt: skip

edge_speaker = Table(
    "edge_speaker", metadata,
    _workspace(), _key("speaker"), _key("claim"), _key("level", 16), Index("edge_speaker_by_claim", "workspace", "claim"),
)  # fmt: skip

relation = Table(
    "relation", metadata,
    _workspace(), _key("id"), _text("subject", nullable=False), _text("object"), _text("type", nullable=False), _text("family", nullable=False),
    _key("level", 16), Column("named", Boolean, nullable=False), _int("claim_count", nullable=False), _int("origin_count", nullable=False),
    Column("outlets", JSON, nullable=False), Column("statuses", JSON, nullable=False), Column("polarities", JSON, nullable=False),
    _text("first"), _text("last"), _text("first_event"), _text("last_event"), _int("missed", nullable=False), _int("change_count", nullable=False),
    Column("score", Float, nullable=False), Column("asserted", Boolean, nullable=False), Column("disputed", Boolean, nullable=False),
    _int("worth", nullable=False),
    Index("relation_by_subject", "workspace", "level", "subject", "worth"), Index("relation_by_object", "workspace", "level", "object", "worth"),
    Index("relation_by_pair", "workspace", "level", "subject", "object"),
    Index("relation_by_count", "workspace", "level", "claim_count", "id"), Index("relation_by_worth", "workspace", "level", "worth", "id"),
    Index("relation_by_last", "workspace", "level", "last"), Index("relation_by_first", "workspace", "level", "first"),
    Index("relation_disputed", "workspace", "level", "disputed", "worth"),
)  # fmt: skip

slot = Table(
    "slot", metadata,
    _workspace(), _key("relation"), _key("day", 16), _key("slot"), _key("place"), _int("count", nullable=False), _text("base", nullable=False),
)  # fmt: skip

event = Table(
    "event", metadata,
    _workspace(), _key("id"), _text("level", nullable=False), _text("type", nullable=False), _text("subject", nullable=False), _text("object"),
    _text("place"), _text("begins", nullable=False), _text("ends"), _text("dated_by", nullable=False), Column("named", Boolean, nullable=False),
    _text("status", nullable=False), _int("claim_count", nullable=False), _int("article_count", nullable=False),
    _int("origin_count", nullable=False), Column("outlets", JSON, nullable=False), Column("statuses", JSON, nullable=False),
    Column("polarities", JSON, nullable=False), _text("first"), _text("last"), _text("added", nullable=False),
    Column("score", Float, nullable=False), Column("asserted", Boolean, nullable=False), Column("disputed", Boolean, nullable=False),
    _int("worth", nullable=False),
    Index("event_by_begin", "workspace", "level", "begins", "id"), Index("event_by_worth", "workspace", "level", "worth", "id"),
    Index("event_by_type", "workspace", "level", "type", "begins", "id"), Index("event_by_added", "workspace", "level", "added"),
)  # fmt: skip

event_pair = Table(
    "event_pair", metadata,
    _workspace(), _key("event"), _key("relation"), _text("level", nullable=False), _text("subject", nullable=False), _text("object"),
    _text("begins", nullable=False),
    Index("event_pair_by_subject", "workspace", "level", "subject", "begins", "event"),
    Index("event_pair_by_object", "workspace", "level", "object", "begins", "event"),
    Index("event_pair_by_both", "workspace", "level", "subject", "object", "begins"),
)  # fmt: skip

quotation_entity = Table(
    "quotation_entity", metadata,
    _workspace(), _key("quotation"), _key("role", 16), _key("entity"), _text("article", nullable=False), _text("reported", nullable=False),
    Index("quotation_entity_by_report", "workspace", "role", "entity", "reported"), Index("quotation_entity_by_article", "workspace", "article"),
)  # fmt: skip

inferred_edge = Table(
    "inferred_edge", metadata,
    _workspace(), _key("inferred"), _key("article"), _text("origin", nullable=False), _text("subject", nullable=False),
    _text("object", nullable=False), _text("type", nullable=False), _text("basis", nullable=False), Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False), Column("outlet", Text), _text("reported", nullable=False),
    Index("inferred_edge_by_article", "workspace", "article"),
)  # fmt: skip

inferred = Table(
    "inferred", metadata,
    _workspace(), _key("id"), _text("subject", nullable=False), _text("object", nullable=False), _text("type", nullable=False),
    _text("family", nullable=False), _text("basis", nullable=False), _int("article_count", nullable=False),
    _int("origin_count", nullable=False), Column("outlets", JSON, nullable=False), _text("first"), _text("last"),
    Column("score", Float, nullable=False), Column("reason", Text, nullable=False), _text("article", nullable=False), _int("worth", nullable=False),
    Index("inferred_by_subject", "workspace", "subject", "worth"), Index("inferred_by_object", "workspace", "object", "worth"),
    Index("inferred_by_worth", "workspace", "basis", "worth", "id"),
)  # fmt: skip

entity_name = Table(
    "entity_name", metadata,
    _workspace(), _key("entity"), _key("text", 400), _text("normal", nullable=False), _int("count", nullable=False),
    Index("entity_name_by_normal", "workspace", "normal"),
)  # fmt: skip

entity_count = Table(
    "entity_count", metadata,
    _workspace(), _key("entity"), Column("name", Text, nullable=False), _text("kind", nullable=False), _text("country"),
    Column("named", Boolean, nullable=False), _int("article_count", nullable=False), _int("claim_count", nullable=False),
    _text("first_seen"), _text("last_seen"), _text("merged_into"),
    Index("entity_by_count", "workspace", "claim_count", "entity"),
)  # fmt: skip

counter = Table("counter", metadata, _workspace(), _key("name", 32), _int("value", nullable=False))

store_state = Table(
    "store_state", metadata, _workspace(), _int("revision", nullable=False), Column("derived", Integer, nullable=False, server_default="0")
)  # fmt: skip
