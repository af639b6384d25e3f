"""What the guide tells reusers to type works, on the dataset that it names."""

import re
import shlex
from pathlib import Path

import pytest
from django.test import Client

from pontdarc.publication.models import Dataset

GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "reutiliser.md"
BLOCKS = re.findall(r"```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
LINES = [line for block in BLOCKS for line in block.replace("\\\n", " ").splitlines()]
COMMANDS = [line for line in LINES if line.startswith("curl ")]


def test_the_guide_gives_examples() -> None:
    assert len(COMMANDS) > 8


@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_guide_says_to_type_works(command: str, client: Client, markets: Dataset) -> None:
    words = shlex.split(command)
    address = next(word for word in words if word.startswith("$SITE/")).removeprefix("$SITE")
    given = [words[rank + 1] for rank, word in enumerate(words) if word == "--data-urlencode"]
    headers = {"Range": f"bytes={words[words.index('-r') + 1]}"} if "-r" in words else {}
    query = dict(pair.split("=", 1) for pair in given)
    answer = client.get(address, query or None, headers=headers)
    assert answer.status_code == (206 if headers else 200)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    assert body
