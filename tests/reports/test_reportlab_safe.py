"""Nothing that lies about on a laptop gets into the printing."""

import os
import subprocess
import sys

from tests.repository.source import ROOT, imported, trees

CODE = """
from dialog_app.reports import reportlab_safe
assert reportlab_safe.rl_config.invariant != 77
assert reportlab_safe.rl_config.trustedHosts == []
"""


def test_files_and_variables_of_the_user_are_neither_run_nor_read(tmp_path):
    for name in (".reportlab_mods", "reportlab_mods.py"):
        (tmp_path / name).write_text("open('ran', 'w').close()", encoding="utf-8")
    (tmp_path / ".reportlab_settings").write_text("invariant = 77\n", encoding="utf-8")
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "RL_invariant": "77"}
    environment = {**os.environ, **home, "PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"}
    subprocess.run([sys.executable, "-c", CODE], check=True, env=environment, cwd=tmp_path)
    assert not (tmp_path / "ran").exists()


def test_only_one_module_takes_anything_from_reportlab():
    users = [
        name
        for name, tree in trees("dialog_app").items()
        if any(module.partition(".")[0] == "reportlab" for module in imported(tree))
    ]
    assert users == ["dialog_app/reports/reportlab_safe.py"]
