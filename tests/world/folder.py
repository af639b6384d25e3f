"""A data folder of its own for tests that need real processes."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from pontdarc.approach import journeys
from pontdarc.approach.dispatch import drain
from pontdarc.legal import actions as legal
from pontdarc.network import actions as network_actions
from pontdarc.network.rules import OPERATOR
from pontdarc.outside import clock
from tests.world.catalogue import lay_empty_catalogue
from tests.world.territory import QUICK_HASHERS, Network, actor, build_network
from tests.world.way import PLACES, drop, prepare_in_this_process, register

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = "300"
"""Seconds that a confined child may take for the least file: the machine may be busy."""


def environment(data: Path, **more: str) -> dict[str, str]:
    """Return the environment of a process that works on this data folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PONTDARC_")}
    python = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    return {**kept, "DATA": str(data), "PYTHONPATH": python, "PONTDARC_SECONDS_AT_LEAST": PATIENCE, **more}


def build(data: Path, what: str, **variables: str) -> dict[str, Any]:
    """Fill a data folder, in a process of its own, with the fictional territory.

    *what*: « public », one public dataset; « waiting », three deliveries that nobody has prepared yet.
    Returns the tokens by role and the slug of the dataset. Needs « django_db_setup », unless *variables* say where
    else the catalogue is.
    """
    if variables:
        return _filled(data, what, **variables)
    model, said = _model(what)
    shutil.copytree(model, data, dirs_exist_ok=True)
    return said


@cache
def _model(what: str) -> tuple[Path, dict[str, Any]]:
    """Return a folder filled once for all the tests of this process, to be copied."""
    data = Path(tempfile.mkdtemp(prefix=f"{what}-", dir=os.environ["DATA"]))
    lay_empty_catalogue(data)
    return data, _filled(data, what)


def _filled(data: Path, what: str, **variables: str) -> dict[str, Any]:
    return run(data, f"from tests.world.folder import fill; fill({what!r})", **variables)


def run(data: Path, program: str, **variables: str) -> dict[str, Any]:
    """Run a few lines of Python over a data folder, in a process of its own, and return the JSON that it prints."""
    ready = "from pontdarc.cli.catalogue import prepare_catalogue; prepare_catalogue()\n"
    done = subprocess.run(
        [sys.executable, "-c", ready + program],
        env=environment(data, **variables),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def pontdarc(data: Path, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run one command on a data folder."""
    return subprocess.run(
        [sys.executable, "-m", "pontdarc.cli.main", *arguments],
        env=environment(data, **more),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def _public(network: Network) -> str:
    entry = register(network)
    version = drop(network, entry, PLACES)
    now = clock.now()
    proposal = journeys.propose_for(
        by=actor(network.referent), entry=entry, outcome="publish", article="CRPA L312-1-1", now=now
    )
    legal.decide(by=actor(network.mayor), proposal=proposal, outcome="publish", article="CRPA L312-1-1", now=now)
    drain()
    return version.dataset.slug


def _waiting(network: Network) -> str:
    for number in range(3):
        entry = register(network, f"Jeu {number}")
        journeys.deliver(
            by=actor(network.referent), entry=entry, file=[PLACES.encode()], filename="x.csv", now=clock.now()
        )
    return ""


def fill(what: str) -> None:
    """Fill the data folder of this process, and print what :func:`build` returns.

    All of it in this process, and passwords hashed in no time: nobody logs in with them.
    """
    with override_settings(PASSWORD_HASHERS=QUICK_HASHERS), pytest.MonkeyPatch.context() as patch:
        prepare_in_this_process(patch)
        network = build_network()
        slug = _public(network) if what == "public" else _waiting(network)
    people = {"referent": network.referent, "dpo": network.dpo, "signatory": network.mayor}
    tokens = {role: network_actions.create_token(by=actor(person), label="test") for role, person in people.items()}
    network_actions.describe_organisation(by=OPERATOR, organisation=network.commune, description="Village fictif.")
    sys.stdout.write(json.dumps({"tokens": tokens, "slug": slug}))
