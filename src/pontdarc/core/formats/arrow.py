"""Apache Arrow: the IPC file and stream formats, and Feather version 2, which is the former."""

from collections.abc import Iterator

import pyarrow as pa

from pontdarc.core.formats import _batches
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_FILE = b"ARROW1"
_STREAM = b"\xff\xff\xff\xff"
_FEATHER_1 = b"FEA1"
_ROWS = 50_000


def _sniff(source: Source) -> float:
    if source.head.startswith((_FILE, _FEATHER_1)):
        return 1.0
    return 0.9 if source.head.startswith(_STREAM) and _begins_a_stream(source) else 0.0


def _begins_a_stream(source: Source) -> bool:
    """Say whether the first message is a schema."""
    try:
        with pa.OSFile(str(source.path)) as stream, pa.ipc.open_stream(stream):
            return True
    except _batches.BROKEN:
        return False


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    if source.head.startswith(_FEATHER_1):
        return Reading(None, None, None, None, (), only(found.NOT_READ_YET, what="Feather 1"))
    try:
        with pa.memory_map(str(source.path)) as stream:
            reader = pa.ipc.open_file(stream) if source.head.startswith(_FILE) else pa.ipc.open_stream(stream)
            typed = _batches.Typed("arrow", "Arrow", reader.schema)
            return _batches.read(typed, _batches_of(reader), limits, is_long=source.size > limits.long_from)
    except _batches.BROKEN:
        return Reading(None, "arrow", None, None, (), only(found.DAMAGED, what="Arrow"))


def _batches_of(reader: pa.RecordBatchFileReader | pa.RecordBatchStreamReader) -> Iterator[pa.RecordBatch]:
    groups: Iterator[pa.RecordBatch] = (
        (reader.get_batch(place) for place in range(reader.num_record_batches))
        if isinstance(reader, pa.RecordBatchFileReader)
        else iter(reader)
    )
    for batch in groups:
        # What the file says of its buffers is not to be believed: reading outside of them would end the process.
        batch.validate(full=True)
        for start in range(0, batch.num_rows, _ROWS):
            yield batch.slice(start, _ROWS)


FORMAT = Format(
    slug="arrow",
    title=gettext_noop("Arrow, Feather"),
    extensions=("arrow", "feather", "ipc", "arrows"),
    media_types=("application/vnd.apache.arrow.file", "application/vnd.apache.arrow.stream"),
    sniff=_sniff,
    read=_read,
)
