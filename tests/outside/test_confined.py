"""What the child may do, what it may not, and how each way of ending badly is said."""

import logging
import os
import resource
import socket
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pontdarc.core.refusals import Unreadable
from pontdarc.outside import confined
from pontdarc.outside.confined import Confinement, Stopped, say

JOBS = "tests.outside.confined_jobs"
SHORT = Confinement(wall_seconds=60)


def refused(job: str, arguments: dict[str, object], limits: Confinement = SHORT) -> Unreadable:
    with pytest.raises(Unreadable) as refusal:
        confined.run(f"{JOBS}:{job}", arguments, limits=limits)
    assert refusal.value.sentence()
    assert refusal.value.advice()
    return refusal.value


def test_the_answer_comes_back_from_another_process() -> None:
    answer = confined.run(f"{JOBS}:echo", {"say": "été"}, limits=SHORT)
    assert answer["said"] == "été"
    assert answer["pid"] != os.getpid()


@pytest.mark.parametrize("text", ["é" * 300, "é" * 5000, "une\0deux", "a/" * 3000])
def test_any_text_may_stand_among_the_arguments(text: str) -> None:
    assert confined.run(f"{JOBS}:echo", {"say": text})["said"] == text


def test_files_are_written_where_the_arguments_say(tmp_path: Path) -> None:
    confined.run(f"{JOBS}:write", {"folder": str(tmp_path)}, limits=SHORT)
    assert (tmp_path / "out.txt").read_text() == "fait"
    assert (tmp_path / "out.txt").stat().st_uid == os.getuid()


def test_a_refusal_comes_out_as_it_was() -> None:
    refusal = refused("refuse", {"what": "Il"})
    assert (refusal.code, refusal.params) == ("trop", {"what": "Il"})
    assert str(refusal) == "Il est trop grand. Coupez-le."


@pytest.mark.parametrize("job", ["crash", "segfault", "absent"])
def test_a_crash_is_a_refusal_and_its_message_is_kept_nowhere(job: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        refusal = refused(job, {})
    assert refusal.code == "reading_failed"
    assert "secret" not in caplog.text + str(refusal)
    assert caplog.records


def test_too_long_is_a_refusal_and_nothing_is_left_running(tmp_path: Path) -> None:
    before = time.monotonic()
    confined.run(f"{JOBS}:echo", {"say": ""}, limits=SHORT)
    # Long enough for a child to start on a busy machine, and no longer.
    wall = max(4, round(5 * (time.monotonic() - before)))
    started = time.monotonic()
    refusal = refused("sleep", {"trace": str(tmp_path / "pid")}, Confinement(wall_seconds=wall))
    assert (refusal.code, refusal.params["seconds"]) == ("too_long", wall)
    assert time.monotonic() - started < wall + 30
    grandchild = Path("/proc") / (tmp_path / "pid").read_text()
    while is_alive(grandchild):
        assert time.monotonic() - started < wall + 60
        time.sleep(0.1)


def is_alive(process: Path) -> bool:
    try:
        return "State:\tZ" not in (process / "status").read_text()
    except OSError:
        return False


def test_too_much_of_the_processor_is_too_long() -> None:
    assert refused("burn", {}, Confinement(wall_seconds=120, cpu_seconds=1)).code == "too_long"


def test_too_much_memory_is_a_refusal() -> None:
    assert refused("devour", {}, Confinement(memory_bytes=2 * 1024**3)).code == "too_much_memory"


def test_no_file_grows_past_its_limit(tmp_path: Path) -> None:
    refused("fill_disk", {"folder": str(tmp_path)}, Confinement(file_bytes=5_000_000))
    assert (tmp_path / "out").stat().st_size <= 5_000_000


def test_there_is_no_network() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        answer = confined.run(f"{JOBS}:connect", {"port": server.getsockname()[1]}, limits=SHORT)
    assert answer["reached"] is False
    assert confined.run(f"{JOBS}:resolve", {}, limits=SHORT) == {"resolved": False}


def test_no_secret_of_ours_is_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PONTDARC_SECRET_KEY", "x")
    monkeypatch.setenv("PONTDARC_DATABASE", "x")
    monkeypatch.setenv("AWS_THING", "x")
    monkeypatch.setenv("PONTDARC_TOKEN", "x")
    seen = confined.run(f"{JOBS}:environment", {}, limits=SHORT)
    assert not {"PONTDARC_SECRET_KEY", "PONTDARC_DATABASE", "AWS_THING", "PONTDARC_TOKEN"} & set(seen)


def test_time_grows_with_the_file_and_settings_change_it() -> None:
    assert Confinement.for_size(1000, {}).wall_seconds == 60
    assert Confinement.for_size(1_000_000_000, {}).wall_seconds == 200
    settings = {
        "PONTDARC_SECONDS_PER_100_MB": "40",
        "PONTDARC_SECONDS_AT_LEAST": "5",
        "PONTDARC_MEMORY_MB": "100",
    }
    assert Confinement.for_size(0, settings).wall_seconds == 5
    assert Confinement.for_size(1_000_000_000, settings).wall_seconds == 400
    assert Confinement.for_size(0, settings).memory_bytes == 100 * 1024**2


def test_the_child_starts_at_once() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    confined.run(f"{JOBS}:echo", {"say": ""}, limits=SHORT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Seconds of processor: a busy machine makes it wait, and no slower.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 1.5


def test_the_largest_file_is_a_setting() -> None:
    assert confined.reading_limits({}).file_bytes == 2 * 1024**3
    assert confined.reading_limits({"PONTDARC_FILE_MB": "5"}).unpacked_bytes == 5 * 1024**2


def test_whoever_watches_is_told_what_the_child_says(tmp_path: Path) -> None:
    heard: list[Mapping[str, Any]] = []

    def watch(said: Mapping[str, Any]) -> bool:
        heard.append(said)
        return True

    order = {"trace": str(tmp_path / "pid"), "seconds": 3}
    assert confined.run(f"{JOBS}:tell", order, limits=SHORT, watch=watch) == {"told": True}
    assert {"stage": "reading", "rows": 12} in heard


def test_whoever_watches_may_have_the_child_killed(tmp_path: Path) -> None:
    order = {"trace": str(tmp_path / "pid"), "seconds": 60}
    started = time.monotonic()
    with pytest.raises(Stopped) as stopped:
        confined.run(f"{JOBS}:tell", order, limits=SHORT, watch=lambda said: "stage" not in said)
    assert stopped.value.code == "stopped"
    assert time.monotonic() - started < 50
    assert not is_alive(Path("/proc") / (tmp_path / "pid").read_text())


def test_nobody_is_told_what_is_said_outside_of_a_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONFINED_TOLD", raising=False)
    say({"rows": 1})
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("CONFINED_TOLD", str(tmp_path / "told"))
    say({"rows": 1})
    assert [each.name for each in tmp_path.iterdir()] == ["told"]
