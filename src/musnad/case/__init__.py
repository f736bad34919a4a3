"""The case: many reports in one folder on disk, read, linked, searched, judged, and provably unaltered."""
