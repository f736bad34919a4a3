"""As much of the context of W3C Web Annotations as annotations here use, so that they are read without a network."""

from typing import Any

_OF_OA = ("exact", "prefix", "suffix")
_LINKS = {
    "body": "oa:hasBody", "target": "oa:hasTarget", "source": "oa:hasSource", "selector": "oa:hasSelector",
    "via": "oa:via", "generator": "as:generator", "creator": "dcterms:creator",
}  # fmt: skip
_CODES = ("describing", "classifying", "assessing", "editing", "Annotation", "SpecificResource", "TextualBody",
          "TextPositionSelector", "TextQuoteSelector")  # fmt: skip
ADDRESS = "http://www.w3.org/ns/anno.jsonld"
CONTEXT: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in (*_OF_OA, *_CODES)},
    **{name: {"@id": iri, "@type": "@id"} for name, iri in _LINKS.items()},
    "AnnotationPage": "as:OrderedCollectionPage",
    "Software": "as:Application",
    "Person": "foaf:Person",
    "Text": "dctypes:Text",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "name": "foaf:name",
}
"""The terms as http://www.w3.org/ns/anno.jsonld defines them (Web Annotation Vocabulary, W3C 2017)."""
