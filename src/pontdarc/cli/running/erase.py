"""Write the list of erasures, or carry them out again."""

import json
from argparse import Namespace

from pontdarc.approach.dispatch import drain
from pontdarc.approach.erasure.backups import as_document, take_up
from pontdarc.cli.command import DONE, answer
from pontdarc.outside import clock


def erase(args: Namespace) -> int:
    """Run ``pontdarc erase``."""
    if args.list is not None:
        document = as_document()
        args.list.write_text(json.dumps(document, indent=1), encoding="utf-8")
        args.list.chmod(0o600)
        count = len(document["erasures"])
        answer(args, {"erasures": count}, lambda: f"Liste écrite : {count} effacements, aucun nom.")
        return DONE
    count = take_up(args.replay, clock.now())
    drain()
    answer(args, {"erasures": count}, lambda: f"Effacements appliqués de nouveau : {count}.")
    return DONE
