import ast
import importlib.util
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run.py, freshly loaded, at home in an empty folder with its two lock files."""
    spec = importlib.util.spec_from_file_location("run_under_test", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "STAMP", str(tmp_path / ".venv" / "set-up.json"))
    for name in (module.LOCK, module.DEV_LOCK):
        (tmp_path / name).write_text(f"# {name}", "utf-8")
    return module


@pytest.fixture
def steps(run, monkeypatch):
    """The commands of a set-up, noted; making the environment leaves its interpreter."""
    lines = []

    def note(line, failure):
        lines.append(line)
        if "venv" in line:
            interpreter = Path(run.venv_python())
            interpreter.parent.mkdir(parents=True, exist_ok=True)
            interpreter.touch()

    monkeypatch.setattr(run, "step", note)
    return lines


def kinds(steps):
    return ["venv" if "venv" in line else Path(line[-1]).name for line in steps]


def test_an_old_python_is_told_what_is_needed(run, monkeypatch):
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    with pytest.raises(run.SetUpError, match=r"needs Python 3\.11 to 3\.14; this is 3\.8"):
        run.use_suitable_python((3, 8))


def test_a_newer_python_beside_an_old_one_is_used(run, monkeypatch):
    became = []
    monkeypatch.setattr(run.shutil, "which", lambda name: sys.executable if name == "python3.12" else None)
    monkeypatch.setattr(run, "become", lambda line, environ: became.append(line[0]) or sys.exit(0))
    with pytest.raises(SystemExit):
        run.use_suitable_python((3, 9))
    assert became == [sys.executable]


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 14)])
def test_a_suitable_python_goes_on(run, version):
    run.use_suitable_python(version)


def test_run_py_keeps_to_the_syntax_of_python_3_8():
    source = (ROOT / "run.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 8))


def test_run_py_needs_the_standard_library_only():
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"))
    imports = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    assert {name.split(".")[0] for name in imports} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("system", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_only_linux_can_be_without_a_display(run, system, environ, expected):
    assert run.has_display(system, environ) is expected


@pytest.mark.parametrize(
    ("glibc", "expected"),
    [
        ("2.36", "libglib2.0-0"),
        ("2.39", "libglib2.0-0t64"),
        ("2.41", "libglib2.0-0t64"),
        ("", "libglib2.0-0"),
    ],
)
def test_packages_go_by_the_name_of_the_release(run, glibc, expected):
    assert run.package_names(["libglib2.0-0", "libgl1"], glibc) == [expected, "libgl1"]


def test_a_library_is_missing_when_it_does_not_load(run):
    assert not run.loads("libnowhere.so.9")


def test_missing_packages_are_named_for_the_display_there_is(run, monkeypatch):
    monkeypatch.setattr(run, "loads", lambda library: library not in {"libEGL.so.1", "libxcb-cursor.so.0"})
    assert run.missing_packages({}) == ["libegl1"]
    assert run.missing_packages(run.DESKTOP) == ["libegl1", "libxcb-cursor0"]


def test_an_ordinary_user_gets_the_line_to_type(run, monkeypatch):
    monkeypatch.setattr(run, "missing_packages", lambda desktop: ["libegl1", "python3.11-venv"])
    monkeypatch.setattr(run.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(run.SetUpError, match=r"\n  sudo apt-get install libegl1 python3\.11-venv$"):
        run.provide_system_packages({})


def test_root_gets_the_packages_installed(run, monkeypatch):
    present, installed = [], []
    monkeypatch.setattr(run, "missing_packages", lambda desktop: [] if present else ["libegl1"])
    monkeypatch.setattr(run, "install_packages", lambda names: installed.extend(names) or present.append(1))
    monkeypatch.setattr(run.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(run.os, "geteuid", lambda: 0, raising=False)
    run.provide_system_packages({})
    assert installed == ["libegl1"]


def test_a_system_without_apt_is_told_what_to_look_for(run, monkeypatch):
    monkeypatch.setattr(run, "missing_packages", lambda desktop: ["libegl1"])
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    with pytest.raises(run.SetUpError, match="libegl1"):
        run.provide_system_packages({})


def test_the_first_set_up_makes_and_fills_the_environment_and_the_second_does_nothing(run, steps):
    run.provide_environment(run.LOCK)
    assert kinds(steps) == ["venv", "requirements.lock"]
    run.provide_environment(run.LOCK)
    assert len(steps) == 2


def test_the_tests_add_their_packages_and_the_program_needs_no_more(run, steps):
    run.provide_environment(run.LOCK)
    run.provide_environment(run.DEV_LOCK)
    run.provide_environment(run.LOCK)
    assert kinds(steps) == ["venv", "requirements.lock", "requirements-dev.lock"]


def test_a_changed_lock_file_is_installed_into_the_same_environment(run, steps, tmp_path):
    run.provide_environment(run.LOCK)
    (tmp_path / run.LOCK).write_text("# newer", "utf-8")
    run.provide_environment(run.LOCK)
    assert kinds(steps) == ["venv", "requirements.lock", "requirements.lock"]


def test_an_interrupted_set_up_starts_afresh(run, steps, monkeypatch):
    note = run.step

    def interrupted(line, failure):
        note(line, failure)
        if "pip" in line:
            raise KeyboardInterrupt

    monkeypatch.setattr(run, "step", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run.provide_environment(run.LOCK)
    monkeypatch.setattr(run, "step", note)
    run.provide_environment(run.LOCK)
    assert kinds(steps) == ["venv", "requirements.lock", "venv", "requirements.lock"]


@pytest.mark.parametrize("content", ["", "{"])
def test_a_damaged_stamp_counts_as_none(run, steps, content):
    run.provide_environment(run.LOCK)
    Path(run.STAMP).write_text(content, "utf-8")
    run.provide_environment(run.LOCK)
    assert kinds(steps)[2:] == ["venv", "requirements.lock"]


def test_an_environment_of_another_python_is_made_anew(run, steps):
    run.provide_environment(run.LOCK)
    stamp = json.loads(Path(run.STAMP).read_text("utf-8"))
    run.write_stamp({**stamp, "python": "3.9 elsewhere"})
    run.provide_environment(run.LOCK)
    assert kinds(steps)[2:] == ["venv", "requirements.lock"]


def test_an_environment_whose_python_is_gone_is_made_anew(run, steps):
    run.provide_environment(run.LOCK)
    Path(run.venv_python()).unlink()
    run.provide_environment(run.LOCK)
    assert kinds(steps)[2:] == ["venv", "requirements.lock"]


def test_packages_are_installed_with_their_hashes_checked(run):
    line = run.pip_install(run.LOCK)
    assert "--require-hashes" in line
    assert line[0] == run.venv_python()


def test_a_failing_step_says_what_failed(run):
    with pytest.raises(run.SetUpError, match="could not be made"):
        run.step([sys.executable, "-c", "raise SystemExit(3)"], "The environment could not be made.")


def test_without_a_display_the_program_shows_a_first_look(run):
    assert run.command([], display=False)[1:] == ["-m", "app", "first-look"]
    assert run.command([], display=True)[1:] == ["-m", "app"]
    assert run.command(["list", "a.cdesk"], display=False)[1:] == ["-m", "app", "list", "a.cdesk"]


def test_arguments_of_test_go_to_pytest(run):
    line = run.command(["test", "-k", "money"], display=False)
    assert line[1:4] == ["-m", "pytest", "-n"]
    assert line[-2:] == ["-k", "money"]


@pytest.mark.parametrize("environ", [{}, {"LANG": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "", "LANG": "C"}])
def test_a_c_locale_becomes_utf_8(run, environ):
    result = run.environment(environ, display=True)
    assert result["LANG"] == "C.UTF-8"
    assert "LC_ALL" not in result


def test_a_chosen_locale_stays(run):
    assert run.environment({"LANG": "zh_CN.UTF-8"}, display=True)["LANG"] == "zh_CN.UTF-8"
    assert "LANG" not in run.environment({"LC_ALL": "de_DE.UTF-8"}, display=True)


def test_a_platform_is_chosen_only_where_none_is(run):
    assert run.environment({}, display=False)["QT_QPA_PLATFORM"] == "offscreen"
    assert run.environment({"QT_QPA_PLATFORM": "vnc"}, display=False)["QT_QPA_PLATFORM"] == "vnc"
    assert "QT_QPA_PLATFORM" not in run.environment({}, display=True)


def test_the_program_is_found_from_every_folder(run, tmp_path):
    path = run.environment({"PYTHONPATH": "mine"}, display=True)["PYTHONPATH"]
    assert path.split(run.os.pathsep) == [str(tmp_path), "mine"]


def test_a_problem_of_the_set_up_is_said_and_ends_with_two(run, monkeypatch, capsys):
    def refuse(version):
        raise run.SetUpError("needs a newer Python")

    monkeypatch.setattr(run, "use_suitable_python", refuse)
    assert run.main([]) == 2
    assert capsys.readouterr().err == "needs a newer Python\n"


LOCKS = ("requirements.lock", "requirements-dev.lock", "installer/requirements.lock")


def pinned(name: str) -> set[str]:
    """The packages of a lock file with their versions."""
    return {line.split(" ")[0] for line in (ROOT / name).read_text("utf-8").split("\n") if "==" in line}


@pytest.mark.parametrize("name", LOCKS)
def test_lock_files_are_hashed_and_name_no_index(name):
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    packages = [line for line in text.split("\n") if line and line[0] not in " #"]
    assert packages
    assert all(line.endswith("\\") for line in packages)


@pytest.mark.parametrize("name", LOCKS[1:])
def test_tests_and_installer_hold_the_packages_of_the_program(name):
    assert pinned("requirements.lock") <= pinned(name)
