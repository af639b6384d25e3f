"""Make again what is derived: the archives and the catalogue are all that is needed."""

import time
from argparse import Namespace

from pontdarc.cli.command import DONE, answer
from pontdarc.publication.rebuilding import drop_index, rebuild_version, versions_to_rebuild


def rebuild(args: Namespace) -> int:
    """Run ``pontdarc rebuild``."""
    rebuilt = []
    for version in versions_to_rebuild(args.dataset, past=args.all):
        begun = time.monotonic()
        size, tiles = rebuild_version(version)
        rebuilt.append(
            {
                "dataset": version.dataset.slug,
                "version": version.pk,
                "number": version.number,
                "bytes": size,
                "tiles": tiles,
                "seconds": round(time.monotonic() - begun, 2),
            }
        )
    drop_index()
    answer(args, {"rebuilt": rebuilt}, lambda: _sentences(rebuilt))
    return DONE


def _sentences(rebuilt: list[dict[str, object]]) -> str:
    lines = [f"{each['dataset']}, version {each['number']} : {each['bytes']} octets" for each in rebuilt]
    return "\n".join([*lines, f"Refait : {len(rebuilt)}, et l’index de recherche."])
