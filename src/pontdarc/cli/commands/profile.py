"""pontdarc profile: what every column of a file holds."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pontdarc.cli.command import DONE, Command, answer
from pontdarc.cli.figures import count, rows, several
from pontdarc.cli.files import add_choices, choices_of, must_exist
from pontdarc.core.privacy.detection import scan
from pontdarc.core.privacy.name_columns import holds_names_of_people
from pontdarc.core.profile import ColumnProfile, Profile, from_json
from pontdarc.core.profiling import profile
from pontdarc.core.profiling.describing import observations
from pontdarc.core.reading import read
from pontdarc.core.recognition import KINDS, recognise
from pontdarc.core.refusals import Unreadable
from pontdarc.core.tables import Choices
from pontdarc.core.words import gettext_noop
from pontdarc.outside import confined, sirene

JOB = "pontdarc.cli.commands.profile:compute"

_SAMPLE = 50_000
_WIDEST = 28
_SHOWN = 3
_BARS = "▁▂▃▄▅▆▇█"
_HEADERS = ("Colonne", "Nature", "Vides", "Différentes", "De", "À", "Répartition ou valeurs fréquentes")
_TYPES = {
    "string": gettext_noop("texte"),
    "integer": gettext_noop("nombre entier"),
    "number": gettext_noop("nombre"),
    "boolean": gettext_noop("oui ou non"),
    "date": gettext_noop("date"),
    "datetime": gettext_noop("date et heure"),
    "time": gettext_noop("heure"),
    "year": gettext_noop("année"),
}


def compute(arguments: dict[str, Any]) -> dict[str, Any]:
    """Profile the main table, in the child process: *path*, *name* and *choices*.

    What may be personal is looked for in a sample: such columns are counted and their values stay in the child. So do
    those of a column of people's names, known or not.

    :raises Unreadable: the file holds no table.
    """
    choices = Choices(**arguments["choices"])
    reading = read(Path(arguments["path"]), choices, name=arguments["name"], limits=confined.reading_limits())
    table = reading.table
    if table is None:
        raise Unreadable(
            "no_table",
            gettext_noop("Aucun tableau n’a pu être lu dans ce fichier : il n’y a rien à décrire."),
            gettext_noop("Lancez « pontdarc read » pour savoir pourquoi."),
        )
    sample = table.sample(_SAMPLE).frame
    known = recognise(sample, table.types)
    personal = [column.name for column in scan(sample, known, sirene.kept()).columns if column.role != "none"]
    personal += [name for name in sample.columns if name not in personal and holds_names_of_people(name, sample[name])]
    columns = [{"name": name, "type": its.type, "kind": its.kind} for name, its in known.items()]
    made = profile(lambda: (piece.frame for piece in table.pieces()), columns, table.rows, personal)
    return made.as_json()


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier à décrire")
    add_choices(parser)


def _run(args: Namespace) -> int:
    must_exist(args.file)
    choices = choices_of(args)
    document = confined.run(
        JOB,
        {
            "path": str(args.file.resolve()),
            "name": args.file.name,
            "choices": asdict(choices),
        },
    )
    answer(args, document, lambda: _sentences(from_json(document)))
    return DONE


def _sentences(made: Profile) -> str:
    table = [_HEADERS, *(_row(column) for column in made.columns)]
    widths = [max(len(row[place]) for row in table) for place in range(len(_HEADERS))]
    lines = [f"{rows(made.rows)}, {several(len(made.columns), 'colonne', 'colonnes')}", ""]
    lines += ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    said = [f"  {each.column} : {each.message()}" for each in observations(made)]
    return "\n".join([*lines, "", "À savoir :", *said] if said else lines)


def _row(column: ColumnProfile) -> tuple[str, ...]:
    kind = KINDS.get(column.kind or "")
    nature = kind.title if kind is not None else _TYPES.get(column.type, column.type)
    about = "" if column.distinct_is_exact else "≈ "
    return (
        _short(column.name),
        _short(nature),
        count(column.missing),
        f"{about}{count(column.distinct)}",
        _edge(column.min, column.type),
        _edge(column.max, column.type),
        _spread(column),
    )


def _spread(column: ColumnProfile) -> str:
    if column.histogram:
        most = max(bar.count for bar in column.histogram) or 1
        return "".join(
            _BARS[round(bar.count / most * (len(_BARS) - 1))] if bar.count else " " for bar in column.histogram
        )
    frequent = [f"{_short(each.value)} ({count(each.count)})" for each in column.top[:_SHOWN]]
    return ", ".join(frequent) or " ".join(each.pattern for each in column.patterns[:1])


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDEST else f"{flat[: _WIDEST - 1]}…"


def _edge(value: float | str | None, type_: str) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if type_ == "year":
        return str(value)
    return count(round(value)) if isinstance(value, int) or abs(value) >= 10_000 else f"{value:.6g}".replace(".", ",")


COMMAND = Command("profile", "décrit ce que contient chaque colonne d’un fichier", _arguments, _run)
