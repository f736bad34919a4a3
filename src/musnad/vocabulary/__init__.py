"""The codes of the record, each with its meaning in English and Arabic and an example; as data."""

from musnad.vocabulary.vocabulary import (
    Term,
    Vocabulary,
    event_pairs,
    load_glosses,
    load_terms,
    load_vocabulary,
    parse_terms,
)

__all__ = ["Term", "Vocabulary", "event_pairs", "load_glosses", "load_terms", "load_vocabulary", "parse_terms"]
