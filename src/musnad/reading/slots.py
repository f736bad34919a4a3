"""The phrases beside a trigger, before it is known which part each has in its event."""

from __future__ import annotations

from typing import Final

import msgspec

from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import GROUPS

ACTS: Final = GROUPS["armed"] | GROUPS["machine"] | {"ORGANIZATION", "power"}
"""Classes of who acts by force or by office, so that it suffers nothing where it stands alone beside a deed."""
NEAR: Final = 4
"""In phrases with a preposition: how far behind a noun stands whom its genitive acts on."""


class Slots(msgspec.Struct, frozen=True, gc=False):
    """The phrases beside a trigger before it is known which sense it has.

    `subject` and `object` are lists of coordinated phrases; of a noun, `genitive` is what stands behind it and `second`
    the bare phrase behind that (`قصف الطيران المدينة`). `preposed` are phrases with a preposition. `passive` says how
    the verb was read; `pronoun` is one written to the trigger; `returned` says that ل with a pronoun follows, which
    means whom the genitive acts on (`ضربات المقاومة له`); `led` that a preposition or و brings the noun in, so that the
    phrase behind it is no part of the verb before (`بعد قتله ستة حراس`, not `أغضب قتله الحراس`).
    """

    subject: tuple[Unit, ...] = ()
    object: tuple[Unit, ...] = ()
    genitive: tuple[Unit, ...] = ()
    second: tuple[Unit, ...] = ()
    preposed: tuple[Unit, ...] = ()
    passive: bool = False
    pronoun: str = ""
    returned: bool = False
    led: bool = False
