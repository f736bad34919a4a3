"""The subject of a verb of saying: behind it, before it at the head of a clause, or before a relative pronoun."""

from __future__ import annotations

from typing import Final

from musnad.arabic.clitics import Analysis
from musnad.arabic.folding import fold_word
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.asserted import after_connective
from musnad.reading.cues import GOD, QUANTIFIERS, Scope, VerbPlace, is_speaker
from musnad.reading.cursor import NARROW, Bounds, is_rank, is_word
from musnad.reading.forms import Form
from musnad.reading.markers import COPY, License, Marker, bare_name_end
from musnad.reading.objects import is_claim
from musnad.reading.phrasemarks import is_comma
from musnad.reading.phrases import Phrase, noun_phrase
from musnad.reading.reading import Reading
from musnad.reading.words import Body, Person

_OPENERS: Final = frozenset({"لكن", "ولكن", "بينما", "فيما", "حيث", "اما", "واما", "بادر", "كون", "بل", "لان"})
_PARTS: Final = frozenset({"جهت", "جانب", "ناحيت", "دور"})
"""With a pronoun the words for `his part`, which lead to the subject behind the verb (`من جهته، قال`)."""
_BREAKS: Final = frozenset({"فيما", "بينما", "حيث", "كما"})
_NEED_OBJECT: Final = frozenset({"اتهم", "حث", "ناشد"})
_HEARING: Final = frozenset({"addressee", "accused", "described"})
_PLURALS: Final = frozenset({"p", "d"})
_SUBJECT_REACH: Final = 64
"""How many tokens before its verb a subject may begin: a name with its offices and a relative clause take no more."""
_NARROW_REACH: Final = 12
_DESCRIBED_REACH: Final = 5
_TEXT_REACH: Final = 12
_PRECEDED_REACH: Final = 10
_IN: Final = "في"
_BUT_ALSO: Final = "بل"
"""It goes on with the subject of the clause before (`لم يكتف المجلس بذلك بل طالب الوزارة بالتحقيق`)."""
_MAKING: Final = 2
_DASHES: Final = frozenset("-–—ـ")
_ACCUSATIVE: Final = "ين"
_FEMININE: Final = "ه"
_SPEAKERS: Final = frozenset({"anonymous", "spokesperson"})
_SOURCES: Final = frozenset({"مصادر"})
_NISBAS: Final = ("ي", "يه", "يون")
_PLURAL_ENDINGS: Final = ("ين", "ون", "ات")
_BEFORE_DATELINE: Final = " \t(["


def subject_after(verb: VerbPlace, marker: Marker | None, before: Phrase | None, license_: License) -> Phrase | None:
    """The source behind its verb; where nothing else can be the object, any noun phrase there is the subject."""
    reading, at, scope, analysis = verb
    stop = scope.last if marker is None else marker.at
    first = skip_adverbials(reading, at + 1, stop)
    said = marker is not None and marker.kind in {"that", "quote", "colon"}
    if said and first + 1 < stop and reading.forms[first].text == "ذلك":
        first = skip_adverbials(reading, first + 1, stop)  # `أكد ذلك مصدر قائلا`
    if first >= stop:
        return None
    taking_object = license_.frames & {*_HEARING, "nominal"}
    hearing = license_.frames & _HEARING
    barred = license_.barred - ({_IN} if said and not hearing else set())
    bounds = Bounds(alone=not taking_object, objects=bool(hearing), barred=barred)
    nameable = first == at + 1 and not (taking_object and reading.forms[first].nominal)
    named = bare_name_end(reading, first, marker.at) if nameable and marker is not None else None
    if named is not None:
        return Phrase(first, named, first)
    phrase = noun_phrase(reading, first, stop, bounds)
    if phrase is None or _no_subject(reading, phrase):
        return None
    phrase = before_annexed(reading, _before_object(reading, phrase) if hearing else phrase)
    if hearing and _people(reading, phrase) and analysis.gender == "f":
        return None
    if hearing and first == at + 1 and analysis.gender == "m" and _feminine(reading, phrase):
        return None
    reaches = marker is not None and marker.kind == "preposition" and not hearing and phrase.last == marker.at
    clausal = marker is not None and (marker.kind in {"that", "quote", "colon"} or not taking_object or reaches)
    plain = _plain_subject(reading, phrase) or not taking_object
    if not is_speaker(reading, phrase) and not (clausal and plain):
        return None
    return phrase if before is None or reading.forms[phrase.head].heads else None


def before_annexed(reading: Reading, phrase: Phrase) -> Phrase:
    """The subject alone, where what it publishes or what others claim stands behind it in the accusative.

    Nothing can be annexed to a noun that has the article, or go on with one that is annexed to one: an indefinite
    noun behind it is an object (`نشر المكتب الإعلامي للفوج بيانا`, `نفى الوزير ادعاء الشركة أن`).
    """
    for at in range(phrase.head + 1, phrase.last):
        form, before = reading.forms[at], reading.forms[at - 1]
        if not (before.definite and is_word(reading, at - 1)) or form.joint or form.preposition or form.definite:
            continue
        text = form.document and form.nunated and form.text.endswith("ا")
        if text or (is_claim(form) and not form.enclitic and reading.forms[min(at + 1, phrase.last - 1)].definite):
            return Phrase(phrase.first, at, phrase.head)
    return phrase


def _no_subject(reading: Reading, phrase: Phrase) -> bool:
    """Whether its shape tells that the noun phrase is an object, or governed by what is written to it."""
    head = reading.forms[phrase.head]
    governed = head.preposition == "ب" or bool(head.preposition and head.enclitic)
    copy = any(reading.forms[at].base == COPY for at in range(phrase.first, phrase.last))  # `وصل المنبر نسخة عنه`
    return governed or copy or _accusative(reading, phrase) or _own_words(reading, phrase)


def _own_words(reading: Reading, phrase: Phrase) -> bool:
    """Whether it is the speaker's own talk, the object of a verb of going on (`اختتم حديثه بالقول`)."""
    form = reading.forms[phrase.head]
    return form.is_a("speech-noun") and bool(form.enclitic)


def asks_the_other(verb: VerbPlace, after: Phrase, marker: Marker, license_: License) -> bool:
    """Whether the one noun phrase behind a verb of asking is who is asked: the speaker was named before.

    `دانت الجامعة القصف وطالبت أنقرة باحترام`: a verb that needs an addressee, joined to a clause whose verb agrees.
    """
    reading, at, scope, analysis = verb
    if analysis.enclitic or not license_.frames & {"addressee", "accused"}:
        return False
    if marker.kind not in {"preposition", "that"}:
        return False
    reached = skip_adverbials(reading, after.last, marker.at) >= marker.at
    if analysis.lemma in _NEED_OBJECT and reached:
        return True
    if "addressee" not in license_.frames or marker.kind != "preposition":
        return False
    if reading.forms[at - 1].text == _BUT_ALSO:
        return reached
    if not verb.form.joint and not after_connective(reading, at) and reading.forms[at - 1].text != "حيث":
        return False
    earlier = (reading.forms[index] for index in range(scope.first, at))
    return reached and any(_agrees_in_past(form, analysis.gender) for form in earlier)


def _agrees_in_past(form: Form, gender: str) -> bool:
    return form.finite and form.best.gender == gender and form.best.tense == "past"


def _people(reading: Reading, phrase: Phrase) -> bool:
    """Whether it is a plural of men, which a feminine verb cannot have as its subject (`طالبت السكان`)."""
    form = reading.forms[phrase.head]
    return form.plural and any(
        isinstance(h, Person) and h.form.split()[0] != "مصدر" and h.gender == "m" for h in form.heads
    )


def _before_object(reading: Reading, phrase: Phrase) -> Phrase:
    """The phrase up to the body asked or accused: what is definite takes no genitive (`اتهم الرئيس حركة الفجر`)."""
    for at in range(phrase.head + 1, phrase.last):
        form, before = reading.forms[at], reading.forms[at - 1]
        plain = not (form.definite or form.joint or form.preposition or form.human)
        if form.body and plain and before.definite and before.human and not before.heads[0].form.startswith("ال"):
            return Phrase(phrase.first, at, phrase.head)
        whole = _is_whole(before) or _is_described(reading, phrase, at) or _speaks_alone(reading, phrase, at)
        if whole and _is_asked(reading, at, phrase.last):
            return Phrase(phrase.first, at, phrase.head)
    return phrase


def _is_whole(form: Form) -> bool:
    """Whether a noun phrase can end with the word: it has the article, or is a name."""
    body = form.text in GOD or any(isinstance(head, Body) and head.name for head in form.heads)  # `حزب الله`, `حماس`
    named = form.unknown or form.proper or form.is_a("place") or body
    return (form.definite or named) and not form.is_a("preposition", "relative", "demonstrative")


def _is_described(reading: Reading, phrase: Phrase, at: int) -> bool:
    """Whether an indefinite adjective ends the phrase before a token, to which nothing definite can belong."""
    before = reading.forms[at - 1]
    nisba = before.text.endswith(_NISBAS) and before.nominal and not (before.definite or before.is_a("preposition"))
    return at - 1 > phrase.head and nisba


def _speaks_alone(reading: Reading, phrase: Phrase, at: int) -> bool:
    """Whether a bare word for a speaker stands right before a token (`أبلغت مصادر الوكالة أن`)."""
    head = reading.forms[phrase.head]
    one = not head.plural and not head.text.endswith("ات")  # not `عائلات المختطفين`
    bare = at - 1 == phrase.head and not (head.definite or head.enclitic) and (one or head.base in _SOURCES)
    return bare and not head.medium and (head.document or any(word.class_ in _SPEAKERS for word in head.heads))


def _is_asked(reading: Reading, at: int, stop: int) -> bool:
    """Whether a body or an office with its article stands there, behind what ends a noun phrase, and no name with it.

    An office before a name is in apposition (`طالب رئيس الكتلة النائب سالم مراد`), one without is who is asked
    (`طالب سكان درنة النائب العام ب`, `ناشد أهالي المخيم المنظمات الدولية`).
    """
    form = reading.forms[at]
    if not form.definite or form.joint or form.preposition or is_rank(form):
        return False
    if form.text.endswith(_ACCUSATIVE) and form.nominal and reading.forms[at - 1].text.endswith(_FEMININE):
        return True  # `دعت فصائل المعارضة المدنيين إلى`
    if not form.heads:
        return False
    if form.text.endswith(("ي", "يه")):
        return False  # `مسؤول العلاقات الخارجية`, `وزير الخارجية الفلسطيني`
    following = reading.forms[at + 1] if at + 1 < stop and is_word(reading, at + 1) else None
    before = reading.forms[at - 1]
    if form.human and form.text.endswith(_ACCUSATIVE) and not (before.plural or before.text.endswith(_PLURAL_ENDINGS)):
        return True  # `اتهم مصدر أمني المسلحين ب`
    if form.human:
        if reading.forms[at - 1].definite:
            return False  # `الأمين العام المساعد`, `وزير الخارجية الفلسطيني`
        described = following is not None and following.definite and not following.preposition
        return described and following is not None and not (following.given or following.heads)
    return form.body and (following is None or not (following.given or following.unknown))


def _feminine(reading: Reading, phrase: Phrase) -> bool:
    """Whether it is one body with a feminine ending, with which a verb right before it agrees (`طالب الوزارة`)."""
    form = reading.forms[phrase.head]
    genders = {head.gender for head in form.heads}
    return genders == {"f"} and form.base.endswith("ه") and form.body and not form.human


def _plain_subject(reading: Reading, phrase: Phrase) -> bool:
    """Whether the noun can be a subject as it is written: no bare verbal noun, nothing joined to it."""
    form = reading.forms[phrase.head]
    return not (form.masdar and not form.definite) and not form.preposition and not form.joint


def _accusative(reading: Reading, phrase: Phrase) -> bool:
    """A sound plural or dual in -ين cannot be the subject behind a verb (`شكر المسؤولين على`)."""
    form = reading.forms[phrase.head]
    if not form.definite or not form.base.endswith("ين") or any(fold_word(h.form) == form.base for h in form.heads):
        return False
    return any(fold_word(head.form) == form.base[:-2] for head in form.heads) or form.best.number in {"p", "d"}


def subject_before(verb: VerbPlace) -> Phrase | None:
    """The source that stands before its verb: after كان or a particle, at the head of a clause, or before الذي."""
    reading, at, scope, analysis = verb
    if at == scope.first and reading.inside[at] >= 0 and at > 1:
        return _before_quotation(verb)
    if verb.relative:
        return _antecedent(verb)
    preceded = _preceded(reading, at, scope)
    if preceded is not None:
        return preceded
    for first in range(at - 1, max(scope.first, at - _SUBJECT_REACH) - 1, -1):
        if first < at - 1 and _another_clause(reading, first):
            break
        if not _opens_clause(reading, first, scope) or reading.forms[first].text in _BREAKS:
            continue
        phrase = noun_phrase(reading, first, at)
        if phrase is None or not (is_speaker(reading, phrase) or _named_before(reading, first, phrase)):
            continue
        if _is_dateline(reading, phrase, at) or _leads_to_subject(reading, phrase, at):
            return None
        rest = skip_adverbials(reading, phrase.last, at)
        auxiliary = first > scope.first and reading.forms[first - 1].is_a("auxiliary")
        opened = auxiliary and reading.forms[phrase.head].definite
        related = auxiliary and first - 1 > scope.first and reading.forms[first - 2].is_a("relative")
        named = (reading.forms[phrase.head].heads or opened) and not related  # `الهجوم الذي راح ضحيته خمسة، كشفت`
        apart = phrase.last < at and is_comma(reading, phrase.last) and not named
        if rest >= at and not apart and _agree(reading, phrase, analysis):
            return phrase
    return _described_by(verb)


def _another_clause(reading: Reading, at: int) -> bool:
    """Whether a full stop stands there, or a comma before a word that opens a clause (`أصبحت محررة، فيما يتم`)."""
    if not is_word(reading, at):
        return reading.tokens[at].form in "؛."
    return reading.forms[at].text in _BREAKS and is_comma(reading, at - 1)


def _leads_to_subject(reading: Reading, phrase: Phrase, at: int) -> bool:
    """Whether what stands before the verb only leads to its subject behind it.

    It is `his part` (`من جهته، قال`), or a clause of its own that a comma ends (`لو كان الهجوم من الجنوب، حذر الوزير`).
    """
    last = reading.forms[phrase.last - 1]
    his_part = last.base in _PARTS and bool(last.enclitic)
    return his_part or (is_comma(reading, at - 1) and phrase.last < at - 1 and not is_speaker(reading, phrase))


def _is_dateline(reading: Reading, phrase: Phrase, at: int) -> bool:
    """Whether the phrase heads a paragraph as the place where it was written (`(بيروت، 22 مايو 2018) – قالت`)."""
    start = reading.tokens[phrase.first].start
    line = next((one for one in reading.paragraphs if one.start <= start < one.end), None)
    if line is None or reading.text[line.start : start].strip(_BEFORE_DATELINE) or at - 1 <= phrase.last - 1:
        return False
    dashes = [index for index in range(phrase.last, at) if reading.tokens[index].form in _DASHES]
    head = reading.forms[phrase.head]
    return dashes == [at - 1] and not (head.human and (head.definite or phrase.last - phrase.first > 1))


def _before_quotation(verb: VerbPlace) -> Phrase | None:
    """The subject of a verb with which a quotation begins (`قال إن الوزير «رحب بالقرار»`)."""
    reading, at, _, analysis = verb
    if at - 1 not in reading.opening:
        return None
    for first in range(max(0, at - _NARROW_REACH), at - 1):
        phrase = noun_phrase(reading, first, at - 1, NARROW)
        opens = first > 0 and reading.forms[first - 1].complementizer is not None
        if opens and phrase is not None and phrase.last == at - 1 and is_speaker(reading, phrase):
            return phrase if _agree(reading, phrase, analysis) else None
    return None


def _described_by(verb: VerbPlace) -> Phrase | None:
    """The indefinite noun that a bare relative clause describes (`اقتراح أميركي يطلب`)."""
    reading, at, scope, analysis = verb
    if analysis.enclitic or analysis.tense != "present":
        return None
    for first in range(max(scope.first, at - _TEXT_REACH), at):
        if reading.forms[first].definite or not is_word(reading, first):
            continue
        if first < at - _DESCRIBED_REACH and not reading.forms[first].document:
            continue
        if reading.forms[first].enclitic:
            continue  # `كتب عبر حسابه يقول إن`
        phrase = noun_phrase(reading, first, at, NARROW)
        head = reading.forms[phrase.head] if phrase is not None else None
        if phrase is None or head is None or not (head.human or head.document):
            continue
        if phrase.last == at or (head.document and _how_made(reading, phrase.last, at)):
            return phrase if _agree(reading, phrase, analysis) else None
    return None


def _how_made(reading: Reading, first: int, stop: int) -> bool:
    """Whether all that stands there tells how or when a text came about (`أصدر المجلس قرارا بالإجماع يطلب`)."""
    words = reading.forms[first:stop]
    return len(words) <= _MAKING and all(form.is_a("idiom-after-bi", "time") for form in words)


def _named_before(reading: Reading, first: int, phrase: Phrase) -> bool:
    """Whether a particle makes the noun behind it the subject, whoever it names (`إن القباع قد أبلغه`)."""
    before = reading.forms[first - 1] if first else None
    opened = before is not None and (
        before.complementizer is not None or before.is_a("auxiliary") or before.text in _OPENERS
    )
    return (
        opened and _plain_subject(reading, phrase) and (reading.forms[phrase.head].definite or phrase.last - first == 1)
    )


def _preceded(reading: Reading, at: int, scope: Scope) -> Phrase | None:
    """`سبق للجماعة أن أعلنت`: the subject stands after the letter ل."""
    if at - 1 < scope.first or reading.forms[at - 1].complementizer is None:
        return None
    for index in range(at - 2, max(scope.first, at - _PRECEDED_REACH) - 1, -1):
        if reading.forms[index].text.lstrip("و") == "سبق":
            phrase = noun_phrase(reading, index + 1, at - 1)
            return phrase if phrase is not None and phrase.last == at - 1 else None
    return None


def _opens_clause(reading: Reading, first: int, scope: Scope) -> bool:
    if first == scope.first:
        return True
    before = reading.forms[first - 1]
    if not is_word(reading, first - 1):
        label = reading.tokens[first - 1].form == ":"
        return label or (first - 1 in reading.opening and first - 2 < scope.first)
    if before.complementizer is not None or before.is_a("auxiliary"):
        return True
    turned = before.preposition in {"", "ب"} and before.base in _PARTS and bool(before.enclitic)  # `من جهته`, `بدوره`
    return turned or before.text in _OPENERS


def _antecedent(verb: VerbPlace) -> Phrase | None:
    """The noun before the relative pronoun that stands before the verb."""
    reading, at, scope, analysis = verb
    relative = _first_relative(reading, at - 1, scope)
    stop = relative - 1 if is_comma(reading, relative - 1) else relative
    inner = False
    gender = {"الذي": "m", "التي": "f"}.get(reading.forms[relative].text)
    if gender and analysis.gender and analysis.gender != gender:
        return None
    for first in range(max(scope.first, stop - _NARROW_REACH), stop):
        phrase = noun_phrase(reading, first, stop, NARROW)
        if phrase is None or phrase.last != stop or reading.forms[phrase.head].preposition:
            continue
        if not is_speaker(reading, phrase) or _of_place(reading, first, phrase):
            inner = True
            continue
        if inner and not reading.forms[phrase.head].heads:
            return None
        if _agree(reading, phrase, analysis) and _several_or_one(reading, relative, phrase):
            return phrase
    return None


def _first_relative(reading: Reading, at: int, scope: Scope) -> int:
    """A relative pronoun joined by و describes the noun of the one before it (`الأزمة التي طالت والتي تهدد`)."""
    if not reading.forms[at].joint:
        return at
    alike = (index for index in range(at - 1, scope.first, -1) if reading.forms[index].is_a("relative"))
    return next((index for index in alike if reading.forms[index].base == reading.forms[at].base), at)


def _of_place(reading: Reading, first: int, phrase: Phrase) -> bool:
    """Whether the noun phrase is a place, or the name behind the word for one."""
    named = first > 0 and reading.forms[first - 1].is_a("place-head")
    return named or reading.forms[phrase.head].is_a("place-head")


def _several_or_one(reading: Reading, relative: int, phrase: Phrase) -> bool:
    """Whether the noun can be that of its relative pronoun: الذين follows a plural."""
    form = reading.forms[phrase.head]
    if not reading.forms[relative].text.endswith("ين"):
        return True
    return form.plural or form.best.number in _PLURALS or form.base in QUANTIFIERS or form.text.endswith(("ون", "ين"))


def _agree(reading: Reading, phrase: Phrase, analysis: Analysis) -> bool:
    """Whether the subject can be that of the verb; only plain disagreement of gender says no."""
    if not analysis.gender:
        return True
    genders = {head.gender for head in reading.forms[phrase.head].heads}
    form = reading.forms[phrase.head]
    plural = form.best.number in _PLURALS or form.plural
    return plural or not genders or analysis.gender in genders or reading.forms[phrase.head].text.endswith("ه")
