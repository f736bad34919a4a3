"""What leaves: one file a format, each a pure function of records. Depends on the model alone."""
