"""The command line as its users meet it: child processes with no display and no fonts configured."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import shutil
import struct
import subprocess
import sys
import unicodedata
from pathlib import Path
from string import ascii_letters, digits
from typing import Protocol

import pytest
from program import LIMIT_S, clean_environment, run_program
from PySide6.QtGui import QColor, QImage

Run = subprocess.CompletedProcess[str]
SCHEMA = Path(__file__).parents[1] / "resources" / "events.schema.json"
FIVE_MISTAKES = """\
{
  "events": [
    {"title": 5, "date": "2014"},
    {"title": "No list", "countries": "LT", "date": "2014"},
    {"date": "2014"},
    {"title": "Twice", "title": "Given twice", "date": "2014"},
    {"title": "Month thirteen", "date": "2014-13"},
    {"title": "Good", "date": "2015"}
  ]
}
"""


class Program(Protocol):
    """`timeline-app` in a clean environment; `environment` adds to it."""

    def __call__(self, *words: str | Path, **environment: str) -> Run: ...


@pytest.fixture
def program(tmp_path: Path) -> Program:
    home = tmp_path / "home"
    home.mkdir()

    def run(*words: str | Path, **environment: str) -> Run:
        return run_program(*words, environment=clean_environment(home) | environment, cwd=tmp_path)

    return run


def png_size(path: Path) -> tuple[int, int]:
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width_px, height_px = struct.unpack(">II", data[16:24])
    return width_px, height_px


def assert_said_plainly(run: Run, status: int, *words: str) -> None:
    assert run.returncode == status, run.stderr
    assert "Traceback" not in run.stderr
    for word in words:
        assert word in run.stderr


def test_export_writes_a_png_without_display_and_fonts(program: Program, tmp_path: Path) -> None:
    run = program("export", "-o", "t.png", "--country", "LT")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert png_size(tmp_path / "t.png") == (1600, 1000)


@pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told to find no fonts")
def test_a_picture_is_the_same_with_and_without_system_fonts(tmp_path: Path) -> None:
    no_fonts = clean_environment(tmp_path)
    system_fonts = {name: value for name, value in no_fonts.items() if name != "FONTCONFIG_FILE"}
    hashes = set()
    for environment in (no_fonts, system_fonts):
        assert run_program("export", "-o", "t.png", environment=environment, cwd=tmp_path).returncode == 0
        hashes.add(hashlib.sha256((tmp_path / "t.png").read_bytes()).hexdigest())
    assert len(hashes) == 1


NO_TYPEFACE = "timeline-app: no typeface of this machine has these letters, boxes stand for them: "


@pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told to find no fonts")
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_letters_that_no_typeface_has_are_named(program: Program, tmp_path: Path, ending: str) -> None:
    # Qt finds nothing to shape the first with, and only no letters for the second: two kinds of boxes.
    titles = ["हिन्दी", "東京, 東", "Žalgiris → Київ"]
    events = [{"title": title, "date": str(2001 + number)} for number, title in enumerate(titles)]
    (tmp_path / "f.json").write_text(json.dumps(events))
    run = program("export", "f.json", "-o", f"t.{ending}")
    assert (run.returncode, run.stderr) == (0, f"{NO_TYPEFACE}ह न द 東 京\n")
    assert program("export", "f.json", "-o", f"t.{ending}", "--from", "2003").stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told to find no fonts")
def test_many_letters_that_no_typeface_has_are_counted(program: Program, tmp_path: Path) -> None:
    title = "".join(map(chr, range(0x6700, 0x6700 + 30)))
    (tmp_path / "f.json").write_text(json.dumps([{"title": title, "date": "2001"}]))
    run = program("export", "f.json", "-o", "t.png")
    assert run.stderr == f"{NO_TYPEFACE}{' '.join(title[:20])} and 10 more\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told to find no fonts")
def test_titles_that_no_typeface_can_shape_are_boxes_and_take_no_other_title_with_them(
    program: Program, tmp_path: Path
) -> None:
    def ink(*titles: str) -> int:
        events = [{"title": title, "date": str(2001 + number)} for number, title in enumerate(titles)]
        (tmp_path / "f.json").write_text(json.dumps(events))
        assert program("export", "f.json", "-o", "t.png").returncode == 0
        image = QImage(str(tmp_path / "t.png"))
        return sum(QColor(image.pixel(x, y)).lightness() < 100 for x in range(image.width()) for y in range(160, 190))

    assert ink(".", ".") < ink("हिन्दी", ".") < ink("हिन्दी", "Plain words")


@pytest.mark.parametrize(
    ("output", "options"),
    [
        ("f.json", ["--format", "csv"]),
        ("f.json", ["--format", "png"]),
        ("link.png", []),
        ("LT.json", ["--format", "svg", "--each", "country"]),
    ],
)
def test_what_a_picture_is_made_from_is_not_overwritten(
    program: Program, tmp_path: Path, output: str, options: list[str]
) -> None:
    text = json.dumps([{"title": "A", "date": "2014", "countries": ["LT"]}])
    source = tmp_path / ("LT.json" if "--each" in options else "f.json")
    source.write_text(text)
    (tmp_path / "link.png").symlink_to(source)
    run = program("export", source.name, "-o", output.replace("LT", "{country}"), *options)
    assert_said_plainly(run, 2, "is not overwritten")
    assert source.read_text() == text


def test_size_and_scale_multiply_to_the_pixels_of_the_png(program: Program, tmp_path: Path) -> None:
    run = program("export", "-o", "t.png", "--size", "1200x900", "--scale", "1.5")
    assert run.returncode == 0, run.stderr
    assert png_size(tmp_path / "t.png") == (1800, 1350)


@pytest.mark.parametrize(("theme", "is_dark"), [("light", False), ("dark", True)])
def test_theme_chooses_the_paper(program: Program, tmp_path: Path, theme: str, is_dark: bool) -> None:
    program("export", "-o", "t.png", "--theme", theme)
    paper = QColor(QImage(str(tmp_path / "t.png")).pixel(2, 2))
    assert (paper.lightness() < 128) is is_dark


def texts(path: Path) -> str:
    """All of an SVG's markup; its words stand in its description, a line each."""
    return path.read_text(encoding="utf-8")


def test_country_leaves_only_events_of_that_country(program: Program, tmp_path: Path) -> None:
    program("export", "-o", "t.svg", "--country", "fr")
    svg = texts(tmp_path / "t.svg")
    assert "French Rafales" in svg
    assert "1 of 16 events" in svg
    assert "Crimea" not in svg


def test_several_countries_add_up(program: Program, tmp_path: Path) -> None:
    program("export", "-o", "t.svg", "--country", "FR", "--country", "DE")
    assert "2 of 16 events" in texts(tmp_path / "t.svg")


def test_from_and_to_bound_the_picture(program: Program, tmp_path: Path) -> None:
    run = program("export", "-o", "t.svg", "--from", "2021", "--to", "mid-2024")
    assert run.returncode == 0, run.stderr
    svg = texts(tmp_path / "t.svg")
    assert "full-scale invasion" in svg
    assert "brigade" not in svg
    # A line of its own is a label of the axis.
    assert "\n2021\n" in svg
    assert "\n2026\n" not in svg


@pytest.mark.parametrize("words", [["--country", "JP"], ["--from", "1800", "--to", "1810"]])
def test_a_picture_without_events_is_made_and_said_to_be(program: Program, tmp_path: Path, words: list[str]) -> None:
    run = program("export", "-o", "t.png", *words)
    assert run.returncode == 0
    (line,) = run.stderr.splitlines()
    assert line.startswith("timeline-app: no events to show: 0 of 16 events")
    assert png_size(tmp_path / "t.png") == (1600, 1000)


def test_fold_makes_breaks_of_empty_years_and_keeps_the_others(program: Program, tmp_path: Path) -> None:
    dates = ["2014-02/2014-03", "2015", "2024-01-17", "2025", "2026-06", "2027"]
    events = [{"title": f"Event {number}", "date": date} for number, date in enumerate(dates)]
    (tmp_path / "events.json").write_text(json.dumps({"events": events}), encoding="utf-8")
    for name, words in (("plain.svg", ()), ("folded.svg", ("--fold",)), ("part.svg", ("--fold", "--from", "2024"))):
        assert program("export", "events.json", "-o", name, *words).returncode == 0
    plain, folded, part = (texts(tmp_path / name) for name in ("plain.svg", "folded.svg", "part.svg"))
    assert "hidden" not in plain
    assert "\n2019\n" in plain
    assert "8 years hidden" in folded
    assert "\n2019\n" not in folded
    for year in (2014, 2015, 2024, 2025, 2026, 2027):
        assert str(year) in folded
    assert "6 of 6 events" in folded
    assert "8 years" not in part
    assert "4 of 6 events" in part


def test_group_by_chooses_the_lanes(program: Program, tmp_path: Path) -> None:
    for group_by in ("category", "country", "none"):
        program("export", "-o", f"{group_by}.svg", "--group-by", group_by)
    by_category, by_country, ungrouped = (texts(tmp_path / f"{name}.svg") for name in ("category", "country", "none"))
    assert "Border works" in by_category
    assert "Latvia" in by_country
    # Where the lanes don't say what the colours mean, a key does.
    assert "Border works" in ungrouped
    assert "Latvia" not in ungrouped


def test_pdf_is_one_page_with_its_words_as_text(program: Program, tmp_path: Path) -> None:
    run = program("export", "-o", "t.pdf")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "t.pdf").read_bytes().startswith(b"%PDF-")
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    words = subprocess.run(
        [pdftotext, tmp_path / "t.pdf", "-"], capture_output=True, encoding="utf-8", timeout=LIMIT_S, check=True
    ).stdout
    assert "Lithuania fortifies its borders" in words
    assert words.count("\f") == 1


@pytest.mark.parametrize("name", ["no-such-folder/t.png", "folder.png", "t.bmp", "t"])
def test_an_output_that_cannot_be_written_is_said(program: Program, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.png").mkdir()
    # An ending that means nothing is a wrong argument; the rest cannot be written.
    assert_said_plainly(program("export", "-o", name), 2 if name in ("t", "t.bmp") else 1, name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.png", "home"]


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="prlimit (util-linux) is not installed")
def test_a_failed_export_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "t.png").write_text("a picture of old")
    # A limit on the size of files stands for a full disk.
    command = ["prlimit", "--fsize=4096", sys.executable, "-X", "pycache_prefix=", "-B", "-m", "timeline_app"]
    run = subprocess.run(
        [*command, "export", "-o", "t.png"],
        cwd=tmp_path,
        env=clean_environment(tmp_path),
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT_S,
        check=False,
    )
    assert_said_plainly(run, 1, "t.png")
    assert (tmp_path / "t.png").read_text() == "a picture of old"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["--country", "XX"], 2, ["'XX'", "ISO 3166"]),
        (["--country", "Lithuania"], 2, ["'Lithuania'", "ISO 3166"]),
        (["--size", "12"], 2, ["--size 12", "1920x1080"]),
        (["--size", "99999x99999"], 2, ["too many"]),
        (["--size", "10x10"], 2, ["too small"]),
        (["--scale", "0"], 2, ["--scale 0"]),
        (["--scale", "nan"], 2, ["--scale nan"]),
        (["--scale", "big"], 2, ["--scale", "'big'"]),
        (["--from", "blah"], 2, ["--from", "blah"]),
        (["--to", "since 2015"], 2, ["--to", "since 2015"]),
        (["--from", "2020", "--to", "2010"], 2, ["2020", "2010", "empty"]),
        (["--theme", "sepia"], 2, ["--theme", "sepia"]),
        (["--group-by", "mood"], 2, ["--group-by", "mood"]),
        (["no-such-file.json"], 2, ["no-such-file.json"]),
    ],
)
def test_what_export_cannot_do_is_said_in_a_line(
    program: Program, tmp_path: Path, words: list[str], status: int, said: list[str]
) -> None:
    assert_said_plainly(program("export", "-o", "t.png", *words), status, *said)
    assert not (tmp_path / "t.png").exists()


def test_check_names_five_kinds_of_mistakes_by_line_and_column(program: Program, tmp_path: Path) -> None:
    (tmp_path / "five.json").write_text(FIVE_MISTAKES)
    run = program("check", "five.json")
    assert run.returncode == 1
    lines = run.stdout.splitlines()
    for line, start in zip(
        lines,
        [
            'five.json:3:15: event "#1" title: ',
            'five.json:4:39: event "No list" countries: ',
            'five.json:5:5: event "#3" title: ',
            'five.json:6:24: event "Given twice" title: ',
            'five.json:7:41: event "Month thirteen" date: ',
        ],
        strict=True,
    ):
        assert line.startswith(start)


def test_check_is_silent_about_a_file_without_mistakes(program: Program, tmp_path: Path) -> None:
    (tmp_path / "good.json").write_text('[{"title": "One", "date": "2014"}]')
    run = program("check", "good.json")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_check_reads_on_after_an_unreadable_file_and_exits_with_2(program: Program, tmp_path: Path) -> None:
    (tmp_path / "five.json").write_text(FIVE_MISTAKES)
    (tmp_path / "broken.json").write_text('{"events": [')
    run = program("check", "broken.json", "five.json")
    assert_said_plainly(run, 2, "broken.json:1:")
    assert len(run.stdout.splitlines()) == 5


def test_schema_is_printed_as_published(program: Program) -> None:
    run = program("schema")
    assert run.returncode == 0
    assert json.loads(run.stdout) == json.loads(SCHEMA.read_text(encoding="utf-8"))


def test_version_and_help_answer(program: Program) -> None:
    version = program("--version")
    assert (version.returncode, version.stdout) == (0, "timeline-app 0.1.0\n")
    usage = program("--help")
    assert usage.returncode == 0
    assert {"export", "check", "schema"} <= set(usage.stdout.split())


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["schema"], ["check", "good.json"], ["export", "--help"]])
def test_what_draws_nothing_loads_no_qt(program: Program, tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "good.json").write_text("[]")
    run = program(*words, PYTHONPROFILEIMPORTTIME="1")
    assert run.returncode == 0
    assert "timeline_app.cli" in run.stderr
    assert "PySide6" not in run.stderr
    if words[0] != "check":
        assert "numpy" not in run.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ":987"},
        {"WAYLAND_DISPLAY": "wayland-987"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":987"},
        {"QT_QPA_PLATFORM": "wayland"},
        {"QT_QPA_PLATFORM": "unheard-of"},
    ],
    ids=["none", "deaf-x11", "deaf-wayland", "x11-wanted", "deaf-x11-wanted", "wayland-wanted", "no-such-platform"],
)
def test_without_a_display_the_export_command_is_named(program: Program, environment: dict[str, str]) -> None:
    run = program(**environment)
    # A negative status would be Qt's abort.
    assert_said_plainly(run, 2, "timeline-app export")


def test_the_installed_command_is_the_same_program(program: Program, tmp_path: Path) -> None:
    command = shutil.which("timeline-app", path=str(Path(sys.executable).parent))
    assert command is not None
    installed = subprocess.run(
        [command, "--help"],
        env=clean_environment(tmp_path / "home"),
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT_S,
        check=False,
    )
    assert installed.stdout == program("--help").stdout


# Pictures by the dozen, and for print


def test_each_value_of_a_field_gets_its_own_picture(program: Program, tmp_path: Path) -> None:
    run = program("export", "-o", "out/{country}.svg", "--each", "country", "--from", "2024")
    assert run.returncode == 0, run.stderr
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert {"LT.svg", "FR.svg", "DE.svg"} <= set(names)
    assert f"{len(names)} files" in run.stderr
    assert "France" in (tmp_path / "out" / "FR.svg").read_text()
    assert "Crimea" not in "".join(path.read_text() for path in (tmp_path / "out").iterdir())


def test_values_make_names_of_files_that_no_system_refuses(program: Program, tmp_path: Path) -> None:
    # Of the last two, one is composed: many systems take them for the same.
    values = ["../up", "a/b", "a b", "A B", "C:\\x", "..", "x" * 300, "ไ" * 90, "con", "n\u00e9", "ne\u0301"]
    events = [{"title": "x", "date": "2020", "tags": [value]} for value in values] + [{"title": "y", "date": "2020"}]
    (tmp_path / "events.json").write_text(json.dumps(events))
    run = program("export", "events.json", "-o", "out/{tag}.csv", "--each", "tag")
    assert run.returncode == 0, run.stderr
    assert {path.parent for path in tmp_path.rglob("*.csv")} == {tmp_path / "out"}
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len({name.casefold() for name in files}) == len(files) == len(values) + 1
    assert "none.csv" in files
    assert "con.csv" not in files
    assert all(unicodedata.is_normalized("NFC", name) and len(name.encode()) < 140 for name in files)
    assert len([name for name in files if name.startswith("né")]) == 2
    plain = [name for name in files if name.isascii()]
    assert all(set(name) <= {*ascii_letters, *digits, *"-._"} for name in plain)
    assert len(plain) == len(files) - 3


def test_one_picture_that_fails_does_not_keep_the_others_from_being_made(program: Program, tmp_path: Path) -> None:
    (tmp_path / "FR.svg").mkdir()
    run = program("export", "-o", "{country}.svg", "--each", "country")
    assert_said_plainly(run, 1, "FR.svg", "this is a folder")
    assert (tmp_path / "LT.svg").is_file()
    assert (tmp_path / "US.svg").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "t.png", "--each", "country"], ["{country}"]),
        (["-o", "{mood}.png", "--each", "mood"], ["mood"]),
        (["-o", "t.png", "--pages", "3"], ["only a PDF"]),
        (["-o", "t.csv", "--title", "x"], ["a table has no --title"]),
        (["-o", "t.csv", "--theme", "dark"], ["a table has no --theme"]),
        (["-o", "t.csv", "--fold-lane", "politics"], ["a table has no --fold-lane"]),
        (["-o", "t.pdf", "--pages", "0"], ["--pages", "'0'"]),
        (["-o", "t.png", "--select", "nobody"], ["'nobody'"]),
        (["-o", "t.png", "--dpi", "300", "--scale", "2"], ["--dpi", "--scale"]),
        (["-o", "t.png", "--size", "a4", "--scale", "2"], ["--scale", "--dpi"]),
        (["-o", "t.svg", "--scale", "2"], ["only a PNG has --scale"]),
        (["-o", "t.pdf", "--dpi", "300"], ["only a PNG has --dpi"]),
        (["-o", "t.png", "--text-scale", "9"], ["--text-scale", "'9'"]),
        (["-o", "t.png", "--format", "gif"], ["gif"]),
        (["-o", "t.png", "--logo", "none.png"], ["none.png"]),
        (["-o", "t.png", "--lane", "politcs"], ["'politcs'", "perhaps 'politics'"]),
        (["-o", "t.png", "--fold-lane", "xyz"], ["no lane 'xyz'"]),
        (["-o", "{country}.png"], ["{country}", "--each country"]),
        (["-o", "{place}-{tag}.png", "--each", "place"], ["{tag}", "one field"]),
        (["-o", "t.svg", "--transparent"], ["only a PNG"]),
        (["-o", "t.pdf", "--real-text"], ["only in an SVG"]),
        (["-o", "t.pdf", "--size", "90x55mm"], ["sheets are too small"]),
        (["-o", "t.png", "--style", "none.toml"], ["none.toml"]),
        (["-o", "t.png", "--style", "s.toml", "--theme", "dark"], ["--theme", "--style"]),
        (["-o", "t.png", "--size", "a3", "--dpi", "1200"], ["too many", "dots per inch is the most"]),
    ],
)
def test_what_makes_no_sense_for_a_picture_is_said(
    program: Program, tmp_path: Path, words: list[str], said: list[str]
) -> None:
    assert_said_plainly(program("export", *words), 2, *said)
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


@pytest.mark.parametrize(
    ("words", "begin"),
    [([], b"\x89PNG"), (["--format", "svg"], b"<?xml"), (["--format", "csv"], b"\xef\xbb\xbftitle,")],
)
def test_a_dash_stands_for_standard_output(tmp_path: Path, words: list[str], begin: bytes) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "timeline_app", "export", "-o", "-", *words],
        cwd=tmp_path,
        env=clean_environment(tmp_path),
        capture_output=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.startswith(begin)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("name", ["png", "svg", "pdf", "csv"])
def test_a_full_disk_behind_standard_output_is_said(tmp_path: Path, name: str) -> None:
    command = [sys.executable, "-m", "timeline_app", "export", "-o", "-", "--format", name]
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            command,
            cwd=tmp_path,
            env=clean_environment(tmp_path),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=LIMIT_S,
            check=False,
        )
    assert_said_plainly(run, 1, "standard output")


@pytest.mark.skipif(os.name == "nt", reason="closed in a POSIX shell")
def test_without_standard_output_it_is_said(tmp_path: Path) -> None:
    command = f"exec {shlex.quote(sys.executable)} -m timeline_app export -o - >&-"
    run = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=tmp_path,
        env=clean_environment(tmp_path),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=LIMIT_S,
        check=False,
    )
    assert_said_plainly(run, 2, "no standard output")


def test_a_value_that_no_event_has_is_said_and_not_only_drawn_as_nothing(program: Program) -> None:
    run = program("export", "-o", "t.svg", "--only", "tag=nato", "--only", "tag=NATO")
    assert (run.returncode, run.stderr) == (0, "timeline-app: no event has the tag 'nato'; perhaps 'NATO'\n")


def test_the_lane_of_the_events_without_goes_by_none(program: Program, tmp_path: Path) -> None:
    events = [{"title": "a", "date": "2001", "category": "c"}, {"title": "b", "date": "2002"}]
    (tmp_path / "f.json").write_text(json.dumps({"categories": [{"id": "c"}], "events": events}))
    for name in ("NONE", ""):
        run = program("export", "f.json", "-o", f"{name or 'empty'}.svg", "--lane", name, "--fold-lane", name)
        assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "NONE.svg").read_bytes() == (tmp_path / "empty.svg").read_bytes()


def test_where_no_time_is_long_enough_to_be_folded_it_is_said(program: Program, tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text('[{"title": "a", "date": "2001"}, {"title": "b", "date": "2002"}]')
    run = program("export", "f.json", "-o", "t.svg", "--fold")
    assert_said_plainly(run, 0, "--fold: ")
    (tmp_path / "f.json").write_text('[{"title": "a", "date": "1001"}, {"title": "b", "date": "2002"}]')
    assert program("export", "f.json", "-o", "t.svg", "--fold").stderr == ""


def test_an_event_that_is_named_twice_is_one(program: Program, tmp_path: Path) -> None:
    assert program("export", "-o", "t.svg", "--select", "squadron", "--select", "squadron").returncode == 0
    assert "1 selected event" in (tmp_path / "t.svg").read_text()


def test_what_became_taller_on_paper_is_said_in_millimetres(program: Program) -> None:
    run = program("export", "-o", "t.png", "--size", "newspaper")
    assert run.returncode == 0
    assert " mm tall" in run.stderr


def test_a_format_can_be_named_whatever_the_file_is_called(program: Program, tmp_path: Path) -> None:
    assert program("export", "-o", "picture", "--format", "png").returncode == 0
    assert (tmp_path / "picture").read_bytes().startswith(b"\x89PNG")


def test_paper_has_its_size_in_print(program: Program, tmp_path: Path) -> None:
    assert program("export", "-o", "t.png", "--size", "a4", "--text-scale", "0.7").returncode == 0
    assert png_size(tmp_path / "t.png") == (3508, 2480)
    assert QImage(str(tmp_path / "t.png")).dotsPerMeterX() == round(300 / 0.0254)


def test_words_around_the_picture_and_single_events_are_chosen(program: Program, tmp_path: Path) -> None:
    words = ["--title", "One squadron", "--note", "A note below.", "--select", "squadron", "--fit"]
    run = program("export", "-o", "t.svg", *words)
    assert run.returncode == 0, run.stderr
    said = (tmp_path / "t.svg").read_text()
    for part in ("One squadron", "A note below.", "1 of 16 events", "1 selected event"):
        assert part in said
    assert "Lithuania fortifies" not in said
