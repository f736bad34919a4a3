"""Which words head the name of a body where they stand, and of what classes it then is.

A noun for a body heads none where a pronoun hangs on it, a demonstrative points at it, or it is a name by itself. Some
are nouns for places too (`المستشفى`, `موقع`), some verbal nouns (`إدارة`): there what stands beside them tells.
"""

from __future__ import annotations

from functools import lru_cache

from musnad.arabic.folding import fold_word
from musnad.reading.forms import Form
from musnad.reading.namesight import NameSight
from musnad.reading.placeheads import head_at, headed_place
from musnad.reading.words import Body, Medium


def classes_at(sight: NameSight, at: int) -> frozenset[str]:
    """The classes of body whose name the word at token `at` may head; none where it heads none."""
    form, words = sight.forms[at], sight.knowledge.words
    classes = _classes(form, words["plural-name"]) if form.body else frozenset()
    classes = classes or _army_region(sight, at)
    if not classes or _heads_none_here(sight, at):
        return frozenset()
    site = form.base in words["site"]
    heads = _is_medium(sight, at) if site else not _heads_place(sight, at)
    return classes if heads else frozenset()


def _heads_none_here(sight: NameSight, at: int) -> bool:
    """Whether the word, which may head a body's name, does not where it stands."""
    form = sight.forms[at]
    if form.complementizer is not None or form.enclitic or _is_itself_a_name(sight, at) or _is_pointed_at(sight, at):
        return True
    if sight.word_at(at + 1) is not None and sight.describes(at + 1):
        return True  # `موقعا تركيا`
    seat = form.base in sight.knowledge.words["seat-of"] and at + 1 < len(sight.forms)
    if seat and head_at(sight, at + 1) is not None:
        return True
    matter = form.base in sight.knowledge.words["department"]
    verbal = form.masdar and sight.actor_at(at) is None
    return (matter and at > 0 and sight.forms[at - 1].human) or (verbal and _is_done_by_body(sight, at))


def _is_done_by_body(sight: NameSight, at: int) -> bool:
    """Whether an actor's name that is headed by a noun for a body follows, so that a verbal noun tells what it does."""
    following = at + 1
    return following < len(sight.forms) and sight.actor_at(following) is not None and sight.forms[following].body


def _heads_place(sight: NameSight, at: int) -> bool:
    return sight.forms[at].base in sight.knowledge.place_words.heads and headed_place(sight, at) is not None


def _is_medium(sight: NameSight, at: int) -> bool:
    """Whether a site, which is a place or a medium, tells something or has a medium's name behind it."""
    form = sight.forms[at]
    if at + 1 >= len(sight.forms) or form.enclitic:
        return False
    tells = at > 0 and sight.forms[at - 1].text in sight.knowledge.words["attributing"]
    return tells or form.preposition == "ل" or sight.actor_at(at + 1) is not None


def _army_region(sight: NameSight, at: int) -> frozenset[str]:
    """The class of a region that is a command of the army (`المنطقة العسكرية الرابعة`), of another none."""
    words, form, following = sight.knowledge.words, sight.forms[at], at + 1
    if not form.definite or following >= len(sight.forms) or not sight.is_word(following):
        return frozenset()
    army = form.base in words["army-region"] and sight.forms[following].base in words["army"]
    return frozenset({"military"}) if army else frozenset()


def _is_itself_a_name(sight: NameSight, at: int) -> bool:
    """Whether the word alone is an actor's name (`داعش`), and heads no longer one.

    A short name that is a verbal noun too heads none either: behind it stands what is done (`فتح المعبر`).
    """
    match = sight.actor_at(at)
    if match is None or match.last != at + 1:
        return False
    verbal = sight.forms[at].masdar and not sight.forms[at].definite
    return any(named.kind in {"name", "alias"} or verbal for named in match.named)


def _is_pointed_at(sight: NameSight, at: int) -> bool:
    """Whether a demonstrative stands before, which refers to what was named (`تلك القوة السورية`)."""
    return at > 0 and sight.is_word(at - 1) and sight.forms[at - 1].is_a("demonstrative")


def _classes(form: Form, plural_names: frozenset[str]) -> frozenset[str]:
    """The classes of body that the word may head by a name; a plural (`وزارات`) heads none but for `plural_names`."""
    return frozenset(
        "medium" if isinstance(head, Medium) else head.class_
        for head in form.heads
        if isinstance(head, Body | Medium)
        and " " not in head.form
        and head.class_ not in {"state", "agency", "outlet", "platform"}
        and form.base in _naming_forms(head, plural_names)
    )


@lru_cache(maxsize=4096)
def _naming_forms(head: Body | Medium, plural_names: frozenset[str]) -> frozenset[str]:
    """The folded forms of a head in the singular, its accusative among them, and plurals that name one body."""
    forms = {fold_word(form.split()[0]) for form in (head.form, *head.aliases)}
    forms |= {fold_word(form) for form in head.plurals} & plural_names
    return frozenset(forms | {f"{form}ا" for form in forms if not form.endswith("ه")})
