"""pontdarc sirene: the extract of the Sirene register that every scan looks numbers up in."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pontdarc.cli.command import DONE, Command, answer
from pontdarc.cli.figures import count
from pontdarc.cli.files import must_exist
from pontdarc.core.refusals import Invalid
from pontdarc.core.words import day_in_french, gettext_noop
from pontdarc.outside import sirene
from pontdarc.outside.clock import date_of
from pontdarc.outside.sirene import Kept

_NONE = "Aucun extrait de Sirene n’est gardé : un SIREN d’entreprise compte comme une personne physique."


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=["load", "show", "forget"],
        help="load : garder un extrait, sans aucun nom ; show : dire ce qui est gardé ; forget : ne plus le garder",
    )
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="EXTRAIT", help="stock des unités légales, CSV ou Parquet"
    )


def _run(args: Namespace) -> int:
    if args.action == "load":
        found: Kept | None = _load(args.file)
    elif args.action == "forget":
        sirene.forget()
        found = None
    else:
        found = sirene.told()
    answer(args, _document(found), lambda: _sentence(found))
    return DONE


def _load(path: Path | None) -> Kept:
    if path is None:
        raise Invalid(
            "no_file",
            gettext_noop("Il manque l’extrait à garder."),
            gettext_noop("Donnez par exemple : pontdarc sirene load StockUniteLegale_utf8.csv."),
        )
    must_exist(path)
    return sirene.keep(path)


def _document(found: Kept | None) -> dict[str, Any]:
    return {"kept": False} if found is None else {"kept": True, **asdict(found), "at": found.at.isoformat()}


def _sentence(found: Kept | None) -> str:
    if found is None:
        return _NONE
    return (
        f"{count(found.units)} unités légales gardées depuis le {day_in_french(date_of(found.at))}, "
        f"dont {count(found.natural)} sans personnalité morale et {count(found.partial)} en diffusion partielle."
    )


COMMAND = Command("sirene", "garde un extrait de Sirene, pour distinguer entreprises et personnes", _arguments, _run)
