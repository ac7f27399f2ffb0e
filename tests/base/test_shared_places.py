"""Which folders more than this machine reaches, in the shapes of three systems."""

import pytest

from dialog_app.base.shared_places import (
    Machine,
    Shared,
    mounts_of,
    mounts_of_mac,
    shared_place,
)

# Put together, so that it is nobody's own place.
HOME = "C:" + r"\Users\kari"
WINDOWS = Machine(
    system="windows",
    home=HOME,
    environment={
        "OneDrive": HOME + r"\Skyen min",
        "OneDriveCommercial": HOME + r"\OneDrive - Nordvik kommune",
    },
    network_drives=frozenset({"H:"}),
)
MOUNTED = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/felles\\040mappe rw shared:2 - cifs //tjener/felles rw
31 22 0:41 / /srv/data rw - nfs4 tjener:/data rw
32 22 0:42 / /hjem/kari/fjernt rw master:7 - fuse.sshfs kari@tjener: rw
33 22 8:17 / /media/kari/PINNE rw - vfat /dev/sdb1 rw
34 30 8:33 / /mnt/felles\\040mappe/her rw - ext4 /dev/sdc1 rw
35 22 0:43 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
broken line
"""
LINUX = Machine(system="linux", home="/hjem/kari", mounts=mounts_of(MOUNTED.splitlines()))
MAC_MOUNTED = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//kari@tjener/felles on /Volumes/Felles mappe (smbfs, nodev, nosuid, mounted by kari)
/dev/disk4s1 on /Volumes/PINNE (msdos, local, nodev, nosuid, noowners)
"""
MAC = Machine(system="macos", home="/Users/kari", mounts=mounts_of_mac(MAC_MOUNTED.splitlines()))

NOTHING = None
NETWORK = Shared("network")


def cloud(name: str) -> Shared:
    return Shared("cloud", name)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (HOME + r"\AppData\Local\Dialogdag\archives\a.dialogarkiv", NOTHING),
        (HOME + r"\Documents\a.dialogarkiv", NOTHING),
        (r"E:\a.dialogarkiv", NOTHING),
        (HOME + r"\Documents\OneDrive.dialogarkiv", NOTHING),
        (HOME + r"\Skyen min\Dag\a.dialogarkiv", cloud("OneDrive")),
        (HOME.lower() + r"\skyen MIN\a.dialogarkiv", cloud("OneDrive")),
        (HOME + r"\Skyen min sin venn\a.dialogarkiv", NOTHING),
        (HOME + r"\OneDrive - Nordvik kommune\a.dialogarkiv", cloud("OneDrive")),
        (HOME + r"\Nordvik kommune\Oppvekst - Dokumenter\a.dialogarkiv", cloud("OneDrive")),
        (r"D:\OneDrive\a.dialogarkiv", cloud("OneDrive")),
        (HOME + r"\Dropbox (Personlig)\a.dialogarkiv", cloud("Dropbox")),
        (HOME + r"\Google Drive\a.dialogarkiv", cloud("Google Drive")),
        (r"G:\Min disk\Dager\a.dialogarkiv", cloud("Google Drive")),
        (r"G:\Shared drives\a.dialogarkiv", cloud("Google Drive")),
        (HOME + r"\iCloudDrive\a.dialogarkiv", cloud("iCloud")),
        (HOME + r"\Nextcloud2\a.dialogarkiv", cloud("Nextcloud")),
        (HOME + r"\Box\a.dialogarkiv", cloud("Box")),
        (r"C:\Arbeid\Box\a.dialogarkiv", NOTHING),
        (HOME + r"\Box Sync\a.dialogarkiv", cloud("Box")),
        (r"\\tjener\felles\a.dialogarkiv", NETWORK),
        (r"\\?\UNC\tjener\felles\a.dialogarkiv", NETWORK),
        ("\\\\?\\" + HOME + r"\a.dialogarkiv", NOTHING),
        (r"h:\a.dialogarkiv", NETWORK),
    ],
)
def test_places_on_windows(path: str, found: Shared | None) -> None:
    assert shared_place(path, WINDOWS) == found


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/hjem/kari/.local/share/dialogdag/archives/a.dialogarkiv", NOTHING),
        ("/media/kari/PINNE/a.dialogarkiv", NOTHING),
        ("/hjem/kari/Dropbox/a.dialogarkiv", cloud("Dropbox")),
        ("/hjem/kari/Nextcloud/Dag/a.dialogarkiv", cloud("Nextcloud")),
        ("/hjem/kari/OneDrive/a.dialogarkiv", cloud("OneDrive")),
        ("/hjem/kari/Box/a.dialogarkiv", cloud("Box")),
        ("/mnt/felles mappe/a.dialogarkiv", NETWORK),
        ("/mnt/felles mappe/her/a.dialogarkiv", NOTHING),
        ("/srv/data/dypt/nede/a.dialogarkiv", NETWORK),
        ("/srv/database/a.dialogarkiv", NOTHING),
        ("/hjem/kari/fjernt/a.dialogarkiv", NETWORK),
        ("/run/user/1000/gvfs/smb-share:server=tjener,share=felles/a.dialogarkiv", NETWORK),
    ],
)
def test_places_on_linux(path: str, found: Shared | None) -> None:
    assert shared_place(path, LINUX) == found


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/Users/kari/Library/Application Support/Dialogdag/archives/a.dialogarkiv", NOTHING),
        ("/Volumes/PINNE/a.dialogarkiv", NOTHING),
        ("/Volumes/Felles mappe/a.dialogarkiv", NETWORK),
        (
            "/Users/kari/Library/Mobile Documents/com~apple~CloudDocs/a.dialogarkiv",
            cloud("iCloud"),
        ),
        ("/Users/kari/Library/CloudStorage/OneDrive-Nordvik/a.dialogarkiv", cloud("OneDrive")),
        (
            "/Users/kari/Library/CloudStorage/GoogleDrive-kari@example.org/My Drive/a.dialogarkiv",
            cloud("Google Drive"),
        ),
        ("/Users/kari/Library/CloudStorage/Dropbox/a.dialogarkiv", cloud("Dropbox")),
        ("/Users/kari/Library/CloudStorage/Box-Box/a.dialogarkiv", cloud("Box")),
        ("/Users/kari/Library/CloudStorage/Proton-kari/a.dialogarkiv", cloud("Proton")),
    ],
)
def test_places_on_a_mac(path: str, found: Shared | None) -> None:
    assert shared_place(path, MAC) == found
