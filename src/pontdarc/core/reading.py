"""From bytes to tables and their findings, whatever the container and the format.

Reading never raises for what a file holds: findings say it. Past a limit it refuses (Unreadable), with the next step.
"""

from dataclasses import replace
from pathlib import Path

from pontdarc.core.attached_images import placed_images
from pontdarc.core.containers.registry import containers
from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _foreign
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats.registry import formats
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_NO_CHOICES = Choices()
_DEFAULT = Limits()
_OF_ANY_TEXT = {"txt"}


def read(path: Path, choices: Choices = _NO_CHOICES, *, name: str | None = None, limits: Limits = _DEFAULT) -> Reading:
    """Return what the file at *path* holds; *name* is the one people gave it, when the path has another.

    :raises Unreadable: the file is past a limit, or protected by a password.
    :raises OSError: the file cannot be opened.
    """
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise Unreadable(
            "file_too_large",
            gettext_noop("Le fichier fait %(megabytes)s Mo, plus que les %(limit)s Mo admis."),
            gettext_noop("Coupez-le en plusieurs fichiers, par année par exemple, ou retirez les colonnes inutiles."),
            {"megabytes": size // 1024**2, "limit": limits.file_bytes // 1024**2},
        )
    reading = _read(Source.of(path, name), choices, limits, 0)
    images = placed_images(path)
    return replace(reading, findings=(*reading.sheets_of(reading.table).told(reading.findings), *images))


def _read(source: Source, choices: Choices, limits: Limits, depth: int) -> Reading:
    if source.size == 0:
        return Reading(None, None, None, None, (), only(found.EMPTY_FILE))
    best = _format_of(source)
    if best is not None and best[1] > 0.5:
        return _told(_read_as(best[0], source, choices, limits), source)
    foreign = _foreign.explain(source)
    if foreign is not None:
        return foreign
    for container in containers().values():
        if container.sniff(source):
            if depth >= limits.depth:
                raise Unreadable(
                    "nested_archives",
                    gettext_noop("Trop d’archives sont emboîtées les unes dans les autres."),
                    gettext_noop("Décompressez l’archive et déposez directement le fichier de données."),
                )
            inner = container.read(source, choices, limits, lambda each, its: _read(each, its, limits, depth + 1))
            return replace(inner, container=container.slug)
    if best is not None:
        return _told(_read_as(best[0], source, choices, limits), source)
    return Reading(None, None, None, None, (), only(found.IS_BINARY))


def _read_as(format_: Format, source: Source, choices: Choices, limits: Limits) -> Reading:
    try:
        return format_.read(source, choices, limits)
    except BaseException as error:
        # The parsers written in Rust panic on some damaged files, with an exception that is no Exception and whose
        # class each of them builds for itself.
        if type(error).__name__ != "PanicException":
            raise
        return Reading(None, format_.slug, None, None, (), only(found.DAMAGED, what=format_.slug.upper()))


def _format_of(source: Source) -> tuple[Format, float] | None:
    scores = [(format_, format_.sniff(source)) for format_ in formats().values()]
    best = max(scores, key=lambda pair: pair[1])
    return best if best[1] > 0 else None


def _told(reading: Reading, source: Source) -> Reading:
    """Add a finding when the name says another format than the content."""
    known = {extension: format_ for format_ in formats().values() for extension in format_.extensions}
    named = known.get(source.extension)
    if named is None or reading.format is None or named.slug == reading.format or not reading.tables:
        return reading
    if named.media_types == formats()[reading.format].media_types or source.extension in _OF_ANY_TEXT:
        return reading
    finding = Finding(found.EXTENSION, params={"extension": source.extension, "format": reading.format})
    return replace(reading, findings=(finding, *reading.findings))
