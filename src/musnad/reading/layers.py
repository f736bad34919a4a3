"""The layers of a reading: what each stage found, beside the document."""

from __future__ import annotations

import msgspec

from musnad.reading.coreference import Resolved
from musnad.reading.entities import Naming
from musnad.reading.reading import Reading
from musnad.reading.speakers import Speaker
from musnad.reading.statements import Attribution


class Layers(msgspec.Struct, frozen=True, kw_only=True):
    """A reading and what the stages found in it so far; a stage adds its own layer and changes none."""

    reading: Reading
    attributions: tuple[Attribution, ...] = ()
    resolved: tuple[Resolved, ...] = ()
    naming: Naming = Naming((), (), (), ())
    speakers: tuple[Speaker, ...] = ()
