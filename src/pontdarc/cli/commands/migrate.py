"""pontdarc migrate: bring the data folder to this version of the software."""

from argparse import ArgumentParser, Namespace

from pontdarc.cli.command import DONE, Command, answer


def _arguments(parser: ArgumentParser) -> None:
    """No options of its own."""


def _run(args: Namespace) -> int:
    # The catalogue is brought to the present before any command that needs it: nothing is left to do here.
    answer(args, {"state": "ready"}, lambda: "Le catalogue est prêt.")
    return DONE


COMMAND = Command("migrate", "préparer le dossier de données et son catalogue", _arguments, _run, needs_catalogue=True)
