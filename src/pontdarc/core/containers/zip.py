"""ZIP: one data file, or several of which one is the main one."""

import tempfile
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pontdarc.core.containers._container import Container, Inner, check_size, encrypted, unpack
from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading, Table
from pontdarc.core.words import gettext_noop

# What a data file is most often called; the others are only tried when there is no such file.
_DATA = (
    "csv", "tsv", "xlsx", "ods", "xls", "parquet", "geojson", "jsonl", "ndjson", "json", "txt", "xlsm", "xlsb", "tab",
    "psv", "gz", "zip",
)  # fmt: skip
_NEVER = frozenset({"md", "pdf", "png", "jpg", "jpeg", "html", "htm", "doc", "docx", "odt", "prj", "cpg", "qml", "sld"})


def _sniff(source: Source) -> bool:
    return source.head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def _read(source: Source, choices: Choices, limits: Limits, inner: Inner) -> Reading:
    try:
        with zipfile.ZipFile(source.path) as archive:
            members = _members(archive)
            if not members:
                return Reading("zip", None, None, None, (), only(found.NO_MEMBER))
            if choices.member is not None:
                members = [each for each in members if each.filename == choices.member]
                if not members:
                    return _unknown_member(archive, choices.member)
            return _read_members(archive, members, choices, limits, inner)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        return Reading("zip", None, None, None, (), only(found.DAMAGED, what="ZIP"))


def _unknown_member(archive: zipfile.ZipFile, wanted: str) -> Reading:
    names = ", ".join(each.filename for each in _members(archive))
    return Reading("zip", None, None, None, (), only(found.UNKNOWN_MEMBER, member=wanted, members=names))


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the files that may hold data, the most likely first: by extension, then by size."""
    files = [
        info
        for info in archive.infolist()
        if not info.is_dir()
        and not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(info.filename).parts)
    ]
    return sorted(files, key=lambda info: (_rank(info.filename), -info.file_size))


def _rank(name: str) -> int:
    extension = PurePosixPath(name).suffix.lower().removeprefix(".")
    stem = PurePosixPath(name).stem.lower()
    if extension in _NEVER or stem in {"readme", "lisez-moi", "lisezmoi", "licence", "license"}:
        return 2
    return 0 if extension in _DATA else 1


def _read_members(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], choices: Choices, limits: Limits, inner: Inner
) -> Reading:
    main: Reading | None = None
    main_name = ""
    others: list[Table] = []
    spent = 0
    first_try: Reading | None = None
    for info in members[: limits.members]:
        if main is not None and (_rank(info.filename) > 0 or spent + info.file_size > limits.members_bytes):
            continue
        reading = _read_one(archive, info, choices, limits, inner)
        spent += info.file_size
        if main is None and reading.tables:
            main, main_name = reading, info.filename
        elif main is not None:
            others += [_renamed(table, info.filename) for table in reading.tables]
        first_try = first_try or reading
    if main is None:
        return _nothing(members, first_try)
    if len(members) == 1:
        return main
    named = tuple(_renamed(table, main_name) for table in main.tables)
    told = Finding(
        found.SEVERAL_FILES,
        params={
            "number": len(members),
            "member": main_name,
            "others": ", ".join(info.filename for info in members if info.filename != main_name),
        },
    )
    return replace(main, tables=(*named, *others), findings=(told, *main.findings))


def _nothing(members: list[zipfile.ZipInfo], first_try: Reading | None) -> Reading:
    if first_try is not None and (len(members) == 1 or any(f.id != "is_binary" for f in first_try.findings)):
        return first_try
    return Reading("zip", None, None, None, (), only(found.NO_MEMBER))


def _renamed(table: Table, member: str) -> Table:
    return replace(table, name=f"{member} / {table.name}" if table.name else member)


def _read_one(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, choices: Choices, limits: Limits, inner: Inner
) -> Reading:
    if info.flag_bits & 0x1:
        raise encrypted()
    check_size(info.file_size, info.compress_size, limits)
    with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
        target = Path(folder) / "content"
        with archive.open(info) as stream:
            unpack(stream, target, info.compress_size, limits)  # type: ignore[arg-type]
        return inner(Source.of(target, PurePosixPath(info.filename).name), replace(choices, member=None))


CONTAINER = Container("zip", gettext_noop("ZIP"), ("zip",), _sniff, _read)
