"""A labelled file of invented people goes the whole way: none of its values is printed, logged or mailed."""

import io
import json
import logging
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core import serializers

from benchmarks import _people
from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver
from pontdarc.cli.main import main
from pontdarc.journal.models import AuditEvent, OutboxEvent
from pontdarc.publication.models import Version
from tests.world.territory import Network, actor
from tests.world.way import clear, later, register

ROWS = 40
SHORTEST = 7
"""Shorter values stand in identifiers and dates of ours by chance."""


def _labelled() -> tuple[str, set[str]]:
    """Return a CSV of all the labelled columns, and the values of those that speak of people."""
    columns = [column for table in _people.tables(1, ROWS) for column in table]
    names = [f"{column.header} {rank}" for rank, column in enumerate(columns)]
    lines = zip(*(column.cells for column in columns), strict=True)
    content = "\n".join(
        [";".join(names), *(";".join(cell.replace(";", ",").replace("\n", " ") for cell in line) for line in lines)]
    )
    told = {cell for column in columns if column.truth or column.direct for cell in column.cells}
    return content + "\n", {cell.strip().lower() for cell in told if len(cell.strip()) >= SHORTEST}


def _found(text: str, values: set[str]) -> list[int]:
    """Return the length of each value that stands in a text as a word: never the value, which would be told."""
    lowered = text.lower()
    here = [value for value in values if value in lowered]
    return [len(value) for value in here if re.search(rf"(?<!\w){re.escape(value)}(?!\w)", lowered)]


@pytest.mark.parametrize("words", [("scan",), ("scan", "--json"), ("read", "--json")])
def test_no_command_tells_a_value_of_it(
    words: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    content, values = _labelled()
    assert len(values) > 300
    path = tmp_path / "personnes.csv"
    path.write_text(content, encoding="utf-8")
    main([words[0], str(path), *words[1:]])
    said = capsys.readouterr()
    assert _found(said.out + said.err + caplog.text, values) == []


def test_nothing_that_is_kept_mailed_or_logged_on_its_way_holds_a_value_of_it(
    network: Network, mailoutbox: list, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    content, values = _labelled()
    entry = register(network, "Dossiers")
    delivery = deliver(
        by=actor(network.referent), entry=entry, file=[content.encode()], filename="dossiers.csv", now=later(0)
    )
    drain(later(0))
    version = Version.objects.get(preparation__delivery=delivery)
    assert version.preparation.report["scan"]["columns"], "there was something to find"
    clear(network, entry, "publish_after_redaction", drop=[str(each["name"]) for each in version.columns][:3])
    deliver(
        by=actor(network.referent), entry=entry, file=[b"\xff" + content.encode()[:900]], filename="x.csv", now=later(1)
    )
    drain(later(1))
    stream = io.StringIO()
    for model in apps.get_models():
        serializers.serialize("json", model._base_manager.all(), stream=stream)
    mails = "".join(f"{mail.subject}\n{mail.body}" for mail in mailoutbox)
    audit = json.dumps(list(AuditEvent.objects.values_list("facts", flat=True)), default=str)
    failures = "".join(OutboxEvent.objects.values_list("failure", flat=True))
    kept = stream.getvalue().encode().decode("unicode_escape", "ignore")
    for told in (stream.getvalue(), kept, mails, audit, failures, caplog.text):
        assert _found(told, values) == []
