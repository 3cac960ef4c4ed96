"""The command that opens a place in an editor: whatever a path holds, it stays one argument."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.editors import KNOWN, CommandError, Place, command_words, known_command, needs_terminal

PLACE = Place("/tmp/my events.json", 12, 3)
NASTY = "/tmp/$(reboot) `x` ; & | \"' {line} {column} \\ \n -x.json"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("code --goto {file}:{line}:{column}", ["code", "--goto", "/tmp/my events.json:12:3"]),
        ("kate -l {line} -c {column} {file}", ["kate", "-l", "12", "-c", "3", "/tmp/my events.json"]),
        ('"/opt/My Editor/run" +{line} {file}', ["/opt/My Editor/run", "+12", "/tmp/my events.json"]),
        ("xterm -e vim '+call cursor({line}, {column})' {file}",
         ["xterm", "-e", "vim", "+call cursor(12, 3)", "/tmp/my events.json"]),
        ("mousepad", ["mousepad", "/tmp/my events.json"]),
        ("edit # {file}", ["edit", "#", "/tmp/my events.json"]),
    ],
)  # fmt: skip
def test_a_command_becomes_a_program_and_its_arguments(command: str, words: list[str]) -> None:
    assert command_words(command, PLACE) == words


@pytest.mark.parametrize(("program", "arguments"), KNOWN)
def test_every_known_editor_gets_the_path_as_it_is(program: str, arguments: str) -> None:
    words = command_words(f"{program} {arguments}", Place(NASTY, 12, 3))
    assert words[0] == program
    assert sum(NASTY in word for word in words) == 1


@given(st.text())
def test_whatever_a_path_holds_it_stays_in_one_argument(path: str) -> None:
    assert command_words("e -l {line} {file}", Place(path, 1, 2)) == ["e", "-l", "1", path]


def test_backslashes_part_folders_where_they_do_not_escape() -> None:
    command = r'"C:\Program Files\Notepad++\notepad++.exe" -n{line} {file}'
    words = command_words(command, Place("C:\\a.json", 5, 1), backslash_escapes=False)
    assert words == [r"C:\Program Files\Notepad++\notepad++.exe", "-n5", "C:\\a.json"]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("", "no command"),
        ("  ", "no command"),
        ('code "{file}', "quotation mark"),
        ("code {file}:{row}", "{row} is no placeholder"),
        ("code.CMD {file}", "shell"),
    ],
)
def test_what_is_no_command_says_why(command: str, why: str) -> None:
    with pytest.raises(CommandError, match=why):
        command_words(command, PLACE)


def test_a_known_editor_is_found_and_the_one_that_is_wished_for_comes_first() -> None:
    def find(name: str) -> str | None:
        return name if name in {"kate", "gedit"} else None

    assert known_command(find) == "kate --line {line} --column {column} {file}"
    assert known_command(find, ["vim", "/usr/bin/gedit --wait"]) == "gedit +{line}:{column} {file}"
    assert known_command(find, ["code"]) == known_command(find)
    assert known_command(find, ["gedit", "kate"]) == known_command(find, ["gedit"])
    assert known_command(find, ["code", "gedit", "kate"]) == known_command(find, ["gedit"])
    assert known_command(lambda _: None, ["code"]) is None
    assert known_command(lambda name: f"C:/{name}.cmd" if name == "code" else None) is None


def test_editors_for_terminals_are_known_as_such() -> None:
    assert needs_terminal("/usr/bin/vim {file}")
    assert needs_terminal('"/opt/my tools/vim" {file}')
    assert not needs_terminal('"/opt/my tools')
    assert not needs_terminal("xterm -e vim {file}")
