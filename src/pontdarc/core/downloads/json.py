"""JSON: one array of objects, streamed."""

from collections.abc import Iterator

from pontdarc.core.downloads._download import Download, Options, Rows, shown
from pontdarc.core.downloads._json import lines
from pontdarc.core.words import gettext_noop


def _stream(rows: Rows, options: Options) -> Iterator[bytes]:
    """A line break inside a text is escaped, so each line of the lines is one object."""
    columns = shown(rows, options)
    before = b"[\n"
    for frame in rows.frames():
        if frame.height:
            yield before + lines(frame, columns).rstrip(b"\n").replace(b"\n", b",\n")
            before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


DOWNLOAD = Download(
    slug="json",
    title=gettext_noop("JSON"),
    media_type="application/json; charset=utf-8",
    extension="json",
    open=True,
    loses=gettext_noop("Le type des dates, qui y sont du texte ISO."),
    stream=_stream,
)
