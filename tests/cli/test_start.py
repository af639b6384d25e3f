"""Commands about a file start without what only the catalogue needs."""

import subprocess
import sys

PROGRAM = """
import sys
from pontdarc.cli.main import main
assert main(["findings", "--json"]) == 0
assert "django" not in sys.modules, "Django was loaded"
"""


def test_a_command_that_needs_no_catalogue_does_not_wait_for_django() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
