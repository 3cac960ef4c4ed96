"""All that is said can be translated: calls hold literals, and what the window shows has gone through them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
import pytest
from brackets import texts_of, untranslated
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from window_parts import write_events

from timeline_app.countries import country_name
from timeline_app.readers import read_file
from timeline_app.resources import bundled_events_path
from timeline_app.tabular.columns import COLUMNS
from timeline_app.theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from window_parts import OpenWindow

    from timeline_app.window.main_window import MainWindow

PACKAGE: Final = Path(__file__).parent.parent / "timeline_app"
THE_WAY_ITSELF: Final = ("wording.py", "language.py")
MODULES: Final = [path for path in sorted(PACKAGE.rglob("*.py")) if path.name not in THE_WAY_ITSELF]

NOT_WORDS: Final = ("timeline-app", "events.json", "JSON", "EDTF", "CSV")
"""Names that are the same in all languages."""
COLLECTED: Final = ("translate", "QT_TRANSLATE_NOOP")


# The calls, as the tool that collects them for translators reads them


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in COLLECTED:
            yield node


def is_of_marked(call: ast.Call) -> bool:
    """Whether a call is of a text that has been marked where it stands."""
    return isinstance(call.args[1], ast.Name) and call.args[1].id == "marked"


def is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def what_is_wrong(call: ast.Call) -> str | None:
    """Why a call cannot be collected, or would say a count wrongly; None where all is well."""
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    given = dict(zip(("context", "text", "note", "count"), call.args, strict=False)) | named
    if not (is_text(given.get("context")) and is_text(given.get("text"))):
        return "context and text must be literals"
    if "note" in given and not is_text(given["note"]):
        return "the note must be a literal"
    text = str(ast.literal_eval(given["text"]))
    is_counted = "%Ln" in text or "(s)" in text
    if is_counted != ("count" in given):
        return "%Ln and (s) go with a count"
    return None


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_calls_can_be_collected_for_translators(path: Path) -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}: {what_is_wrong(call)}"
        for call in calls(path)
        if not is_of_marked(call)
    ]
    assert [line for line in found if not line.endswith(": None")] == []


@pytest.mark.parametrize(
    "call",
    [
        "translate(context, 'Open')",
        "translate('Menus', text)",
        "translate('Menus', f'Open {name}')",
        "translate('Menus', 'Open', note)",
        "translate('Counts', '%Ln event(s)')",
        "translate('Counts', 'events', '', 3)",
    ],
)
def test_calls_that_cannot_be_collected_are_found(call: str) -> None:
    (node,) = (one for one in ast.walk(ast.parse(call)) if isinstance(one, ast.Call))
    assert what_is_wrong(node)


# What the window says in a language in which every text stands in brackets


def texts_in(value: Any) -> Iterator[str]:
    """All texts of a JSON value, but for names of fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)


def words_of_the_file() -> re.Pattern[str]:
    """What stands in the bundled file, and the names of its countries, which have translations of their own."""
    file = msgspec.json.decode(bundled_events_path().read_bytes())
    words = {*NOT_WORDS, *texts_in(file)}
    words |= {country_name(code) for event in file["events"] for code in event.get("countries", ())}
    words |= {" ".join(text.split()) for text in words}
    longest_first = sorted((word for word in words if word.strip()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def said_by(window: MainWindow) -> set[str]:
    """All texts of what is visible in the window, and of its menus."""
    widgets = [window, *(widget for widget in window.findChildren(QWidget) if widget.isVisible())]
    menus = window.findChildren(QMenu)
    actions = {action.text() for action in window.findChildren(QAction)}
    actions |= {action.toolTip() for action in window.findChildren(QAction)}
    return actions | {text for widget in (*widgets, *menus) for text in texts_of(widget)}


@pytest.mark.usefixtures("in_brackets")
def test_all_that_the_window_says_is_translated_or_stands_in_the_file(open_window: OpenWindow) -> None:
    window = open_window()
    window.select(0)
    of_the_file = words_of_the_file()
    left = {untranslated(text, of_the_file) for text in said_by(window)} - {""}
    assert sorted(left) == []


def test_untranslated_words_are_found_among_those_that_are_translated() -> None:
    of_the_file = re.compile(r"(?<!\w)(?:Crimea)(?!\w)")
    assert untranslated("⟦⟦3 shown⟧ in ⟦view⟧⟧ · 12 · Crimea", of_the_file) == ""
    assert untranslated("⟦3 shown⟧ in view of Crimea", of_the_file) == "in view of"
    assert untranslated("⟦a long text that is c…", of_the_file) == ""


@pytest.mark.usefixtures("in_brackets")
def test_all_that_is_said_of_a_broken_file_is_translated(tmp_path: Path) -> None:
    events: list[dict[str, Any]] = [
        {"title": "One", "date": "2024-13", "countries": "LT", "importance": "3", "related": ["none"]},
        {"title": "Two", "start": "2024", "end": "1999", "category": "other", "text": 5},
        {"titel": "Three", "date": "2023-02-29"},
        {"title": "Four", "date": "2024-01", "countries": ["QQ", "lt"], "status": "over", "source": {}},
        {"title": "Five", "dates": [{"date": "1999-1-1"}, 7]},
    ]
    head = {"categories": [{"id": "a", "color": "pink"}], "sources": [{"id": "b"}, {"id": "b", "title": "B"}]}
    file = read_file(write_events(tmp_path / "broken.json", events, as_of="2024/..", **head))
    own = re.compile("over")
    left = {
        untranslated(words, own) for problem in file.problems for words in (problem.reason, problem.suggestion or "")
    }
    assert len(file.problems) > 12
    assert left == {""}


@pytest.mark.usefixtures("in_brackets")
def test_headings_and_themes_are_translated() -> None:
    titles = [column.title for column in COLUMNS] + [theme.title for theme in THEMES.values()]
    assert [title for title in titles if not title.startswith("⟦")] == []
