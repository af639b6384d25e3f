"""The background work, in this process."""

from argparse import Namespace

from pontdarc.approach.worker import work, work_once
from pontdarc.cli.command import DONE, LEFT_TO_DO, answer


def run(args: Namespace) -> int:
    """Run ``pontdarc worker``: for ever, or what waits with ``--once``."""
    if not args.once:
        work()
        return DONE
    left = work_once()
    answer(args, {"left": left}, lambda: "Plus rien n’attend." if not left else f"{left} en échec : voyez le journal.")
    return LEFT_TO_DO if left else DONE
