"""Files are looked into by a real child: the process of the tests has some of them open."""

import pytest

from pontdarc.outside import confined
from pontdarc.standardisation.confined_erasing import SEEK

REAL = confined.run


def dig_in_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look into files as in production, whatever the other confined work is run by."""
    here = confined.run

    def run(target: str, *given: object, **more: object) -> object:
        return (REAL if target == SEEK else here)(target, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(confined, "run", run)
