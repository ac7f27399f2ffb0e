"""The list of what the program is made of is complete, agrees with what runs, and is in form."""

import importlib.metadata
import json
import re
import ssl
import subprocess

import pytest
from cryptography.hazmat.backends.openssl.backend import backend
from PySide6.QtCore import qVersion

import dev_setup
import dialog_app
import freeze
import frozen_parts
import sbom
import sbom_inside
from dialog_app.storage import sqlite
from tests.repository.source import ROOT


@pytest.fixture(scope="module")
def bom():
    return sbom.made()


def one(components, name):
    (found,) = [part for part in components if part["name"] == name]
    return found


def test_it_is_of_this_version_of_the_program(bom):
    assert bom["metadata"]["component"]["version"] == dialog_app.__version__
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")


def test_every_package_that_is_shipped_is_there_as_it_is_locked(bom):
    packages = {part["name"]: part for part in bom["components"] if "purl" in part}
    assert {"pyside6-essentials", "cryptography", "sqlcipher3", "reportlab", "lxml"} <= set(
        packages
    )
    for name, part in packages.items():
        assert part["version"] == here(name, part["version"])
        assert part["hashes"], name
        assert all(re.fullmatch(r"[0-9a-f]{64}", told["content"]) for told in part["hashes"])


def here(name, otherwise):
    """Return the version that is installed; what is for other systems only is not."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        assert name in {"pywin32-ctypes", "colorama", "backports-tarfile", "importlib-metadata"}
        return otherwise


def test_what_only_builds_or_tests_is_not(bom):
    names = {part["name"] for part in bom["components"]}
    assert not names & {"pytest", "ruff", "mypy", "pip", "qtpy", "pikepdf", *frozen_parts.LEFT_OUT}


def test_every_package_and_what_lies_inside_says_on_what_terms(bom):
    silent = [
        part["name"]
        for part in bom["components"]
        if part["type"] == "library" and "licenses" not in part
    ]
    assert silent == []
    for package in sbom_inside._BY_HAND:
        inside = one(bom["components"], package)["components"]
        for name in sbom_inside._BY_HAND[package]:
            assert one(inside, name)["licenses"]


def asked(question):
    return next(iter(re.findall(r"\d[\w.]*", sbom_inside._of_archive(question)())))


@pytest.mark.parametrize(
    ("package", "name", "version"),
    [
        ("sqlcipher3", "SQLite", lambda: asked("SELECT sqlite_version()")),
        ("sqlcipher3", "SQLCipher", lambda: asked("PRAGMA cipher_version")),
        ("sqlcipher3", "OpenSSL", lambda: asked("PRAGMA cipher_provider_version")),
        ("cryptography", "openssl", lambda: backend.openssl_version_text().split()[1]),
        ("pyside6-essentials", "Qt", qVersion),
    ],
)
def test_the_libraries_inside_are_those_that_run(bom, package, name, version):
    inside = one(bom["components"], package)["components"]
    assert one(inside, name)["version"] == version()


def test_the_driver_s_library_is_asked_and_not_python_s(bom):
    inside = one(bom["components"], "sqlcipher3")["components"]
    assert one(inside, "OpenSSL")["version"] not in ssl.OPENSSL_VERSION
    assert sqlite.MAGIC


def test_fonts_are_known_by_their_bytes(bom):
    files = {part["name"]: part for part in bom["components"] if part["type"] == "file"}
    fonts = [path.name for path in (ROOT / "resources" / "fonts").glob("*.ttf")]
    assert set(fonts) < set(files)
    assert any(name.startswith("phosphor") for name in files)
    assert all(part["hashes"] and part["licenses"] for part in files.values())


def test_nothing_tells_when_or_where_it_was_made(bom):
    assert sbom.text(sbom.made()) == sbom.text(bom)
    assert "timestamp" not in bom["metadata"]
    assert str(ROOT) not in sbom.text(bom)


def test_every_name_is_one_and_every_dependency_leads_to_one(bom):
    names = [bom["metadata"]["component"]["bom-ref"]]
    for part in bom["components"]:
        names += [part["bom-ref"], *(inner["bom-ref"] for inner in part.get("components", []))]
    assert len(names) == len(set(names))
    for line in bom["dependencies"]:
        assert {line["ref"], *line["dependsOn"]} <= set(names)
    packages = {part["bom-ref"] for part in bom["components"] if "purl" in part}
    assert {line["ref"] for line in bom["dependencies"]} == {"dialog-app", *packages}


def test_what_comes_along_with_what_is_named_is_found_however_far():
    needs = {"a": {"b"}, "b": {"c", "a"}, "c": set(), "d": set()}
    assert set(sbom.closure(["A"], needs.__getitem__)) == {"a", "b", "c"}


FORM = {
    "type": {"application", "library", "file", "data", "platform"},
    "alg": {"SHA-256"},
}


def test_it_has_the_form_of_the_standard(bom):
    """Hold it to what CycloneDX 1.6 asks; its whole schema is not among our tests' packages."""
    known = {
        *("type", "bom-ref", "name", "version", "hashes", "licenses", "purl", "components"),
    }

    def check(part):
        assert set(part) <= known
        assert {"type", "name"} <= set(part)
        assert part["type"] in FORM["type"]
        for told in part.get("hashes", []):
            assert set(told) == {"alg", "content"}
            assert told["alg"] in FORM["alg"]
        for told in part.get("licenses", []):
            assert set(told) in ({"expression"}, {"license"})
        for inner in part.get("components", []):
            check(inner)

    for part in [bom["metadata"]["component"], *bom["components"]]:
        check(part)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bom["serialNumber"])
    assert set(bom) == {
        *("$schema", "bomFormat", "specVersion", "serialNumber", "version"),
        *("metadata", "components", "dependencies"),
    }


def test_libraries_of_the_machine_that_are_packed_are_listed_by_their_bytes(tmp_path):
    (tmp_path / "_internal").mkdir()
    for name in ("libz.so.1", "vcruntime140.dll", "base_library.zip"):
        (tmp_path / "_internal" / name).write_bytes(name.encode())
    assert sbom.main([str(tmp_path)]) == 0
    written = json.loads((tmp_path / "sbom.json").read_text(encoding="utf-8"))
    packed = [part["name"] for part in written["components"] if "packed/" in part["bom-ref"]]
    assert packed == ["libz.so.1", "vcruntime140.dll"]


def test_freezing_puts_it_in_the_folder_that_the_setup_packs(monkeypatch):
    called = []

    def call(line, **_how):
        called.append(line)
        return 0

    monkeypatch.setattr(dev_setup, "ready", lambda: "python")
    monkeypatch.setattr(subprocess, "call", call)
    assert freeze._freeze()
    assert called[-1] == ["python", "build/sbom.py", str(freeze.FOLDER)]
    assert freeze.FOLDER == ROOT / "dist" / "Dialogdag"
