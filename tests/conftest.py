"""What every test shares: a data folder of its own, and Django only where it is asked for."""

import os
import tempfile
from pathlib import Path

_folder = tempfile.TemporaryDirectory(prefix="pontdarc-tests-")
os.environ["DATA"] = _folder.name
os.environ.pop("PONTDARC_DATABASE", None)
os.environ.setdefault("PONTDARC_SHARED", str(Path(__file__).resolve().parents[2] / "shared"))
