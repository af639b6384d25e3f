"""Secrets kept in the data folder, readable by its owner only."""

import hashlib
import os
import secrets
from pathlib import Path


def secret_key(data: Path) -> str:
    """Return the signing key of the installation, made at the first call and kept in *data*/secret.key."""
    path = data / "secret.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    key = secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key


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
