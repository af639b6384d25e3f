"""Content-addressed files: written under a temporary name, then renamed; never rewritten.

blobs/ab/abcdef…   raw deliveries and versions, kept
derived/…          what can be rebuilt from them, deleted at any time
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Blob:
    """A stored file: SHA-256 in hexadecimal and size in bytes."""

    sha256: str
    size: int


class Blobs:
    """The blobs of one data folder."""

    def __init__(self, data: Path) -> None:
        self.root = data / "blobs"
        self.derived = data / "derived"
        self._incoming = data / "incoming"
        for folder in (self.root, self.derived, self._incoming):
            folder.mkdir(parents=True, exist_ok=True)

    def store(self, chunks: Iterable[bytes]) -> Blob:
        """Keep the bytes of *chunks* and return their address; the same bytes are kept once."""
        digest, size = hashlib.sha256(), 0
        descriptor, name = tempfile.mkstemp(dir=self._incoming)
        try:
            with os.fdopen(descriptor, "wb") as file:
                for chunk in chunks:
                    digest.update(chunk)
                    size += len(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            path = self.path(digest.hexdigest())
            path.parent.mkdir(exist_ok=True)
            os.chmod(name, 0o440)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return Blob(digest.hexdigest(), size)

    def store_file(self, path: Path) -> Blob:
        """Keep a copy of the file at *path*."""
        with path.open("rb") as file:
            return self.store(iter(lambda: file.read(_CHUNK), b""))

    def path(self, sha256: str) -> Path:
        """Return where the blob is or would be."""
        return self.root / sha256[:2] / sha256

    def destroy(self, sha256: str) -> None:
        """Destroy a blob; whoever calls has recorded the decision."""
        self.path(sha256).unlink(missing_ok=True)

    def derived_path(self, *parts: str) -> Path:
        """Return a place for a derived file, its folder made."""
        path = self.derived.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path
