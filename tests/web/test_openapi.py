"""The description from which the typed client of the pages is generated is that of the routes there are."""

from musnad.web import openapi


def test_the_file_is_that_of_the_routes() -> None:
    assert openapi.FILE.read_text(encoding="utf-8") == openapi.text(), "run `python -m musnad.web.openapi`"
