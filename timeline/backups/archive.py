"""Knows the file of a backup: a packed archive of three members, of which the first describes and proves the others.

`manifest.json` comes first, then the database under a name that its manifest gives, then `secret_key` where it is kept
in a file. The archive holds unpublished drafts and passwords: only its owner may read it.
"""

import hashlib
import json
import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from timeline.backups.errors import BackupError

FORMAT = 1
SUFFIX = ".tar.gz"
KEY_MEMBER = "secret_key"
DATABASE_MEMBER = "database"
MANIFEST_MEMBER = "manifest.json"
_CHUNK = 1 << 20
_MAX_MANIFEST_BYTES = 10_000_000

Show = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Manifest:
    """Hold what a backup says of itself; `rows` counts the rows of each table, `migrations` are app.name."""

    made_at: str
    vendor: str
    size: int
    sha256: str
    rows: dict[str, int]
    migrations: list[str]
    format: int = FORMAT


def pack(to: Path, manifest: Manifest, database: Path, key: bytes | None, show: Show) -> None:
    """Write the archive under a name of its own first, so that nobody takes half a backup for a whole one."""
    part = to.with_name(f"{to.name}.part")
    part.touch(mode=0o600)
    part.chmod(0o600)
    try:
        with tarfile.open(part, "w:gz", compresslevel=1) as archive:
            _add(archive, MANIFEST_MEMBER, json.dumps(asdict(manifest), indent=1).encode())
            with database.open("rb") as content:
                member = archive.gettarinfo(arcname=DATABASE_MEMBER, fileobj=content)
                member.mode, member.uname, member.gname = 0o600, "", ""
                archive.addfile(member, _Counted(content, manifest.size, show))  # type: ignore[arg-type]
            if key is not None:
                _add(archive, KEY_MEMBER, key)
        settle(part)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    archive.addfile(member, BytesIO(content))


class _Counted:
    """Read a file and say how far it is."""

    def __init__(self, content: IO[bytes], size: int, show: Show) -> None:
        self._content, self._size, self._show = content, size, show

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        found = self._content.read(size)
        self._show(self._content.tell(), self._size)
        return found


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Hold a backup whose database was proven to be the one that was packed."""

    manifest: Manifest
    database: Path
    key: bytes | None


def unpack(archive: Path, into: Path, show: Show) -> Unpacked:
    """Write the database to a path and prove it by its digest.

    Raises: BackupError for a file that is no backup, is damaged, or was cut short.
    """
    with _readable(archive) as opened:
        manifest = _manifest(opened, archive)
        with _member(opened, DATABASE_MEMBER) as source, into.open("wb") as target:
            digest, size = hashlib.sha256(), 0
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                target.write(chunk)
                size += len(chunk)
                show(size, manifest.size)
        if digest.hexdigest() != manifest.sha256:
            raise BackupError(f"{archive}: the database in it is damaged: its digest is another; take an older backup")
        names = opened.getnames()
        key = _member(opened, KEY_MEMBER).read() if KEY_MEMBER in names else None
    return Unpacked(manifest, into, key)


def read_manifest(archive: Path) -> Manifest:
    """Return what a backup says of itself. Raises: BackupError."""
    with _readable(archive) as opened:
        return _manifest(opened, archive)


@contextmanager
def _readable(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(path, "r:gz") as opened:
            yield opened
    except FileNotFoundError as error:
        raise BackupError(f"{path}: there is no such file") from error
    except (tarfile.TarError, EOFError, OSError, ValueError, KeyError, TypeError) as error:
        if isinstance(error, OSError) and error.errno:  # a full disk is no fault of the backup
            raise
        raise BackupError(f"{path}: no whole backup ({error}); take another one") from error


def _manifest(opened: tarfile.TarFile, path: Path) -> Manifest:
    found = json.loads(_member(opened, MANIFEST_MEMBER).read(_MAX_MANIFEST_BYTES))
    if found.get("format") != FORMAT:
        raise BackupError(f"{path}: its format is {found.get('format')!r}, expected {FORMAT}; a newer version made it")
    return Manifest(**found)


def _member(opened: tarfile.TarFile, name: str) -> IO[bytes]:
    content = opened.extractfile(name)
    if content is None:
        raise KeyError(f"{name} is no file")
    return content


def settle(path: Path) -> None:
    """Wait until a file is on the disk, so that a power cut after the move into its place finds it whole."""
    with path.open("rb") as written:
        os.fsync(written.fileno())


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def check_room(folder: Path, needed: int) -> None:
    """Raise BackupError where a disk has less room than is needed."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise BackupError(f"{folder}: {free / 1e9:.1f} GB are free, {needed / 1e9:.1f} GB are needed")
