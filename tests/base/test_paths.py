"""One variable moves everything the program keeps."""

from dialog_app.base import paths


def test_one_variable_moves_every_folder(monkeypatch, tmp_path):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "bærbar"))
    places = [
        paths.settings_file(),
        paths.archives(),
        paths.backups(),
        paths.logs(),
        paths.exports(),
    ]
    assert all(place.is_relative_to(tmp_path / "bærbar") for place in places)


def test_without_it_the_home_folder_of_the_system_is_used(monkeypatch, tmp_path):
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.home() == tmp_path / "dialogdag"


def test_windows_keeps_it_on_the_machine(monkeypatch, tmp_path):
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert paths.home() == tmp_path / "Dialogdag"


def test_a_relative_folder_of_the_system_is_not_believed(monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "somewhere")
    assert paths.home().is_absolute()


def test_a_folder_is_made_when_asked_for(tmp_path):
    assert paths.made(tmp_path / "a" / "b").is_dir()
