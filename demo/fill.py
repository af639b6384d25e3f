"""Fills a data folder with the demonstration, by the real approach: nothing is written beside the actions.

    DATA=./data python -m demo.fill

A folder that holds it already is left as it is.
"""

import importlib
import os
import sys
from pathlib import Path

from pontdarc.cli.catalogue import prepare_catalogue

FILES = Path(__file__).parent / "files"


def main() -> int:
    """Make the catalogue, fill it when it is empty, print the log-ins."""
    data = Path(os.environ.get("DATA", "data"))
    data.mkdir(parents=True, exist_ok=True)
    (data / "demo").touch()
    prepare_catalogue()
    # Models exist once the catalogue is ready, not before.
    told = importlib.import_module("demo.told")
    if not told.is_told():
        sys.stdout.write("Les fichiers de demo/ passent par le vrai chemin…\n")
        sys.stdout.flush()
        importlib.import_module("demo.telling").tell(FILES)
    sys.stdout.write(told.log_ins())
    return 0


if __name__ == "__main__":
    sys.exit(main())
