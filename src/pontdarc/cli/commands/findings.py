"""pontdarc findings: every finding id with its level and text."""

from argparse import ArgumentParser, Namespace

from pontdarc.cli.command import DONE, Command, answer
from pontdarc.core import checks, findings, formats, privacy
from pontdarc.core.registry import import_all


def _arguments(parser: ArgumentParser) -> None:
    """No options of its own."""


def _run(args: Namespace) -> int:
    for folder in (formats, checks, privacy):
        import_all(folder)
    kinds = findings.catalogue()
    answer(
        args,
        [{"id": kind.id, "level": kind.level, "text": kind.text, "hint": kind.hint} for kind in kinds],
        lambda: "\n".join(f"{kind.id:28} {kind.level:8} {kind.text}" for kind in kinds),
    )
    return DONE


COMMAND = Command("findings", "les constats possibles, avec leur niveau et leur texte", _arguments, _run)
