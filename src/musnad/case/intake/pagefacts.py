"""What a web page says of itself: title, outlet, byline, address, when it was published and changed, language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from musnad.case.intake.moments import Moment, moment

_ARTICLES: Final = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "AskPublicNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "Report",
})  # fmt: skip
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_OUTLETS: Final = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
_AUTHORS: Final = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish_date",
    "publish-date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date", "parsely-pub-date",
    "sailthru.date", "date",
)  # fmt: skip
_CHANGED: Final = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod")
_DEEP: Final = 6
_LONG: Final = 1 << 20


def page_facts(tree: HtmlElement) -> tuple[dict[str, str | None], tuple[str, ...]]:
    """The facts of a page by their name in `Found`, and a note where it gives several days.

    JSON-LD of an article stands above meta elements, these above the visible title.
    """
    article = _article(tree)
    meta = _meta(tree)
    published = [found for found in (_when(article, "datePublished"), _first_moment(meta, _PUBLISHED)) if found]
    changed = _when(article, "dateModified") or _first_moment(meta, _CHANGED)
    facts = {
        "title": _text(article.get("headline")) or _first(meta, _TITLES) or _shown_title(tree),
        "outlet": _name(article.get("publisher")) or _first(meta, _OUTLETS),
        "byline": _name(article.get("author")) or _byline(meta),
        "url": _address(tree, meta),
        "published": published[0].day if published else None,
        "published_at": published[0].at if published else None,
        "edited": None if changed is None else changed.at or changed.day,
        "language": _text(article.get("inLanguage")) or tree.get("lang") or _first(meta, ("og:locale",)),
    }
    return facts, ("days-differ",) if len({found.day for found in published}) > 1 else ()


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Names of meta elements and of elements with `itemprop`, in small letters, with the first content of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta", "time"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content") or element.get("datetime")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _article(tree: HtmlElement) -> Mapping[str, Any]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        for thing in _things(_parsed(script.text or ""), _DEEP):
            types = thing.get("@type")
            if _ARTICLES & set(types if isinstance(types, list) else [types]):
                return thing
    return {}


def _parsed(text: str) -> Any:
    """The value of a JSON-LD script; one that is damaged says nothing."""
    try:
        return json.loads(text, strict=False) if len(text) < _LONG else None
    except (ValueError, RecursionError):
        return None


def _things(value: Any, deep: int) -> Iterator[Mapping[str, Any]]:
    if deep and isinstance(value, list):
        for item in value:
            yield from _things(item, deep - 1)
    elif deep and isinstance(value, dict):
        if all(isinstance(kind, str) for kind in _listed(value.get("@type"))):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(value.get(key), deep - 1)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    """The name of a person or body, or of several."""
    names = [_text(item.get("name")) if isinstance(item, dict) else _text(item) for item in _listed(value)]
    told = [name for name in names if name and "://" not in name]
    return "، ".join(dict.fromkeys(told)) or None


def _when(article: Mapping[str, Any], name: str) -> Moment | None:
    return moment(_text(article.get(name)))


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _first_moment(meta: Mapping[str, str], names: tuple[str, ...]) -> Moment | None:
    return next((found for name in names if (found := moment(meta.get(name))) is not None), None)


def _byline(meta: Mapping[str, str]) -> str | None:
    return next((meta[name] for name in _AUTHORS if name in meta and "://" not in meta[name]), None)


def _shown_title(tree: HtmlElement) -> str | None:
    heads = ["".join(head.itertext()) for head in tree.iter("h1")]
    if len(heads) == 1 and heads[0].strip():
        return heads[0]
    return next((title.text for title in tree.iter("title") if title.text), None)


def _address(tree: HtmlElement, meta: Mapping[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return next((link for link in (*links, meta.get("og:url")) if link and _is_address(link)), None)


def _is_address(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
