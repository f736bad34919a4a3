"""What steers a terminal is shown in it and not obeyed."""

from __future__ import annotations

from musnad.cli.table import one_line, plain, report_rows
from musnad.export.labels import load_labels
from musnad.model import Document
from musnad.reading import Reader


def test_control_characters_of_a_report_and_of_its_name_are_shown(reader: Reader) -> None:
    record = reader.read(Document(text="قال الوزير سامي \x1b[31mالحداد إن الطريق مغلق."))
    printed = plain(report_rows(record, "a\x1b]0;b\x07.txt", load_labels("en")))
    assert "\x1b" not in printed
    assert "\x07" not in printed
    assert "a␛]0;b␇.txt" in printed


def test_words_without_control_characters_stay_as_they_are() -> None:
    assert one_line("قال  الوزير\n«لا»") == "قال الوزير «لا»"
