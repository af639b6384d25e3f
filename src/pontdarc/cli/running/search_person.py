"""Look for somebody everywhere, and attest what was asked and opened. Nothing that is sought is printed."""

import sys
from argparse import Namespace
from dataclasses import asdict
from typing import Any

from pontdarc.approach.erasure.proof import Proof, prove
from pontdarc.cli.command import DONE, LEFT_TO_DO, answer
from pontdarc.cli.figures import several
from pontdarc.cli.running.asker import asker
from pontdarc.outside import clock
from pontdarc.publication.queries import dataset_seen


def search(args: Namespace) -> int:
    """Run ``pontdarc search-person``; the terms come one a line on the standard input, never as arguments."""
    datasets = [dataset_seen(asker(), name) for name in args.dataset]
    if sys.stdin.isatty():
        sys.stderr.write("Un terme par ligne (nom et prénom, adresse, numéro), puis Ctrl-D :\n")
    found = prove(datasets, [line.strip() for line in sys.stdin if line.strip()], clock.now())
    answer(args, as_answer(found), lambda: in_words(found))
    return DONE if found.clean else LEFT_TO_DO


def as_answer(found: Proof) -> dict[str, Any]:
    """Return a proof as programs read it."""
    return {**asdict(found), "clean": found.clean}


def in_words(found: Proof) -> str:
    """Return a proof as people read it."""
    lines = [
        f"{several(found.addresses, 'adresse interrogée', 'adresses interrogées')}, "
        f"{several(found.files, 'fichier ouvert', 'fichiers ouverts')}, "
        f"{several(found.rows, 'ligne lue', 'lignes lues')}."
    ]
    lines += [f"Trouvée : {each.what}, {each.place}" for each in found.left]
    lines += [f"Connue par ailleurs : {each.what}, {each.place}" for each in found.beside]
    lines += [f"Pas pu être ouvert : {name}" for name in found.unopened]
    lines += [f"Pas interrogée : {route}" for route in found.unasked]
    return "\n".join([*lines, "Aucune trace trouvée." if found.clean else "À reprendre : voir ci-dessus."])
