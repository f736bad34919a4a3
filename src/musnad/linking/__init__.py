"""Across reports: which share text, which tell of one happening, who stands behind it, and what they disagree on.

Pure functions over records; what they give is in `musnad.model.links`. Nothing here reads a text anew, opens a file of
the user's or keeps anything: the caller keeps the rows of `index.py` and hands them back.
"""
