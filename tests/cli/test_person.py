"""An installation gets its first people from the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

BUILD = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from pontdarc.network.actions import add_organisation
from pontdarc.network.rules import OPERATOR
add_organisation(by=OPERATOR, name="Saint-Arcens", kind="commune", siren="999990021", insee_code="00101")
"""


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pontdarc.cli.main", "person", "add", *arguments, "--json"]
    return subprocess.run(command, env={**os.environ, "DATA": str(data)}, capture_output=True, text=True, check=False)


def test_a_person_is_named_once_then_given_other_roles_without_a_new_password(tmp_path: Path) -> None:
    environment = {**os.environ, "DATA": str(tmp_path)}
    subprocess.run([sys.executable, "-c", BUILD], env=environment, check=True)
    role = ("mairie@saint-arcens.example", "--organisation", "saint-arcens", "--role")
    nameless = run(tmp_path, *role, "signatory")
    assert nameless.returncode == 2
    assert "prénom" in nameless.stderr
    first = run(tmp_path, *role, "signatory", "--name", "Andrée Chabert")
    assert first.returncode == 0, first.stderr
    assert len(json.loads(first.stdout)["password"]) == 24
    second = run(tmp_path, *role, "referent")
    assert json.loads(second.stdout)["password"] is None
    again = run(tmp_path, *role, "referent")
    assert json.loads(again.stdout)["error"]["code"] == "role_held"
