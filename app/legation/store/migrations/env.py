"""Runs migrations over the connection the store hands in."""

from alembic import context

from legation.store.schema import is_described
from legation.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True,
    include_object=is_described,
)  # fmt: skip
with context.begin_transaction():
    context.run_migrations()
