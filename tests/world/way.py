"""The way of a file in the fictional territory: drop it, handle what follows, have it cleared."""

import importlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver, propose_for
from pontdarc.inventory import actions as inventory
from pontdarc.inventory.models import Entry
from pontdarc.legal import actions as legal
from pontdarc.legal.models import Decision
from pontdarc.outside import confined
from pontdarc.publication.models import Version
from tests.world.territory import NOW, Network, actor

ROWS = 12
PLACES = "nom;type;latitude;longitude\n" + "".join(
    f"Place {n};{'parc' if n % 2 else 'jardin'};44,{700 + n};4,{500 + n}\n" for n in range(ROWS)
)
PLACES_LATER = PLACES + "Place neuve;parc;44,900;4,900\n"
PLACES_WITH_EMAILS = "\n".join(
    line + (";courriel" if n == 0 else f";camille.durand{n}@exemple.fr") for n, line in enumerate(PLACES.splitlines())
)


def prepare_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run what the confined child runs, here: the confinement itself is tested where it is written."""

    def here(target: str, arguments: Mapping[str, object], **_confinement: object) -> object:
        module, _, function = target.partition(":")
        return getattr(importlib.import_module(module), function)(dict(arguments))

    monkeypatch.setattr(confined, "run", here)


def register(network: Network, title: str = "Lieux de promenade", standard: str = "") -> Entry:
    """Write an entry of Saint-Arcens into the inventory."""
    return inventory.register(
        by=actor(network.referent), organisation=network.commune, title=title, standard=standard, now=NOW
    )


def drop(network: Network, entry: Entry, content: str | bytes, *, hours: int = 0, name: str = "export.csv") -> Version:
    """Drop a file, handle everything that follows, and return the version it gave."""
    content = content.encode() if isinstance(content, str) else content
    now = later(hours)
    delivery = deliver(by=actor(network.referent), entry=entry, file=[content], filename=name, now=now)
    drain(now)
    return Version.objects.select_related("dataset").get(preparation__delivery=delivery)


def clear(network: Network, entry: Entry, outcome: str = "publish", *, hours: int = 0, **proposed: object) -> Decision:
    """Propose, have the DPO's opinion, decide, and handle what follows."""
    now = later(hours)
    proposal = propose_for(
        by=actor(network.referent), entry=entry, outcome=outcome, article="CRPA L312-1-1", now=now, **proposed
    )
    legal.advise(by=actor(network.dpo), proposal=proposal, verdict="favourable", article="", now=now)
    decision = legal.decide(
        by=actor(network.mayor), proposal=proposal, outcome=outcome, article="CRPA L312-1-1", now=now
    )
    drain(now)
    return decision


def later(hours: int) -> datetime:
    """Return the moment that many hours after the beginning."""
    return NOW + timedelta(hours=hours)


def write(folder: Path, content: str, name: str = "export.csv") -> Path:
    """Write a file to be given to a command."""
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path
