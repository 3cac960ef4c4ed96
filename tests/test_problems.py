"""The problems list: all of it readable, each event and each place one click away, live when the file changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from made_up import make_file
from PySide6.QtCore import QPointF, QProcess, QStandardPaths, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton
from window_parts import (
    CONTROL,
    HOSTILE,
    click,
    double_click,
    drive_dialog,
    id_of,
    is_plain,
    key,
    row_of,
    status_words,
    write_events,
)

from timeline_app.filters import EventFilter
from timeline_app.readers import read_file
from timeline_app.window import commands
from timeline_app.window.problems_dialog import ProblemsDialog
from timeline_app.window.problems_model import COLUMNS, FIX, PLACE, REASON, ProblemsModel

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QModelIndex, QUrl
    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.table import EventFile
    from timeline_app.window.editor_dialog import EditorDialog
    from timeline_app.window.main_window import MainWindow

BAD: list[dict[str, Any]] = [
    {"id": "a", "title": "A", "date": "2O24", "countries": ["LT"]},
    {"title": 5, "countries": "LT"},
    {"id": "c", "title": HOSTILE, "date": "2014", "countries": ["XX"]},
]


class Editor:
    """What would have been started; nothing is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.started: list[list[str]] = []
        self.starts = True
        monkeypatch.setattr(QStandardPaths, "findExecutable", staticmethod(lambda _: ""))
        monkeypatch.setattr(QProcess, "startDetached", staticmethod(self._start))

    def _start(self, program: str, arguments: list[str]) -> tuple[bool, int]:
        self.started.append([program, *arguments])
        return self.starts, 1


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch) -> Editor:
    return Editor(monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_events(tmp_path / "my events.json", BAD)


@pytest.fixture
def window(open_window: OpenWindow, path: Path, editor: Editor) -> MainWindow:
    window = open_window(read_file(path))
    window.remembered.save_editor_command("edit -l {line} -c {column} {file}")
    assert editor.started == []
    return window


def list_of(window: MainWindow) -> ProblemsDialog:
    key(window, Qt.Key.Key_M, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(ProblemsDialog)
    assert isinstance(dialog, ProblemsDialog)
    assert dialog.isVisible()
    return dialog


def cells(dialog: ProblemsDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def cell_at(dialog: ProblemsDialog, row: int, column: int) -> QPointF:
    return QPointF(dialog.view.visualRect(dialog.model.index(row, column)).center())


def test_each_problem_is_listed_with_place_event_field_reason_and_fix(window: MainWindow) -> None:
    dialog = list_of(window)
    problems = window.file.problems
    assert cells(dialog) == [
        [f"{one.line}:{one.column}", one.event_title or "", one.field or "", one.reason, one.suggestion or ""]
        for one in problems
    ]
    assert len(problems) == 4
    assert dialog.intro.text() == (
        "4 problems. 1 event could not be read and is not shown."
        " 1 event without a date is in the table, not on the timeline. All others are shown."
    )
    for row, problem in enumerate(problems):
        dialog.view.selectRow(row)
        assert str(problem).endswith(dialog.whole.toPlainText())
        assert problem.reason in dialog.whole.toPlainText()
    assert all(is_plain(label) for label in (dialog.intro, dialog.note))


def test_the_list_hinders_nothing_and_is_one(window: MainWindow) -> None:
    dialog = list_of(window)
    assert not dialog.isModal()
    key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    next(b for b in window.statusBar().findChildren(QPushButton) if "4 problems in" in b.text()).click()
    assert dialog.isVisible()
    assert len(window.findChildren(ProblemsDialog)) == 1


def test_a_file_without_problems_says_so(open_window: OpenWindow) -> None:
    dialog = list_of(open_window(make_file(["2014"])))
    assert dialog.intro.text() == "No problems. All events are shown."
    assert dialog.model.rowCount() == 0
    key(dialog.view, Qt.Key.Key_Return)
    assert not dialog.open_button.isEnabled()


LOST, UNDATED, DATED = {"title": 5}, {"title": "U"}, {"title": "D", "date": "2014"}


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([UNDATED], "1 problem. 1 event without a date is in the table, not on the timeline."),
        (
            [UNDATED, DATED, {"title": "W", "date": "2O14"}],
            "2 problems. 2 events without a date are in the table, not on the timeline. All others are shown.",
        ),
        ([LOST, DATED], "1 problem. 1 event could not be read and is not shown. All others are shown."),
        ([LOST, LOST], "2 problems. 2 events could not be read and are not shown."),
        ([{**DATED, "countries": ["XX"]}], "1 problem. All events are shown."),
    ],
)
def test_the_list_says_which_events_are_not_on_the_timeline(
    open_window: OpenWindow, events: list[dict[str, Any]], words: str
) -> None:
    assert list_of(open_window(make_file(events))).intro.text() == words


def test_the_problem_of_an_event_in_the_table_selects_it(window: MainWindow) -> None:
    dialog = list_of(window)
    dialog.view.setFocus()
    selected = []
    for _ in range(4):
        selected.append(id_of(window, window.selected))
        key(dialog.view, Qt.Key.Key_Down)
    # The first was chosen when the list was filled, not by the user; that of a lost event leaves what is selected.
    assert selected == [None, None, None, "c"]
    key(dialog.view, Qt.Key.Key_Home, CONTROL)
    assert id_of(window, window.selected) == "a"


def test_an_event_that_the_filter_hides_stays_hidden_and_that_is_said(window: MainWindow) -> None:
    window.set_filter(EventFilter.of(country={"LT"}))
    dialog = list_of(window)
    dialog.view.selectRow(3)
    assert window.event_filter == EventFilter.of(country={"LT"})
    assert window.selected is None
    assert dialog.note.text() == "The filter hides this event"


@pytest.mark.parametrize("way", ["click on the place", "double click", "double click on the place", "Enter", "button"])
def test_a_place_is_opened_once(window: MainWindow, editor: Editor, path: Path, way: str) -> None:
    dialog = list_of(window)
    viewport = dialog.view.viewport()
    if way == "click on the place":
        click(viewport, cell_at(dialog, 3, PLACE))
    elif way == "double click":
        double_click(viewport, cell_at(dialog, 3, 3))
    elif way == "double click on the place":
        double_click(viewport, cell_at(dialog, 3, PLACE))
    else:
        click(viewport, cell_at(dialog, 3, 3))
        assert editor.started == []
        if way == "Enter":
            key(dialog.view, Qt.Key.Key_Return)
        else:
            dialog.open_button.click()
    problem = window.file.problems[3]
    assert editor.started == [["edit", "-l", str(problem.line), "-c", str(problem.column), str(path)]]
    assert f"Opened line {problem.line}, column {problem.column} in edit" in status_words(window)
    assert f"Opened line {problem.line}" in dialog.note.text()


def open_first(window: MainWindow, command: str) -> str:
    window.remembered.save_editor_command(command)
    dialog = list_of(window)
    dialog.open_button.click()
    return status_words(window)


def test_what_cannot_be_opened_is_said(window: MainWindow, editor: Editor) -> None:
    assert "The editor command cannot be used: a quotation mark is not closed" in open_first(window, 'edit "')
    editor.starts = False
    assert "edit could not be started" in open_first(window, "edit {file}:{line}")
    editor.starts = True
    assert "Opened in edit; go to line 1, column" in open_first(window, "edit {file}")


def test_without_a_command_a_known_editor_is_found(
    window: MainWindow, editor: Editor, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "findExecutable", staticmethod(lambda name: name * (name == "kate")))
    open_first(window, "")
    assert editor.started[0][:2] == ["kate", "--line"]
    assert editor.started[0][-1] == str(path)


def test_without_an_editor_the_system_opens_json_and_nothing_else(
    window: MainWindow, editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.fileName())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(note))
    assert "Opened as the system opens JSON files; go to line 1, column" in open_first(window, "")
    assert opened == ["my events.json"]
    window.open(write_events(tmp_path / "events.desktop", BAD))
    assert "No editor was found" in open_first(window, "")
    assert opened == ["my events.json"]
    assert editor.started == []


def test_the_editor_is_really_started_without_a_shell(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    nasty = tmp_path / "$(touch pwned) ;'{line}'.json"
    window = open_window(read_file(write_events(nasty, BAD)))
    out = tmp_path / "out"
    script = "import sys; open(sys.argv[1], 'w').write('\\n'.join(sys.argv[2:]))"
    open_first(window, f'python3 -c "{script}" {out} {{line}} {{file}}')
    qtbot.waitUntil(lambda: out.exists() and out.read_text() != "", timeout=20_000)
    assert out.read_text().split("\n") == ["1", str(nasty)]


def test_copying_gives_the_lines_of_check(window: MainWindow, qtbot: QtBot) -> None:
    dialog = list_of(window)
    # The key is the timeline's own while that has the focus.
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.view.setFocus()
    dialog.copy_button.click()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text().splitlines() == [str(problem) for problem in window.file.problems]
    click(dialog.view.viewport(), cell_at(dialog, 1, 3))
    key(dialog.view, Qt.Key.Key_C, CONTROL)
    assert clipboard.text() == str(window.file.problems[1])


@pytest.mark.parametrize("column", range(len(COLUMNS)))
def test_the_list_can_be_sorted_and_keeps_what_is_chosen(window: MainWindow, column: int) -> None:
    dialog = list_of(window)
    dialog.view.selectRow(2)
    chosen = dialog.current()
    dialog.view.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    texts = [row[column] for row in cells(dialog)]
    if column != PLACE:
        assert texts == sorted(texts, key=str.casefold, reverse=True)
    assert dialog.current() == chosen
    dialog.view.sortByColumn(PLACE, Qt.SortOrder.AscendingOrder)
    assert [dialog.model.problem(row) for row in range(4)] == list(window.file.problems)


NO_FIX = [{"title": "Undated"}]
LONG_FIX = [{"title": "Long", "date": "2024-01-01T10:00:00+02:00 - 2024-02-01T10:00:00+02:00"}, {"title": "Undated"}]


def width_px(dialog: ProblemsDialog, column: int) -> int:
    return dialog.view.columnWidth(column)


def needed_px(dialog: ProblemsDialog, column: int) -> int:
    rows = range(dialog.model.rowCount())
    heading_px = dialog.view.horizontalHeader().sectionSizeHint(column)
    return max(heading_px, *(dialog.view.sizeHintForIndex(dialog.model.index(row, column)).width() for row in rows))


@pytest.mark.parametrize("events", [NO_FIX, BAD, LONG_FIX])
@pytest.mark.parametrize("dialog_px", [700, 900, 1440])
def test_problem_and_fix_share_the_width_by_what_they_need(
    open_window: OpenWindow, events: list[dict[str, Any]], dialog_px: int
) -> None:
    dialog = list_of(open_window(make_file(events)))
    dialog.resize(dialog_px, 400)
    widths = [width_px(dialog, column) for column in range(len(COLUMNS))]
    assert sum(widths) == dialog.view.horizontalHeader().viewport().width()
    problem_px, fix_px = widths[REASON:]
    # A grid line stands beside the texts.
    needs = needed_px(dialog, REASON) + 1, needed_px(dialog, FIX) + 1
    if sum(needs) <= problem_px + fix_px:
        assert problem_px >= needs[0]
        assert fix_px in {needs[1], needs[1] - 1}
    else:
        assert fix_px <= min(needs[1], problem_px)


def test_a_width_that_was_set_by_hand_stays(window: MainWindow) -> None:
    dialog = list_of(window)
    dialog.view.horizontalHeader().resizeSection(REASON, 222)
    dialog.resize(1200, 500)
    dialog.view.sortByColumn(FIX, Qt.SortOrder.AscendingOrder)
    assert width_px(dialog, REASON) == 222


# Live


def test_mending_the_file_shortens_the_list_and_keeps_what_is_chosen(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    dialog = list_of(window)
    dialog.view.selectRow(3)
    window.select(row_of(window, "a"))
    write_events(path, [{"title": "New"}, {**BAD[0], "date": "2024"}, *BAD[1:]])
    qtbot.waitUntil(lambda: dialog.model.problem(0).event_title == "New", timeout=10_000)
    chosen = dialog.current()
    assert chosen is not None
    assert "XX" in chosen.reason
    # The list was filled again; that is no choice of the user's.
    assert id_of(window, window.selected) == "a"
    write_events(path, BAD[:1])
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=10_000)
    assert dialog.view.currentIndex().row() == 0
    write_events(path, [])
    qtbot.waitUntil(lambda: dialog.intro.text() == "No problems. All events are shown.", timeout=10_000)
    assert dialog.whole.toPlainText() == ""
    assert dialog.isVisible()


def test_a_file_that_cannot_be_read_is_listed_with_its_place(
    window: MainWindow, path: Path, editor: Editor, qtbot: QtBot
) -> None:
    dialog = list_of(window)
    path.write_text('{"events": [\n  {"title": "A",}\n]}', encoding="utf-8")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=10_000)
    assert "The file cannot be read now; what is shown was read at" in dialog.intro.text()
    assert cells(dialog)[0][0] == "2:16"
    assert "comma" in cells(dialog)[0][3]
    dialog.open_button.click()
    assert editor.started == [["edit", "-l", "2", "-c", "16", str(path)]]


def test_of_a_file_that_is_gone_it_is_not_said_that_all_is_well(
    window: MainWindow, path: Path, editor: Editor, qtbot: QtBot
) -> None:
    dialog = list_of(window)
    lively = dialog.open_button.grab().toImage()
    assert all(action.isEnabled() for action in dialog.view.actions())
    write_events(path, [])
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0, timeout=10_000)
    path.unlink()
    qtbot.waitUntil(lambda: "The file is gone" in dialog.intro.text(), timeout=10_000)
    assert dialog.intro.text().endswith(".")
    assert "No problems" not in dialog.intro.text()
    # There is nothing to open, and it is seen.
    assert not dialog.open_button.isEnabled()
    assert dialog.open_button.grab().toImage() != lively
    assert not any(action.isEnabled() for action in dialog.view.actions())
    assert editor.started == []


# Many


def many(count: int) -> EventFile:
    return make_file([{"title": str(number), "date": "2O14"} for number in range(count)])


def test_of_a_hundred_thousand_problems_those_in_view_are_made(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[int] = set()
    data = ProblemsModel.data

    def note(model: ProblemsModel, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        asked.add(index.row())
        return data(model, index, role)

    monkeypatch.setattr(ProblemsModel, "data", note)
    dialog = list_of(open_window(many(100_000)))
    dialog.grab()
    dialog.view.scrollToBottom()
    dialog.grab()
    assert dialog.model.rowCount() == 100_000
    assert 99_999 in asked
    assert len(asked) < 200


# The editor command


def test_the_editor_command_is_asked_for_and_remembered(window: MainWindow, path: Path) -> None:
    def write(dialog: EditorDialog) -> None:
        assert dialog.field.text() == "edit -l {line} -c {column} {file}"
        dialog.field.setText('mine "')
        assert "a quotation mark is not closed" in dialog.outcome.text()
        ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
        assert not ok.isEnabled()
        dialog.field.setText("vim +{line} {file}")
        assert f"Runs: vim +12 '{path}'" in dialog.outcome.text()
        assert "terminal" in dialog.outcome.text()
        dialog.field.setText(" mine {file} ")
        ok.click()

    drive_dialog(write)
    commands.ask_editor(window)
    assert window.remembered.editor_command() == "mine {file}"
    drive_dialog(lambda dialog: dialog.field.setText("other"))
    commands.ask_editor(window)
    assert window.remembered.editor_command() == "mine {file}"


def test_rows_grow_with_the_size_of_the_text_also_while_the_list_is_open(open_window: OpenWindow) -> None:
    dialog = list_of(open_window(make_file(BAD)))
    before_px = dialog.view.verticalHeader().defaultSectionSize()
    font = dialog.view.font()
    font.setPixelSize(2 * font.pixelSize())
    dialog.view.setFont(font)
    assert dialog.view.verticalHeader().defaultSectionSize() >= 1.5 * before_px
