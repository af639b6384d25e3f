"""pontdarc conform: what a file lacks to follow a standard, as it is."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import Any

from pontdarc.cli.command import DONE, LEFT_TO_DO, Command, answer
from pontdarc.cli.figures import rows
from pontdarc.cli.files import must_exist, place_of
from pontdarc.cli.mapping_shown import mapping_shown
from pontdarc.outside import confined
from pontdarc.standardisation.catalogue import find
from pontdarc.standardisation.conformity import JOB, LIMIT


def _how_many(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise ArgumentTypeError("un nombre entier positif ou nul est attendu")
    return int(text)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier à vérifier")
    parser.add_argument("--standard", metavar="NOM[@VERSION]", help="le standard attendu ; sinon il est reconnu")
    parser.add_argument(
        "--limit", type=_how_many, default=LIMIT, metavar="N", help="nombre de constats détaillés (%(default)s)"
    )


def _run(args: Namespace) -> int:
    must_exist(args.file)
    if args.standard is not None:
        find(args.standard)
    said = confined.run(
        JOB,
        {
            "path": str(args.file.resolve()),
            "name": args.file.name,
            "standard": args.standard,
            "limit": args.limit,
            "show_values": args.show_values,
        },
    )
    answer(args, said, lambda: _sentences(said))
    return DONE if said["valid"] else LEFT_TO_DO


def _sentences(said: dict[str, Any]) -> str:
    if said["standard"] is None:
        first = "Aucun standard connu n’est reconnu. Nommez-le avec --standard (voir « pontdarc standards list »)."
    else:
        verdict = "conforme" if said["valid"] else "non conforme"
        first = f"{said['standard']} {said['version']} : {verdict}, {rows(said['rows'])}."
    lines = [first, *(f"  {count} × {id}" for id, count in said["counts"].items())]
    lines += mapping_shown(said) if said["feeds"] else []
    lines += [_finding(each) for each in said["findings"]]
    left = sum(said["counts"].values()) - len(said["findings"])
    if left > 0:
        lines.append(f"… et {left} autres constats (--limit pour en voir plus).")
    return "\n".join(lines)


def _finding(said: dict[str, Any]) -> str:
    return f"{place_of(said) or 'fichier'} : {said['message']} {said['hint']}"


COMMAND = Command("conform", "vérifier qu’un fichier suit un standard, tel quel", _arguments, _run)
