"""What every test shares: a data folder of its own, and Django only where it is asked for.

The settings are named here and not in pyproject.toml: pytest-django would read them before this file is, and the tests
would use the data folder of the checkout.
"""

import os
import tempfile
from pathlib import Path

_folder = tempfile.TemporaryDirectory(prefix="pontdarc-tests-")
os.environ["DATA"] = _folder.name
os.environ["DJANGO_SETTINGS_MODULE"] = "pontdarc.config.settings"
for name in [name for name in os.environ if name.startswith("PONTDARC_") and name != "PONTDARC_SHARED"]:
    del os.environ[name]
os.environ.setdefault("PONTDARC_SHARED", str(Path(__file__).resolve().parents[2] / "shared"))

import django  # noqa: E402  # only now: it reads the environment that was just set

django.setup()
