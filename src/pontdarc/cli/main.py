"""The way in: find the command, run it, turn refusals and surprises into exit codes.

0 done and clean; 1 done, with a finding of level error or something left to do; 2 refused, with the reason;
64 usage; 70 a bug of ours; 130 and 143 signals.
"""

import argparse
import importlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from pontdarc import __version__
from pontdarc.cli import commands
from pontdarc.cli.command import BUG, REFUSED, USAGE, Command
from pontdarc.core.refusals import Refusal
from pontdarc.core.registry import discover

STANDARDS = "PONTDARC_STANDARDS"
"""Where added standards lie (standardisation.shelf)."""
SIRENE = "PONTDARC_SIRENE"
"""Where the extract of the register lies (outside.sirene)."""


class _Parser(argparse.ArgumentParser):
    """argparse with the exit code that sysexits gives to usage."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog} : {message}\n")


def build_parser(registry: dict[str, Command]) -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    common = _Parser(add_help=False)
    common.add_argument("--json", action="store_true", help="répondre en JSON")
    common.add_argument("--data", type=Path, metavar="DOSSIER", help="dossier de données (sinon DATA, sinon ./data)")
    common.add_argument("--show-values", action="store_true", help="montrer les valeurs personnelles en clair")
    parser = _Parser(prog="pontdarc", description="Pont d’Arc : la démarche open data d’un département.")
    parser.add_argument("--version", action="version", version=f"pontdarc {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMANDE", parser_class=_Parser)
    for command in registry.values():
        sub = subparsers.add_parser(command.slug, help=command.help, description=command.help, parents=[common])
        command.arguments(sub)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    registry: dict[str, Command] = discover(commands, "COMMAND")
    args = build_parser(registry).parse_args(argv)
    _set_places(args.data)
    command = registry[args.command]
    try:
        if command.needs_catalogue:
            # Django takes longer to load than most commands to answer: only those that need it wait for it.
            importlib.import_module("pontdarc.cli.catalogue").prepare_catalogue()
        return command.run(args)
    except Refusal as refusal:
        return _say_refusal(refusal, as_json=args.json)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115  # the reader left; nothing more to say to it
        return 141
    except Exception as error:  # noqa: BLE001  # the last door: whatever comes here is a bug of ours
        return _say_bug(error, values=args.show_values)


def _set_places(data: Path | None) -> None:
    """Say where the data folder is, and what lies in it: children inherit the variables and not the folder."""
    if data is not None:
        os.environ["DATA"] = str(data)
        for name in (STANDARDS, SIRENE):
            os.environ.pop(name, None)
    folder = Path(os.environ.get("DATA") or "data").absolute()
    os.environ.setdefault(STANDARDS, str(folder / "standards"))
    os.environ.setdefault(SIRENE, str(folder / "sirene.parquet"))


def _say_bug(error: Exception, *, values: bool) -> int:
    """Say where it happened; what the error says may hold a value of the file, and is shown to who asks for values."""
    if values:
        traceback.print_exception(error)
    else:
        frames = "".join(traceback.format_tb(error.__traceback__))
        sys.stderr.write(f"{frames}{type(error).__name__}\n")
    sys.stderr.write(
        "C’est un défaut de Pont d’Arc, et non de votre fichier.\n"
        "Que faire : signalez-le avec les lignes ci-dessus ; sans --show-values, elles ne disent aucune valeur.\n"
    )
    return BUG


def _say_refusal(refusal: Refusal, *, as_json: bool) -> int:
    if as_json:
        document = {"error": {"code": refusal.code, "message": refusal.sentence(), "hint": refusal.advice()}}
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
    sys.stderr.write(f"{refusal}\n")
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())
