"""Run by Alembic: every migration goes through the connection that the archive opened."""

from alembic import context

from newsletter.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
