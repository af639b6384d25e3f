"""Archives of several files: which one is the main one, which go together, and what all of them hold."""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pontdarc.core.containers import _gtfs
from pontdarc.core.containers._container import Inner, Readable, check_size, encrypted, unpack
from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading, Table

# What a data file is most often called; the others are only tried when there is no such file.
_DATA = frozenset({
    "csv", "tsv", "xlsx", "ods", "xls", "parquet", "geojson", "jsonl", "ndjson", "json", "txt", "xlsm", "xlsb", "tab",
    "psv", "gz", "zip", "tar", "tgz", "bz2", "xz", "zst", "shp", "dbf", "gpkg", "kml", "kmz", "gml", "gpx", "mif",
    "fgb", "xml", "rdf", "arrow", "feather", "geoparquet",
})  # fmt: skip
_NEVER = frozenset({
    "md", "pdf", "png", "jpg", "jpeg", "html", "htm", "doc", "docx", "odt", "prj", "cpg", "qml", "sld", "qix", "sbn",
    "sbx", "xsd", "qgs", "lyr",
})  # fmt: skip
_READ_ME = frozenset({"readme", "lisez-moi", "lisezmoi", "licence", "license"})
# The files that are one with another, by the extension of the one that is read.
_SISTERS = {
    "shp": frozenset({"dbf", "shx", "prj", "cpg", "cst"}),
    "tab": frozenset({"dat", "map", "id", "ind"}),
    "mif": frozenset({"mid"}),
    "dbf": frozenset({"dbt", "fpt"}),
}
_NAMES_TOLD = 50


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its *path* there, its *size* in bytes and the one it takes up *packed*.

    *open* gives its bytes, and may raise what *broken* names, as *open* of the whole archive does.
    """

    path: str
    size: int
    packed: int
    open: Callable[[], AbstractContextManager[Readable]]
    is_locked: bool = False

    @property
    def name(self) -> str:
        """The last part of its path."""
        return PurePosixPath(self.path).name

    @property
    def extension(self) -> str:
        """The last extension of its name, in lower case, without its dot."""
        return PurePosixPath(self.path).suffix.lower().removeprefix(".")

    @property
    def stem(self) -> tuple[str, str]:
        """Its folder and its name without extension, in lower case: what the files that go together share."""
        path = PurePosixPath(self.path)
        return str(path.parent).lower(), path.stem.lower()


@dataclass(frozen=True, slots=True)
class Archive:
    """The files of an archive, the *slug* of its container and the errors that its damaged parts raise."""

    slug: str
    members: tuple[Member, ...]
    broken: tuple[type[Exception], ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """One file to read, with those that are one with it."""

    member: Member
    sisters: tuple[Member, ...] = ()


def read_members(archive: Archive, choices: Choices, limits: Limits, inner: Inner) -> Reading:
    """Return the tables of the main file of *archive*, then those of the others.

    :raises Unreadable: a file is under a password, or is past a limit once unpacked.
    """
    units = _units([each for each in archive.members if not _is_hidden(each)])
    if not units:
        return Reading(archive.slug, None, None, None, (), only(found.NO_MEMBER))
    if choices.member is not None:
        names = [unit.member.path for unit in units]
        units = [unit for unit in units if unit.member.path == choices.member]
        if not units:
            params = {"member": choices.member, "members": _listed(names)}
            return Reading(archive.slug, None, None, None, (), only(found.UNKNOWN_MEMBER, **params))
    is_timetable = len(units) > 1 and _gtfs.is_gtfs(unit.member.name for unit in units)
    units.sort(key=lambda unit: _gtfs.rank(unit.member.name) if is_timetable else _rank(unit.member))
    return _read_units(archive, units, choices, limits, inner, is_timetable=is_timetable)


def _is_hidden(member: Member) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(member.path).parts)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMES_TOLD]) + (", …" if len(names) > _NAMES_TOLD else "")


def _units(members: Sequence[Member]) -> list[_Unit]:
    """Put together the files that are read as one: a Shapefile, a MapInfo table."""
    together: dict[tuple[str, str], list[Member]] = {}
    for member in members:
        together.setdefault(member.stem, []).append(member)
    units: list[_Unit] = []
    for group in together.values():
        mains = [each for each in group if any(other.extension in _sisters_of(each) for other in group)]
        taken = frozenset().union(*(_sisters_of(each) for each in mains))
        units += [
            _Unit(each, tuple(other for other in group if each in mains and other.extension in _sisters_of(each)))
            for each in group
            if each.extension not in taken
        ]
    return units


def _sisters_of(member: Member) -> frozenset[str]:
    return _SISTERS.get(member.extension, frozenset())


def _rank(member: Member) -> tuple[int, int]:
    return _likelihood(member), -member.size


def _likelihood(member: Member) -> int:
    if member.extension in _NEVER or PurePosixPath(member.path).stem.lower() in _READ_ME:
        return 2
    return 0 if member.extension in _DATA else 1


def _read_units(
    archive: Archive, units: Sequence[_Unit], choices: Choices, limits: Limits, inner: Inner, *, is_timetable: bool
) -> Reading:
    main: Reading | None = None
    main_name = ""
    others: list[Table] = []
    told: list[Finding] = []
    spent = 0
    first_try: Reading | None = None
    for unit in units[: limits.members]:
        member = unit.member
        most = limits.unpacked_bytes if main is None else limits.members_bytes
        if (spent and spent + member.size > most) or (main is not None and _likelihood(member) > 0):
            continue
        reading = _read_unit(archive, unit, choices, limits, inner)
        spent += 0 if main is None and reading.tables else member.size
        first_try = first_try or reading
        if main is None and reading.tables:
            main, main_name = reading, member.path
        elif main is not None and reading.tables:
            others += [_renamed(table, member.path) for table in reading.tables]
        else:
            told += [each for each in reading.findings if each.id == found.DAMAGED.id]
    if main is None:
        return _nothing(archive.slug, units, first_try)
    if len(units) == 1:
        return main
    left = [unit.member.path for unit in units if unit.member.path != main_name]
    params = {"number": len(units), "member": main_name, "others": _listed(left)}
    told.insert(0, Finding(found.GTFS if is_timetable else found.SEVERAL_FILES, params=params))
    named = tuple(_renamed(table, main_name) for table in main.tables)
    return replace(main, tables=(*named, *others), findings=(*told, *main.findings))


def _nothing(slug: str, units: Sequence[_Unit], first_try: Reading | None) -> Reading:
    if first_try is not None and (len(units) == 1 or any(f.id != "is_binary" for f in first_try.findings)):
        return first_try
    return Reading(slug, None, None, None, (), only(found.NO_MEMBER))


def _renamed(table: Table, member: str) -> Table:
    return table.renamed(f"{member} / {table.name}" if table.name else member)


def _read_unit(archive: Archive, unit: _Unit, choices: Choices, limits: Limits, inner: Inner) -> Reading:
    with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
        target = Path(folder) / f"content.{unit.member.extension}".rstrip(".")
        try:
            for sister in unit.sisters:
                _extract(sister, target.with_suffix(f".{sister.extension}"), limits)
            _extract(unit.member, target, limits)
        except archive.broken:
            return Reading(archive.slug, None, None, None, (), only(found.DAMAGED, what=unit.member.name))
        return inner(Source.of(target, unit.member.name), replace(choices, member=None))


def _extract(member: Member, target: Path, limits: Limits) -> None:
    """Write the bytes of *member* at *target*.

    :raises Unreadable: it is under a password, or past the limits.
    """
    if member.is_locked:
        raise encrypted()
    check_size(member.size, member.packed, limits)
    with member.open() as stream:
        unpack(stream, target, member.packed, limits)
