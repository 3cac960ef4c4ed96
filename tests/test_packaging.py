"""The wheel carries all that the program needs, and one function finds it wherever the program is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path
from typing import Final

import pytest
from packaging.requirements import Requirement
from program import LIMIT_S, clean_environment, run_program

REPOSITORY: Final = Path(__file__).parents[1]
SOURCES: Final = ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "events.json", "resources", "timeline_app")
TEST_COMMAND: Final = 'python3 -m venv .venv && .venv/bin/pip install -e ".[test]" && .venv/bin/python -m pytest'
OPEN_COMMAND: Final = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/timeline-app"
FIND_RESOURCES: Final = (
    "from timeline_app import resources as r; print(r.bundled_events_path(), r.schema_path(), sep='\\n')"
)


def run(*command: str | Path, cwd: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=LIMIT_S, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def make_environment(path: Path) -> Path:
    """A virtual environment with the program's dependencies but not the program; its Python."""
    venv.create(path, symlinks=os.name != "nt")
    python = path / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site_packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=path).strip())
    # The tests' own installation of the program is not seen there: a .pth file's folders are not searched for more.
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def install(python: Path, *what: str | Path) -> None:
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check"]
    run(sys.executable, "-m", "pip", "--python", python, "install", *options, *what, cwd=python.parent)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the repository holds, so that building leaves no traces in it."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in SOURCES:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    return copy


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the source distribution, as an index would have it; without the network."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, checkout, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed_python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    python = make_environment(tmp_path_factory.mktemp("installed"))
    install(python, wheel)
    return python


def test_the_wheel_carries_resources_licence_and_types(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {
        "timeline_app/resources/events.json",
        "timeline_app/resources/events.schema.json",
        "timeline_app/py.typed",
        "timeline_app-0.1.0.dist-info/licenses/LICENSE",
    } <= names


def test_the_wheel_carries_every_module_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.endswith(".py")}
        tops = {name.split("/")[0] for name in archive.namelist()}
    modules = {path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "timeline_app").rglob("*.py")}
    assert packed == modules
    assert tops == {"timeline_app", "timeline_app-0.1.0.dist-info"}


def test_resources_are_found_in_a_checkout(checkout: Path, tmp_path: Path) -> None:
    python = make_environment(tmp_path / "environment")
    found = run(python, "-c", FIND_RESOURCES, cwd=checkout).splitlines()
    assert found == [str(checkout / "events.json"), str(checkout / "resources" / "events.schema.json")]


def test_resources_are_found_in_an_editable_install(checkout: Path, tmp_path: Path) -> None:
    python = make_environment(tmp_path / "environment")
    install(python, "--editable", checkout)
    found = run(python, "-c", FIND_RESOURCES, cwd=tmp_path).splitlines()
    # The working files themselves, not copies: an edit must show at the next start.
    assert found == [str(checkout / "events.json"), str(checkout / "resources" / "events.schema.json")]


def test_resources_are_found_in_an_installed_wheel(installed_python: Path, tmp_path: Path) -> None:
    found = [Path(line) for line in run(installed_python, "-c", FIND_RESOURCES, cwd=tmp_path).splitlines()]
    assert [path.name for path in found] == ["events.json", "events.schema.json"]
    for path in found:
        assert path.is_file()
        assert path.is_relative_to(installed_python.parents[1])


def test_an_installed_wheel_prints_the_schema_checks_and_exports(installed_python: Path, tmp_path: Path) -> None:
    events = run(installed_python, "-c", FIND_RESOURCES, cwd=tmp_path).splitlines()[0]
    environment = clean_environment(tmp_path)
    for words in (["schema"], ["check", events], ["export", "-o", "t.png"]):
        done = run_program(*words, environment=environment, cwd=tmp_path, python=installed_python)
        assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "t.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("python_version", "allowed", "refused"),
    [("3.11", "6.11.3", "6.12.0"), ("3.12", "6.12.0", "6.13.0"), ("3.13", "6.12.0", "6.13.0")],
)
def test_qt_is_pinned_below_the_release_that_aborts(python_version: str, allowed: str, refused: str) -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = [Requirement(text) for text in project["dependencies"]]
    (qt,) = [
        requirement
        for requirement in requirements
        if requirement.name.startswith("PySide6")
        and (requirement.marker is None or requirement.marker.evaluate({"python_version": python_version}))
    ]
    assert qt.name == "PySide6-Essentials"
    assert qt.specifier.contains(allowed)
    assert not qt.specifier.contains(refused)


def test_readme_and_continuous_integration_give_the_same_commands() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert OPEN_COMMAND in readme
    assert TEST_COMMAND in readme
    assert TEST_COMMAND in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")


def test_the_lock_file_names_only_the_public_index() -> None:
    lock = tomllib.loads((REPOSITORY / "uv.lock").read_text(encoding="utf-8"))
    sources = [package["source"] for package in lock["package"]]
    assert {source["registry"] for source in sources if "registry" in source} == {"https://pypi.org/simple"}
    assert [source for source in sources if "registry" not in source] == [{"editable": "."}]
