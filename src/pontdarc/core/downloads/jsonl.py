"""JSON lines: one object per line, streamed."""

from collections.abc import Iterator

from pontdarc.core.downloads._download import Download, Options, Rows, shown
from pontdarc.core.downloads._json import objects
from pontdarc.core.downloads._text import as_bytes
from pontdarc.core.words import gettext_noop


def _stream(rows: Rows, options: Options) -> Iterator[bytes]:
    columns = shown(rows, options)
    for frame in rows.frames():
        if frame.height:
            yield as_bytes(objects(frame, columns, zone=options.timezone, features=options.features) + "\n")


DOWNLOAD = Download(
    slug="jsonl",
    title=gettext_noop("JSON, une ligne par enregistrement"),
    media_type="application/jsonlines; charset=utf-8",
    extension="jsonl",
    open=True,
    loses=gettext_noop("Le type des dates, qui y sont du texte ISO."),
    stream=_stream,
    rank=40,
)
