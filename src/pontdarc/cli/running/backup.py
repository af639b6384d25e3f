"""Write everything that cannot be rebuilt into one tar: catalogue, blobs, secret, and a manifest with digests.

manifest.json, the last member: {"format": 1, "version", "catalogue": "sqlite"|"json", "files": {name: {sha256, size}}}.
"""

import hashlib
import io
import json
import sqlite3
import tarfile
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, cast

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import Model

from pontdarc import __version__
from pontdarc.approach.erasure.backups import NAME, PLACE, note_folder
from pontdarc.approach.health import BACKUP_NOTE, note_backup
from pontdarc.cli.command import DONE, answer
from pontdarc.core.refusals import Conflict, Refusal
from pontdarc.core.words import gettext_noop
from pontdarc.outside import clock
from pontdarc.outside.secrets import KEYS

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
SQLITE_NAME: Final = "catalogue.sqlite3"
JSON_NAME: Final = "catalogue.json"
# Derived files are rebuilt; uploads under way belong to nobody yet; locks and notes are of the moment; who takes a
# backup away must not take with it what turns pseudonyms back.
_LEFT_OUT: Final = frozenset({"derived", "incoming", "prepare.lock", BACKUP_NOTE, PLACE, KEYS})
# Made again by Django itself, or of the moment only.
_APPS_NOT_DUMPED: Final = frozenset({"contenttypes", "sessions", "admin", "django_tasks_database"})
_MODELS_NOT_DUMPED: Final = frozenset({"auth.permission"})


def backup(args: Namespace) -> int:
    """Run ``pontdarc backup``."""
    target: Path = args.file.absolute()
    _check_target(target)
    manifest = write(target, portable=args.portable)
    note_backup(clock.now())
    note_folder(target.parent)
    files = cast("dict[str, dict[str, object]]", manifest["files"])
    answer(
        args,
        {"file": str(target), "files": len(files), "size": target.stat().st_size},
        lambda: (
            f"Sauvegardé : {target} ({len(files)} fichiers). Gardez-la en lieu sûr : elle contient le secret.\n"
            f"La liste des effacements est à côté ({NAME}) : gardez-la avec vos sauvegardes."
        ),
    )
    return DONE


def _check_target(target: Path) -> None:
    data = Path(settings.DATA)
    if data == target.parent or data in target.parents:
        raise Conflict(
            "backup_inside",
            gettext_noop("La sauvegarde ne peut pas être écrite dans le dossier de données lui-même."),
            gettext_noop("Donnez un chemin ailleurs, de préférence sur un autre disque."),
        )
    if not target.parent.is_dir():
        raise Conflict(
            "no_such_folder",
            gettext_noop("Le dossier où écrire la sauvegarde n’existe pas."),
            gettext_noop("Créez-le, ou donnez un autre chemin."),
        )


def write(target: Path, *, portable: bool) -> dict[str, object]:
    """Write the backup under a temporary name, then rename it; return its manifest.

    The catalogue is copied first: whatever it names was stored before it, and blobs never change.
    """
    partial = target.with_name(target.name + ".partial")
    files: dict[str, dict[str, object]] = {}
    try:
        with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
            catalogue = _copy_catalogue(Path(folder), portable=portable)
            with _open(partial, compressed=target.suffix in (".gz", ".tgz")) as archive:
                files[catalogue.name] = _add(archive, catalogue, catalogue.name)
                for path, name in _members():
                    files[name] = _add(archive, path, name)
                kind = "sqlite" if catalogue.name == SQLITE_NAME else "json"
                manifest = {"format": FORMAT, "version": __version__, "catalogue": kind, "files": files}
                _add_text(archive, json.dumps(manifest, indent=1))
        partial.chmod(0o600)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _open(path: Path, *, compressed: bool) -> tarfile.TarFile:
    return tarfile.open(path, "w:gz", compresslevel=6) if compressed else tarfile.open(path, "w")


def _copy_catalogue(folder: Path, *, portable: bool) -> Path:
    if connection.vendor == "sqlite" and not portable:
        path = folder / SQLITE_NAME
        connection.ensure_connection()
        copy = sqlite3.connect(path)
        try:
            connection.connection.backup(copy)
        finally:
            copy.close()
        return path
    path = folder / JSON_NAME
    with path.open("w", encoding="utf-8") as stream:
        serializers.serialize("json", _rows(), stream=stream, cls=_Precise)
    return path


class _Precise(DjangoJSONEncoder):
    """Keeps microseconds, which Django's own leaves out: the order of deliveries hangs on them."""

    def default(self, o: object) -> object:
        """Return the JSON form of a value that JSON does not know."""
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def _rows() -> Iterator[Model]:
    """Give every row of the catalogue, models in an order in which they can be loaded."""
    configs = [config for config in apps.get_app_configs() if config.label not in _APPS_NOT_DUMPED]
    models = serializers.sort_dependencies([(config, None) for config in configs], allow_cycles=True)
    with transaction.atomic():
        for model in models:
            if model._meta.label_lower not in _MODELS_NOT_DUMPED and not model._meta.proxy:
                yield from model._base_manager.order_by("pk").iterator(2000)


def _members() -> Iterator[tuple[Path, str]]:
    data = Path(settings.DATA)
    for path in sorted(data.rglob("*")):
        name = path.relative_to(data).as_posix()
        top = name.partition("/")[0]
        if path.is_file() and not path.is_symlink() and top not in _LEFT_OUT and not top.startswith(SQLITE_NAME):
            yield path, name


def _add(archive: tarfile.TarFile, path: Path, name: str) -> dict[str, object]:
    with path.open("rb") as file:
        information = archive.gettarinfo(arcname=name, fileobj=file)
        reader = _Digesting(file)
        archive.addfile(information, cast("io.BufferedReader", reader))
    _check_blob(name, reader.hexdigest())
    return {"sha256": reader.hexdigest(), "size": information.size}


def _check_blob(name: str, sha256: str) -> None:
    if name.startswith("blobs/") and name.rpartition("/")[2] != sha256:
        raise Refusal(
            "blob_damaged",
            gettext_noop("Un fichier gardé est abîmé : %(name)s."),
            gettext_noop("Reprenez-le d’une sauvegarde plus ancienne avant d’en faire une nouvelle."),
            {"name": name},
        )


def _add_text(archive: tarfile.TarFile, text: str) -> None:
    content = text.encode()
    information = tarfile.TarInfo(MANIFEST)
    information.size = len(content)
    archive.addfile(information, io.BytesIO(content))


class _Digesting:
    """A file whose bytes are digested as they are read."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read and digest."""
        chunk = self._file.read(size)
        self._digest.update(chunk)
        return chunk

    def hexdigest(self) -> str:
        """Return the digest of what was read."""
        return self._digest.hexdigest()
