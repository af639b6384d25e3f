"""Load the official organisations of a département, as the operator."""

from argparse import Namespace

from pontdarc.cli.command import DONE, answer
from pontdarc.network import territory
from pontdarc.network.rules import OPERATOR
from pontdarc.outside import clock


def load(args: Namespace) -> int:
    """Run ``pontdarc territory load``."""
    loaded = territory.load(by=OPERATOR, departement=args.departement, now=clock.now())
    answer(
        args,
        {"departement": args.departement, **loaded.to_json()},
        lambda: (
            f"Territoire {args.departement}, millésime {loaded.vintage} : {loaded.communes} communes, "
            f"{loaded.epcis} intercommunalités, {loaded.references} organisations voisines.\n"
            f"{loaded.created} créées, {loaded.updated} mises à jour, {loaded.unchanged} sans changement."
        ),
    )
    return DONE
