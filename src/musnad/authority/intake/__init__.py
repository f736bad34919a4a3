"""Places from elsewhere: one format a file, and the file that they are written to."""
