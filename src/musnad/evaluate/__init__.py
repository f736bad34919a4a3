"""Scoring against annotated reports: which of the things that are there were found, and which found are not there."""

from musnad.evaluate.figures import Accuracy, Figure, Found, headline, merge
from musnad.evaluate.gold import Annotations, Gold, annotations_of, load_gold, load_predicted
from musnad.evaluate.reports import ReportScore, score_report

__all__ = [
    "Accuracy",
    "Annotations",
    "Figure",
    "Found",
    "Gold",
    "ReportScore",
    "annotations_of",
    "headline",
    "load_gold",
    "load_predicted",
    "merge",
    "score_report",
]
