"""From the bytes of an original to the reports in it: one format a file, nothing stored, nothing printed.

`read_original` gives what was found, part by part; `document_of` makes a report of it together with what the user
says. `online.fetch` is the only thing here that opens a connection, and only to an address that it is given.
"""

from musnad.case.intake.found import Found, Given, Mark, Refused, document_of
from musnad.case.intake.kinds import Kind, kind_of
from musnad.case.intake.options import Limits, Options
from musnad.case.intake.original import read_original

__all__ = [
    "Found",
    "Given",
    "Kind",
    "Limits",
    "Mark",
    "Options",
    "Refused",
    "document_of",
    "kind_of",
    "read_original",
]
