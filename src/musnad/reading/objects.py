"""Content without a sign before it: the object of a verb or noun of saying (`نفت الوزارة وقوع خسائر`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.arabic.folding import fold_word
from musnad.reading.adverbials import is_nearness, skip_adverbials
from musnad.reading.cursor import Bounds
from musnad.reading.forms import Form
from musnad.reading.markers import License, Marker
from musnad.reading.phrasemarks import is_comma
from musnad.reading.phrases import Phrase, noun_phrase
from musnad.reading.reading import Reading
from musnad.reading.words import Noun, Verb

LIGHT_REACH: Final = 14
"""How many tokens behind a light verb its noun may stand."""
_TAKING_OBJECT: Final = frozenset({"nominal", "accused", "described"})
_STANCE_CLASSES: Final = frozenset({"condemn", "praise", "deny", "reject", "accuse", "lament", "threaten", "promise"})
_CLAIMS: Final = frozenset({"claim", "accuse"})
_STATES: Final = ("ا", "ه", "ين")
_NEAR: Final = 4
_HIM: Final = frozenset({"اياه", "اياها", "اياهم", "اياهما"})
SIDES: Final = frozenset({"شمال", "جنوب", "شرق", "غرب"})
"""Behind a place they tell where it lies (`ناجون من قرية النبع شرق المدينة`)."""


def find_object(reading: Reading, first: int, stop: int, marker: Marker | None, license_: License) -> Marker | None:
    """The noun phrase from token `first` on that is the content itself, where the frames allow one."""
    if not license_.frames & {*_TAKING_OBJECT, "addressee"} and not license_.hearers:
        return None
    if "accused" in license_.frames and license_.prepositions and "nominal" not in license_.frames:
        return None
    first = skip_adverbials(reading, first, stop if marker is None or license_.hearers else marker.at)
    first = _past_hearer(reading, first, stop, license_)
    if "addressee" in license_.frames and first < stop and not reading.forms[first].masdar:
        first = _past_addressee(reading, first, stop)
    if first >= stop or not (_begins_object(reading, first) or is_nearness(reading, first, stop)):
        return None
    return Marker("nominal", first, first, reading.tokens[first].start, 1)


def _past_hearer(reading: Reading, at: int, stop: int, license_: License) -> int:
    """Past the one who is asked (`طلب من السكان إخلاء`)."""
    if at >= stop or reading.forms[at].text not in license_.hearers:
        return at
    phrase = noun_phrase(reading, at + 1, stop, Bounds(apposition=False, governed=True))
    return at if phrase is None else skip_adverbials(reading, phrase.last, stop)


def _past_addressee(reading: Reading, at: int, stop: int) -> int:
    """Past the object who is asked, to the verbal noun of what he is asked for (`ناشدوا الصليب الأحمر زيارة السجن`)."""
    if at >= stop:
        return stop
    phrase = noun_phrase(reading, at, stop, Bounds(apposition=False, objects=True))
    if phrase is None:
        return stop
    aside = skip_adverbials(reading, phrase.last, stop)  # `أبلغ الموفد، خلال اتصال هاتفي، رفض`
    last = aside if aside > phrase.last + 1 and is_comma(reading, aside - 1) else phrase.last
    if last < stop and reading.forms[last].is_a("relative"):
        last = next((i for i in range(last, min(stop, last + LIGHT_REACH)) if reading.forms[i].text == "عدم"), stop)
    if last >= stop or not (reading.forms[last].masdar or reading.forms[last].is_a("content-noun")):
        return stop
    return last


def _begins_object(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if token.kind == "number":
        return True
    form = reading.forms[at]
    if token.kind != "word":
        return at in reading.opening
    if form.joint or form.preposition or form.complementizer is not None or form.is_a("relative", "preposition"):
        return form.text == "ما"
    if form.text in SIDES:
        return False
    if form.text in _HIM:
        return True
    return form.nominal or form.is_a("demonstrative") or form.text in {"ما", "اي"}


def prefers_object(
    reading: Reading, nominal: Marker, marker: Marker | None, senses: Sequence[Verb | Noun] = ()
) -> bool:
    """Whether the object is the content and not the way to the later marker."""
    if marker is None or marker.kind in {"quote", "colon"}:
        return marker is None or (marker.kind == "quote" and marker.content != nominal.content)
    form = reading.forms[nominal.content]
    if marker.kind == "that" and marker.at > nominal.content + 1 and is_claim(form):
        return any(
            "nominal" in sense.frames and sense.class_ != "reject" for sense in senses
        )  # `نفت إيران مزاعم خصومها بأن`
    judging = bool(senses) and not any("addressee" in sense.frames for sense in senses)
    if judging and all(sense.class_ in _STANCE_CLASSES and "nominal" in sense.frames for sense in senses):
        if any(map(_is_state, reading.forms[nominal.content + 1 : marker.at])):
            return True  # `استنكر الحزب الاغتيال مشيرا إلى أن`
        return marker.at - nominal.at >= (_NEAR if marker.kind == "that" else 1)
    if marker.kind == "preposition" and (form.masdar or form.is_a("content-noun")) and not form.heads:
        return True
    if form.text == "ما" or (form.enclitic and form.masdar):
        return True
    return form.masdar and not form.heads and marker.at - nominal.at >= _NEAR


def _is_state(form: Form) -> bool:
    """Whether it is a participle of saying in the accusative of state, which has what follows as its own."""
    return bool(form.participles) and not form.definite and form.text.endswith(_STATES)


def is_claim(form: Form) -> bool:
    """Whether it is a bare noun for what others claim or charge (`مزاعم`, `اتهامات`)."""
    claims = (sense.class_ in _CLAIMS for noun in form.nouns for sense in noun.senses)
    return any(claims) and not (form.preposition or form.joint)


def eventful(reading: Reading, at: int) -> bool:
    """Whether the word can head a reported matter: a verbal noun, a content noun, or a quotation."""
    form = reading.forms[at]
    return (form.masdar and not form.human) or form.is_a("content-noun") or at in reading.opening


def plain_object(reading: Reading, marker: Marker, sense: Verb) -> bool:
    """Without a named source, only a verbal noun, or the object of a verb of judging, counts as content."""
    form = reading.forms[marker.content]
    event = form.masdar or form.is_a("content-noun")
    if sense.class_ == "threaten" and (form.enclitic or form.definite):
        return False  # `العجز يهدد قدرتها`: what is in danger, by whatever endangers it
    return event or sense.class_ in _STANCE_CLASSES or bool(set(sense.frames) & {"accused", "described"})


def holds_responsible(reading: Reading, sense: Verb, marker: Marker) -> bool:
    """Whether the noun that makes the verb a charge stands in the object (`حمل الحكومة مسؤولية`)."""
    nouns = {fold_word(noun) for noun in sense.light}
    last = min(marker.content + LIGHT_REACH, len(reading.forms))
    return any(_bare(reading.forms[at]) in nouns for at in range(marker.content, last))


def is_charged(reading: Reading, after: Phrase, senses: tuple[Verb, ...], stop: int) -> bool:
    """Whether the noun phrase is who is held responsible: the noun of the charge follows it (`حمل الحكومة مسؤولية`)."""
    nouns = {fold_word(noun) for sense in senses if "accused" in sense.frames for noun in sense.light}
    return bool(nouns) and after.last < stop and _bare(reading.forms[after.last]) in nouns


def _bare(form: Form) -> str:
    """The base without a pronoun, ta marbuta as it is written at a word's end (`مسؤوليتها`: `مسؤوليه`)."""
    base = form.base
    return f"{base[:-1]}ه" if form.enclitic and base.endswith("ت") else base
