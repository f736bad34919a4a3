"""The database of a case: one schema, kept in SQLite or PostgreSQL."""
