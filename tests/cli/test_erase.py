"""pontdarc erase --attest: the proof of an erasure, made at once and kept."""

import json

import pytest

from pontdarc.approach.models import Attestation
from tests.approach.erasure.digging import dig_in_a_child
from tests.approach.erasure.test_attesting import done_erasure
from tests.world.datasets import public_dataset
from tests.world.territory import Network


@pytest.mark.django_db(transaction=True)
def test_an_erasure_is_proven_and_the_proof_is_kept(typed, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    dig_in_a_child(monkeypatch)
    erasure = done_erasure(public_dataset(network.commune, network.mayor))
    said = typed("erase", "--attest", str(erasure.pk), "--json")
    kept, told = Attestation.objects.get(), json.loads(said.stdout)
    assert said.returncode == 0
    assert (told["attestation"], told["clean"]) == (str(kept.pk), kept.nothing_found) == (str(kept.pk), True)
    assert told["addresses"] == kept.found["addresses"] > 100
