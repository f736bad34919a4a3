"""Records for tests of what is done with records: an invented report and what a careful reader finds in it."""

from collections.abc import Sequence

from musnad.model import Document, Entity, Excerpt, MadeBy, Note, ReaderInfo, Record, Statement

TEXT = (
    "ذكرت وكالة النهر أن بلدية الوادي أعلنت انتهاء أعمال الترميم.\n"
    "وقال الناطق سامر العلي إن “الطريق صار آمناً”، مضيفاً أن للبلدية خطة.\n"
    "وأضاف: “سنفتح الجسر غداً."
)
READER = ReaderInfo(version="0.0.0", lexicon="sha256:00")


def excerpt(text: str, words: str, after: int = 0) -> Excerpt:
    """The first place of `words` in `text` from `after` on."""
    start = text.index(words, after)
    return Excerpt(start, start + len(words), words)


def statement(  # noqa: PLR0913 - a statement has that many parts
    text: str,
    id_: str,
    cue: str,
    content: str | Sequence[str],
    source: str | None = None,
    *,
    parent: str | None = None,
    name: str | None = None,
    mode: str = "indirect",
    quoted: Sequence[str] = (),
    entity: str | None = None,
) -> Statement:
    """A statement of `text` from the words of its parts."""
    contents = [content] if isinstance(content, str) else content
    return Statement(
        id=id_,
        source=excerpt(text, source) if source else None,
        source_kind="named" if source else "implied",
        source_entity=entity,
        source_name=name or source,
        cue=excerpt(text, cue),
        cue_lemma=cue,
        act="assert",
        content=tuple(excerpt(text, words) for words in contents),
        quoted=tuple(excerpt(text, words) for words in quoted),
        mode=mode,  # type: ignore[arg-type]  # a test says it in a word
        parent=parent,
        made_by=MadeBy("statements", "cue-verb", "1"),
    )


def sample_record(document: Document | None = None) -> Record:
    """What is in `TEXT`: a relay with a statement inside it, a quotation, a participle, an unclosed quotation."""
    statements = (
        statement(TEXT, "s1", "ذكرت", "بلدية الوادي أعلنت انتهاء أعمال الترميم", "وكالة النهر"),
        statement(TEXT, "s2", "أعلنت", "انتهاء أعمال الترميم", "بلدية الوادي", parent="s1", entity="e1"),
        statement(
            TEXT, "s3", "قال", "“الطريق صار آمناً”", "الناطق سامر العلي", mode="direct", quoted=["الطريق صار آمناً"]
        ),
        statement(TEXT, "s4", "مضيفاً", "للبلدية خطة", name="سامر العلي"),
        statement(TEXT, "s5", "أضاف", "“سنفتح الجسر غداً", name="سامر العلي", mode="direct"),
    )
    note = Note("quotation_unclosed", excerpt(TEXT, "“", TEXT.index("سنفتح") - 1), "it never closes")
    return Record(
        reader=READER,
        document=document or Document(text=TEXT, outlet="صحيفة الضفة", published="2022-01-31", published_basis="given"),
        entities=(Entity(id="e1", kind="organization", name="بلدية الوادي"),),
        statements=statements,
        notes=(note,),
    )


def read_sample(document: Document) -> Record:
    """A reader that knows one text and finds nothing in any other."""
    return sample_record(document) if document.text == TEXT else Record(reader=READER, document=document)
