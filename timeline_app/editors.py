"""Commands that open a place of a file in a text editor: a table of known editors, and what users write themselves."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PLACEHOLDERS: Final = ("file", "line", "column")
KNOWN: Final = (
    ("code", "--goto {file}:{line}:{column}"),
    ("codium", "--goto {file}:{line}:{column}"),
    ("code-insiders", "--goto {file}:{line}:{column}"),
    ("zed", "{file}:{line}:{column}"),
    ("zeditor", "{file}:{line}:{column}"),
    ("subl", "{file}:{line}:{column}"),
    ("kate", "--line {line} --column {column} {file}"),
    ("kwrite", "--line {line} --column {column} {file}"),
    ("gedit", "+{line}:{column} {file}"),
    ("geany", "--line {line} --column {column} {file}"),
    ("notepad++", "-n{line} -c{column} {file}"),
    ("mate", "--line {line}:{column} {file}"),
    ("gvim", '"+call cursor({line},{column})" {file}'),
    ("gnome-text-editor", "{file}"),
)
"""Programs with windows of their own and their arguments, those that people install on purpose first."""
_IN_TERMINAL: Final = frozenset({"vi", "vim", "nvim", "nano", "micro", "helix", "hx", "joe", "ne", "pico"})
_find_placeholders: Final = re.compile(r"\{([a-z_]*)\}")
_is_batch_file: Final = re.compile(r".*\.(?:bat|cmd)", re.IGNORECASE | re.DOTALL).fullmatch


class Place(NamedTuple):
    """A place in a file; `line` and `column` count from 1, columns in characters."""

    path: str
    line: int
    column: int


class CommandError(Exception):
    """No command can be made of a text; says why in plain words."""


def known_command(find_program: Callable[[str], str | None], wishes: Sequence[str] = ()) -> str | None:
    """The command, with placeholders, of a known editor that `find_program` finds; None where there is none.

    Those that the user wishes for come first, in their order; wishes are commands, as in the variables VISUAL and
    EDITOR. Those that run in a terminal are not among the known ones: there is no terminal here. Batch files are passed
    over, see `command_words`.
    """
    wished = [_program_name(wish) for wish in wishes]
    for program, arguments in sorted(KNOWN, key=lambda known: [*wished, known[0]].index(known[0])):
        found = find_program(program)
        if found and not _is_batch_file(found):
            return f"{program} {arguments}"
    return None


def command_words(command: str, place: Place, *, backslash_escapes: bool = True) -> list[str]:
    """The program and its arguments that open a place, of a command with placeholders.

    Words are parted and quoted as in a shell, which never sees them: whatever a path holds, it stays in one argument.
    A command without `{file}` gets the file as its last argument. Where backslashes part folders, as in Windows, they
    must not escape. Raises CommandError.
    """
    words = _split(command, backslash_escapes=backslash_escapes)
    if not words:
        raise CommandError(translate("Editor", "there is no command"))
    if _is_batch_file(words[0]):
        reason = translate("Editor", "Windows hands .bat and .cmd files to a shell, which a file's name could deceive")
        raise CommandError(reason)
    unknown = next((name for name in _find_placeholders.findall(command) if name not in PLACEHOLDERS), None)
    if unknown is not None:
        reason = translate("Editor", "{name} is no placeholder; there are {file}, {line} and {column}")
        known = {name: f"{{{name}}}" for name in PLACEHOLDERS}
        raise CommandError(reason.format(name=f"{{{unknown}}}", **known))
    if not any("{file}" in word for word in words[1:]):
        words.append("{file}")
    # All in one go: what stands in for one placeholder may look like another.
    values = dict(zip(PLACEHOLDERS, map(str, place), strict=True))
    return [words[0], *(_find_placeholders.sub(lambda found: values[found[1]], word) for word in words[1:])]


def names_line(command: str) -> bool:
    """Whether a command tells the editor the line."""
    return "{line}" in command


def needs_terminal(command: str) -> bool:
    """Whether a command is for an editor that has no window of its own."""
    return _program_name(command) in _IN_TERMINAL


def _split(command: str, *, backslash_escapes: bool) -> list[str]:
    lexer = shlex.shlex(command, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    if not backslash_escapes:
        lexer.escape = ""
    try:
        return list(lexer)
    except ValueError:
        raise CommandError(translate("Editor", "a quotation mark is not closed")) from None


def _program_name(command: str) -> str:
    """The first word of a command without its folders and its ending."""
    try:
        words = _split(command, backslash_escapes=False)
    except CommandError:
        return ""
    first = words[0] if words else ""
    return re.split(r"[/\\]", first)[-1].removesuffix(".exe")
