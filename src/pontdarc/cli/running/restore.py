"""Bring a backup back: into an empty data folder only, every digest checked before anything is in place."""

import hashlib
import importlib
import json
import os
import shutil
import tarfile
import zlib
from argparse import Namespace
from pathlib import Path, PurePosixPath
from typing import Any, Final, cast

from django.core.management import call_command
from django.db import connection

from pontdarc.cli.catalogue import prepare_catalogue
from pontdarc.cli.command import DONE, answer
from pontdarc.core.refusals import Conflict, Refusal, Unreadable
from pontdarc.core.words import gettext_noop
from pontdarc.outside import clock

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
ERASURES: Final = "pontdarc-effacements.json"
"""As approach.erasure.backups.NAME has it, which cannot be loaded before there is a data folder."""
_STAGING: Final = ".restoring"
_CHUNK: Final = 1 << 20


def restore(args: Namespace) -> int:
    """Run ``pontdarc restore``."""
    data = Path(os.environ.get("DATA", "data")).resolve()
    _check_empty(data)
    erasures = _list_of_erasures(args)
    data.mkdir(parents=True, exist_ok=True)
    staging = data / _STAGING
    try:
        manifest = _unpack(args.file, staging)
        _check_database(manifest)
        for path in staging.iterdir():
            path.rename(data / path.name)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    prepare_catalogue()
    if manifest["catalogue"] == "json":
        _load(data / "catalogue.json")
    again = replay(erasures) if erasures is not None else 0
    said = {"data": str(data), "files": len(manifest["files"]), "version": manifest["version"], "erasures": again}
    answer(args, said, lambda: _told(data, manifest, again, erasures))
    return DONE


def _told(data: Path, manifest: dict[str, Any], again: int, erasures: Path | None) -> str:
    files = f"Restauré dans {data} : {len(manifest['files'])} fichiers vérifiés."
    if erasures is None:
        return f"{files}\nAucune liste d’effacements à côté : des personnes effacées depuis ont pu revenir."
    return f"{files}\nEffacements appliqués de nouveau : {again}."


def _list_of_erasures(args: Namespace) -> Path | None:
    """Return the list to apply: the one that is named, else the one beside the backup, if there is one."""
    if args.erasures is not None:
        if not args.erasures.is_file():
            raise Conflict(
                "no_such_list",
                gettext_noop("La liste des effacements ne peut pas être ouverte."),
                gettext_noop("Vérifiez son chemin : elle est écrite à côté des sauvegardes."),
            )
        return cast("Path", args.erasures)
    beside: Path = args.file.absolute().parent / ERASURES
    return beside if beside.is_file() else None


def replay(erasures: Path) -> int:
    """Carry out again every erasure of a list, and return how many: whoever was erased came back with the backup."""
    # The data folder is in place only now: what reads the settings could not be loaded before.
    backups = importlib.import_module("pontdarc.approach.erasure.backups")
    count: int = backups.take_up(erasures, clock.now())
    importlib.import_module("pontdarc.approach.dispatch").drain()
    return count


def _check_empty(data: Path) -> None:
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise Conflict(
            "folder_not_empty",
            gettext_noop("On ne restaure que dans un dossier de données vide : %(data)s ne l’est pas."),
            gettext_noop("Donnez un autre dossier : pontdarc restore FICHIER --data DOSSIER."),
            {"data": str(data)},
        )


def _unpack(backup: Path, staging: Path) -> dict[str, Any]:
    """Unpack into *staging*, and return the manifest once every file was found to be as it says.

    :raises Unreadable: it is no backup of ours, or a file is missing, damaged or one too many.
    """
    try:
        with tarfile.open(backup, "r:*") as archive:
            found = {member.name: _extract(archive, member, staging) for member in archive}
        manifest: dict[str, Any] = json.loads((staging / MANIFEST).read_text())
        wanted = {name: file["sha256"] for name, file in manifest["files"].items()}
        known = manifest["format"] == FORMAT
    except (tarfile.TarError, OSError, EOFError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise _damaged() from error
    found.pop(MANIFEST)
    if not known or found != wanted:
        raise _damaged()
    (staging / MANIFEST).unlink()
    return manifest


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, staging: Path) -> str:
    parts = PurePosixPath(member.name).parts
    source = archive.extractfile(member) if member.isfile() else None
    if source is None or not parts or parts[0] == "/" or ".." in parts:
        raise _damaged()
    path = staging.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("xb") as file:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
    path.chmod(0o440 if parts[0] == "blobs" else 0o600)
    return digest.hexdigest()


def _damaged() -> Unreadable:
    return Unreadable(
        "backup_damaged",
        gettext_noop("Cette sauvegarde est abîmée, incomplète, ou n’en est pas une : rien n’a été restauré."),
        gettext_noop("Prenez une autre copie de la sauvegarde."),
    )


def _check_database(manifest: dict[str, Any]) -> None:
    if manifest["catalogue"] == "sqlite" and os.environ.get("PONTDARC_DATABASE"):
        raise Conflict(
            "other_database",
            gettext_noop("Cette sauvegarde tient son catalogue en SQLite, et PONTDARC_DATABASE désigne PostgreSQL."),
            gettext_noop("Refaites-la avec : pontdarc backup FICHIER --portable."),
        )


def _load(path: Path) -> None:
    if connection.introspection.table_names() and _is_filled():
        raise Refusal(
            "database_not_empty",
            gettext_noop("La base de données n’est pas vide."),
            gettext_noop("Créez une base vide et désignez-la dans PONTDARC_DATABASE."),
        )
    call_command("flush", verbosity=0, interactive=False)
    call_command("loaddata", str(path), verbosity=0)
    path.unlink()


def _is_filled() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM network_organisation LIMIT 1")
        return cursor.fetchone() is not None
