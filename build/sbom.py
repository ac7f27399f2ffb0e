"""Write sbom.json: what the program is made of, as CycloneDX 1.6.

python3 build/sbom.py FOLDER     into the frozen program, with the system's libraries packed there
python3 build/sbom.py            to the standard output, without them

Packages and their hashes come from requirements.lock, licences from what the packages say of
themselves, and what lies inside their wheels from `sbom_inside.py`. The same packages and files
give the same bytes: nothing in it tells when or where it was made.
"""

import hashlib
import importlib.metadata
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from packaging.markers import default_environment
from packaging.requirements import Requirement

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "build")]

import frozen_parts  # noqa: E402 - the project stands on the path first
import sbom_inside  # noqa: E402
from dialog_app import __version__  # noqa: E402

FORMAT: Final = "1.6"
NAME: Final = "sbom.json"
NOT_PACKED: Final = frozenset(frozen_parts.LEFT_OUT)
"""Packages that others ask for, and that are left out where the program is frozen."""

_SYSTEMS: Final = ("linux", "win32", "darwin")
_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_SPACE: Final = uuid.UUID("1c55b8b7-f3db-4863-a909-e761d4d4f163")
_LIBRARY: Final = re.compile(r"\.(so|dll|dylib|pyd)(\.|$)")

Component = dict[str, Any]


def main(argv: Sequence[str]) -> int:
    """Write the list, and return 0."""
    folder = Path(argv[0]) if argv else None
    written = text(made(folder))
    if folder is None:
        print(written, end="")
    else:
        (folder / NAME).write_text(written, encoding="utf-8", newline="\n")
    return 0


def text(bom: Mapping[str, Any]) -> str:
    """Return a list as it stands in its file."""
    return json.dumps(bom, ensure_ascii=False, indent=1) + "\n"


def made(folder: Path | None = None) -> dict[str, Any]:
    """Return the list for the packages of the lock file, and the libraries packed in a folder."""
    pins = pinned((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    shipped = closure(_declared(), _needs)
    for name in shipped.keys() & NOT_PACKED:
        del shipped[name]
    packages = [_package(name, *pins[name]) for name in sorted(shipped)]
    others = [_own(part) for part in sbom_inside.beside()]
    packed = [] if folder is None else list(_packed(folder))
    bom: dict[str, Any] = {
        "$schema": f"http://cyclonedx.org/schema/bom-{FORMAT}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": FORMAT,
        "version": 1,
        "metadata": {"component": _program()},
        "components": [*packages, *others, *packed],
        "dependencies": _dependencies(shipped, pins),
    }
    return {**bom, "serialNumber": f"urn:uuid:{uuid.uuid5(_SPACE, json.dumps(bom))}"}


def pinned(lock: str) -> dict[str, tuple[str, list[str]]]:
    """Return the version and the hashes of every package of a lock file, by plain name."""
    found = {}
    for block in re.split(r"\n(?=[A-Za-z])", lock.strip()):
        pin = _PIN.match(block)
        if pin is not None:
            found[plain(pin[1])] = (pin[2], sorted(_HASH.findall(block)))
    return found


def plain(name: str) -> str:
    """Return a package's name as everybody writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def closure(named: Iterable[str], needs: Any) -> dict[str, tuple[str, ...]]:
    """Return every package that the named ones bring along, each with what it needs itself."""
    found: dict[str, tuple[str, ...]] = {}
    waiting = [plain(name) for name in named]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = tuple(sorted(needs(name)))
            waiting += found[name]
    return found


def _declared() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line).name for line in project["dependencies"]]


def _needs(name: str) -> set[str]:
    """Return what a package needs on any of the systems."""
    try:
        lines = importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        # Only for another system than this one, and without needs of its own.
        return set()
    return {plain(one.name) for one in map(Requirement, lines) if _is_wanted(one)}


def _is_wanted(requirement: Requirement) -> bool:
    if requirement.marker is None:
        return True
    names = {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}
    return any(
        requirement.marker.evaluate(
            {
                **{key: str(value) for key, value in default_environment().items()},
                "sys_platform": system,
                "platform_system": names[system],
                "os_name": "nt" if system == "win32" else "posix",
                "extra": "",
            }
        )
        for system in _SYSTEMS
    )


def _program() -> Component:
    return {
        "type": "application",
        "bom-ref": "dialog-app",
        "name": "Dialogdag",
        "version": __version__,
    }


def _reference(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _package(name: str, version: str, hashes: Sequence[str]) -> Component:
    inside = [_own(part, within=name) for part in sbom_inside.within(name)]
    return {
        "type": "library",
        "bom-ref": _reference(name, version),
        "name": name,
        "version": version,
        "hashes": [{"alg": "SHA-256", "content": one} for one in hashes],
        **_licences(sbom_inside.licence(name)),
        "purl": _reference(name, version),
        **({"components": inside} if inside else {}),
    }


def _own(part: sbom_inside.Part, within: str = "") -> Component:
    return {
        "type": part.kind,
        "bom-ref": f"{within or 'dialog-app'}/{part.name}",
        "name": part.name,
        **({"version": part.version} if part.version else {}),
        **({"hashes": [{"alg": "SHA-256", "content": part.sha256}]} if part.sha256 else {}),
        **_licences(part.licence),
    }


def _licences(licence: str) -> Component:
    """Say on what terms; words that are no SPDX expression stand as a name."""
    if not licence:
        return {}
    if sbom_inside.is_expression(licence):
        return {"licenses": [{"expression": licence}]}
    return {"licenses": [{"license": {"name": licence}}]}


def _packed(folder: Path) -> Iterator[Component]:
    """Yield the libraries that came from the machine the program was frozen on."""
    for path in sorted((folder / "_internal").glob("*")):
        if path.is_file() and not path.is_symlink() and _LIBRARY.search(path.name):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield {
                "type": "file",
                "bom-ref": f"packed/{path.name}",
                "name": path.name,
                "hashes": [{"alg": "SHA-256", "content": digest}],
            }


def _dependencies(
    shipped: Mapping[str, Sequence[str]], pins: Mapping[str, tuple[str, list[str]]]
) -> list[dict[str, Any]]:
    def references(names: Iterable[str]) -> list[str]:
        known = sorted(set(names) & shipped.keys())
        return [_reference(name, pins[name][0]) for name in known]

    own = references(plain(name) for name in _declared())
    return [
        {"ref": "dialog-app", "dependsOn": own},
        *(
            {"ref": _reference(name, pins[name][0]), "dependsOn": references(needs)}
            for name, needs in sorted(shipped.items())
        ),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
