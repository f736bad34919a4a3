"""The layers of a reading: what each stage found, beside the document."""

from __future__ import annotations

import msgspec

from musnad.arabic.numerals import Numeral
from musnad.reading.coreference import Resolved
from musnad.reading.dating import Dated
from musnad.reading.entities import Naming
from musnad.reading.eventfound import EventFound
from musnad.reading.namesight import NameSight
from musnad.reading.reading import Reading
from musnad.reading.speakers import Speaker
from musnad.reading.statements import Attribution
from musnad.reading.times import TimeFound


class Layers(msgspec.Struct, frozen=True, kw_only=True):
    """A reading and what the stages found in it so far; a stage adds its own layer and changes none."""

    reading: Reading
    attributions: tuple[Attribution, ...] = ()
    resolved: tuple[Resolved, ...] = ()
    sight: NameSight | None = None
    naming: Naming = Naming((), (), (), ())
    speakers: tuple[Speaker, ...] = ()
    times: tuple[TimeFound, ...] = ()
    dated: tuple[Dated, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    events: tuple[EventFound, ...] = ()

    @property
    def who(self) -> tuple[str | int | None, ...]:
        """Who speaks in each attribution: the entity of the report, else the number of the speaker, else nobody."""
        return tuple(
            self.naming.entity_of[speaker.name] if speaker.name is not None else resolved.speaker
            for resolved, speaker in zip(self.resolved, self.speakers, strict=True)
        )
