"""From the bytes of an original to the reports in it, one format a file."""
