"""Secrets kept in the data folder, readable by its owner only."""

import contextlib
import hashlib
import os
import secrets
from pathlib import Path
from typing import Final


def secret_key(data: Path) -> str:
    """Return the signing key of the installation, made at the first call and kept in *data*/secret.key."""
    return _kept(data / "secret.key")


def _kept(path: Path) -> str:
    """Return the secret in a file that its owner alone reads, made at the first call."""
    if not path.exists():
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):  # another process was first: its secret is the one
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()


def new_token() -> str:
    """Return an unguessable token fit for an address or a header."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """Return the fingerprint of a token: what is kept instead of it. Tokens are random, so it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_password() -> str:
    """Return a password that a person can copy by hand: five groups of four, without letters that look alike."""
    alphabet = "abcdefghijkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(5))


KEYS: Final = "keys"
"""The folder of the keys of privacy steps: no backup and no export takes it."""


def privacy_key(data: Path, dataset: str, name: str) -> str:
    """Return the key by which a privacy step of a dataset draws, made at the first call and kept in *data*/keys.

    Each dataset has its own, so that pseudonyms of two datasets never meet.
    """
    folder = data / KEYS / digest(dataset)[:32]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _kept(folder / f"{digest(name)[:32]}.key")
