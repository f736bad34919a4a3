"""Musnad: who said what happened, through whom, in which words."""

__version__ = "0.1.0"
