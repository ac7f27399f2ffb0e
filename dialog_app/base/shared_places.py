"""Folders that more than this machine reaches: a cloud copies them, or they lie on the network.

Only the path and what the machine says of itself are looked at, never a file.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Final, Literal

System = Literal["windows", "macos", "linux"]
Kind = Literal["cloud", "network"]


@dataclass(frozen=True, slots=True)
class Machine:
    """What a machine says of itself.

    `mounts` gives the kind of file system at each place where one is attached (not on Windows),
    and `network_drives` the drives of Windows that are somewhere else, such as ``H:``.
    """

    system: System
    home: str
    environment: Mapping[str, str] = field(default_factory=dict)
    mounts: Mapping[str, str] = field(default_factory=dict)
    network_drives: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shared:
    """What else reaches a folder: a cloud with its name, or the network, which has none."""

    kind: Kind
    name: str = ""


_NETWORK: Final = Shared("network")

# Written by programs that copy, in front of the name of a person or an employer.
_CLOUD_FOLDERS: Final = (
    (re.compile(r"onedrive( ?[-–(].*)?|skydrive"), "OneDrive"),
    (re.compile(r"sharepoint"), "SharePoint"),
    (re.compile(r"dropbox( ?[-–(].*)?"), "Dropbox"),
    (re.compile(r"google ?drive( ?[-–(].*)?|googledrive-.*"), "Google Drive"),
    (re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs"), "iCloud"),
    (re.compile(r"nextcloud\d*( ?[-–(].*)?"), "Nextcloud"),
    (re.compile(r"owncloud( ?[-–(].*)?"), "ownCloud"),
    (re.compile(r"box sync"), "Box"),
)
_CLOUDS_OF_MAC: Final = "cloudstorage"
"""The folder in which macOS keeps what any cloud copies."""

# «Box» is an everyday word, and so only counts where Box puts it.
_BOX: Final = "box"
# The names Google gives the first folder of its drive, which has a letter of its own.
_GOOGLES_OWN: Final = frozenset(
    {"my drive", "min disk", "mitt drev", "shared drives", "delte disker", "delte drev"}
)
_ONEDRIVE: Final = ("OneDriveCommercial", "OneDriveConsumer", "OneDrive")

_NETWORK_SYSTEMS: Final = frozenset(
    {"nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "ncpfs"}
    | {"9p", "afs", "ceph", "lustre", "gfs2", "ocfs2", "davfs", "davfs2", "sshfs", "vboxsf"}
    | {"glusterfs", "rclone", "gvfsd-fuse", "s3fs", "vmhgfs-fuse", "ftp", "curlftpfs"}
)


def shared_place(path: str, machine: Machine) -> Shared | None:
    """Return what else reaches the folder of an absolute path; None where nothing is known to."""
    pure: PurePath = (
        PureWindowsPath(_without_prefix(path))
        if machine.system == "windows"
        else PurePosixPath(path)
    )
    return _cloud(pure, machine) or (_NETWORK if _is_on_network(pure, machine) else None)


def mounts_of(mountinfo: Iterable[str]) -> dict[str, str]:
    """Return the kind of file system at each place, of the lines of ``/proc/self/mountinfo``."""
    mounts = {}
    for line in mountinfo:
        before, _, after = line.partition(" - ")
        place, kind = before.split(), after.split()
        if len(place) > 4 and kind:  # noqa: PLR2004 - the fifth word is the place
            mounts[_unescaped(place[4])] = kind[0]
    return mounts


def mounts_of_mac(lines: Iterable[str]) -> dict[str, str]:
    """Return the kind of file system at each place, of the lines that ``mount`` prints on macOS."""
    found = (re.fullmatch(r".+? on (/.*) \(([^,)]+).*\)", line.strip()) for line in lines)
    return {match[1]: match[2] for match in found if match}


def _without_prefix(path: str) -> str:
    for prefix, plain in (("\\\\?\\UNC\\", "\\\\"), ("\\\\?\\", ""), ("\\\\.\\", "")):
        if path.upper().startswith(prefix):
            return plain + path[len(prefix) :]
    return path


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), text)


def _cloud(path: PurePath, machine: Machine) -> Shared | None:
    folders = [part.lower() for part in path.parent.parts]
    if any(_is_within(path, place) for place in _onedrive_places(machine)):
        return Shared("cloud", "OneDrive")
    for folder in folders:
        for named, cloud in _CLOUD_FOLDERS:
            if named.fullmatch(folder):
                return Shared("cloud", cloud)
    if _is_within(path, type(path)(machine.home) / _BOX):
        return Shared("cloud", "Box")
    if machine.system == "windows" and len(folders) > 1 and folders[1] in _GOOGLES_OWN:
        return Shared("cloud", "Google Drive")
    if machine.system == "macos" and _CLOUDS_OF_MAC in folders:
        at = folders.index(_CLOUDS_OF_MAC) + 1
        return Shared("cloud", path.parts[at].partition("-")[0])
    return None


def _onedrive_places(machine: Machine) -> Iterable[PurePath]:
    """Give OneDrive's own folder, and the one of its employer that SharePoint is copied to."""
    if machine.system != "windows":
        return
    for variable in _ONEDRIVE:
        named = machine.environment.get(variable)
        if named:
            place = PureWindowsPath(named)
            yield place
            _, dash, employer = place.name.partition(" - ")
            if dash and employer:
                yield place.with_name(employer)


def _is_within(path: PurePath, folder: PurePath) -> bool:
    """Tell whether a path lies below a folder; capital letters make no difference."""
    mine, its = ([part.lower() for part in one.parts] for one in (path, folder))
    return len(mine) > len(its) and mine[: len(its)] == its


def _is_on_network(path: PurePath, machine: Machine) -> bool:
    if machine.system == "windows":
        return path.drive.startswith("\\\\") or path.drive.upper() in machine.network_drives
    place = next((str(one) for one in path.parents if str(one) in machine.mounts), "")
    return machine.mounts.get(place, "").removeprefix("fuse.").lower() in _NETWORK_SYSTEMS
