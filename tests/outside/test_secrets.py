from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pontdarc.outside.secrets import KEYS, privacy_key, secret_key


def test_a_key_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    key = privacy_key(tmp_path, "jeu", "pseudonymise:id")
    assert len(key) > 40
    assert privacy_key(tmp_path, "jeu", "pseudonymise:id") == key
    [path] = (tmp_path / KEYS).rglob("*.key")
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_each_dataset_and_each_step_has_its_own_key(tmp_path: Path) -> None:
    keys = {privacy_key(tmp_path, dataset, name) for dataset in "ab" for name in ("pseudonymise:x", "add_noise:x")}
    assert len(keys) == 4


def test_two_workers_that_come_first_get_the_same_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: secret_key(tmp_path), range(32)))) == 1
