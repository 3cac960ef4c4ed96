"""Hands for the window's tests: real events sent to real widgets, and where things stand in the picture."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QTextEdit, QWidget

from timeline_app.filters import EventFilter
from timeline_app.layout.metrics import AXIS_HEIGHT_PX, LANE_HEADER_PX
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.readers import read_file
from timeline_app.resources import bundled_events_path
from timeline_app.window.main_window import MainWindow
from timeline_app.window.settings import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import pytest
    from PySide6.QtCore import QEvent
    from pytestqt.qtbot import QtBot

    from timeline_app.layout.lanes import GroupBy
    from timeline_app.layout.scene import Scene
    from timeline_app.table import EventFile
    from timeline_app.timescale import TimeScale
    from timeline_app.view import View

    OpenWindow = Callable[..., MainWindow]

LEFT: Final = Qt.MouseButton.LeftButton
NO_KEY: Final = Qt.KeyboardModifier.NoModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
CONTROL: Final = Qt.KeyboardModifier.ControlModifier
HOSTILE: Final = "<img src=file:///etc/passwd>"
"""Were it taken as rich text, Qt would read the file."""


def as_left(_file: EventFile, _group_by: GroupBy) -> View | None:
    """What a start asks to see if it says nothing."""
    return None


def settings_at(path: Path) -> Remembered:
    """Settings in a file of the test's own."""
    return Remembered(QSettings(str(path), QSettings.Format.IniFormat))


def window_opener(qtbot: QtBot, remembered: Remembered, monkeypatch: pytest.MonkeyPatch) -> OpenWindow:
    """What the fixture `open_window` gives."""
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("en_US")))

    def open_window(
        file: EventFile | None = None,
        event_filter: EventFilter | None = None,
        theme: str = "light",
        size_px: tuple[int, int] | None = (1200, 760),
        settings: Remembered = remembered,
    ) -> MainWindow:
        shown = file or read_file(bundled_events_path())
        window = MainWindow(shown, settings, event_filter or EventFilter(), theme)
        qtbot.addWidget(window)
        window.timeline.motion.reduced = True
        if size_px is not None:
            window.resize(*size_px)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.timeline.setFocus()
        QApplication.processEvents()
        return window

    return open_window


def show_file(window: MainWindow, file: EventFile) -> None:
    """Show a file in place of the one that is shown."""
    window.show_new(PreparedFile.of(file, window.measure, window.language))


def write_events(path: Path, events: Sequence[dict[str, Any]], **head: Any) -> Path:
    """A file of events at `path`."""
    path.write_text(json.dumps({"title": "Made up", **head, "events": events}), encoding="utf-8")
    return path


# Pointer and keys


def send_mouse(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPointF,
    *,
    button: Qt.MouseButton = LEFT,
    buttons: Qt.MouseButton = LEFT,
    time_ms: int = 0,
    modifiers: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """One mouse event at a place in the widget."""
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), button, buttons, modifiers)
    event.setTimestamp(time_ms)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, at: QPointF, time_ms: int = 0) -> None:
    send_mouse(widget, QMouseEvent.Type.MouseButtonPress, at, time_ms=time_ms)


def move(widget: QWidget, at: QPointF, time_ms: int = 0) -> None:
    """Move with the button held down."""
    send_mouse(widget, QMouseEvent.Type.MouseMove, at, button=Qt.MouseButton.NoButton, time_ms=time_ms)


def hover(widget: QWidget, at: QPointF) -> None:
    none = Qt.MouseButton.NoButton
    send_mouse(widget, QMouseEvent.Type.MouseMove, at, button=none, buttons=none)


def release(widget: QWidget, at: QPointF, time_ms: int = 0, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    none = Qt.MouseButton.NoButton
    send_mouse(widget, QMouseEvent.Type.MouseButtonRelease, at, buttons=none, time_ms=time_ms, modifiers=modifiers)


def click(widget: QWidget, at: QPointF, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    press(widget, at)
    release(widget, at, modifiers=modifiers)


def double_click(widget: QWidget, at: QPointF) -> None:
    """The four events that Qt sends."""
    click(widget, at)
    send_mouse(widget, QMouseEvent.Type.MouseButtonDblClick, at)
    release(widget, at)


def drag(widget: QWidget, start: QPointF, by: QPointF, *, steps: int = 4, step_ms: int = 200) -> None:
    """Press, move in even steps and let go; slowly unless `step_ms` is short."""
    press(widget, start)
    for step in range(1, steps + 1):
        move(widget, start + by * (step / steps), step * step_ms)
    release(widget, start + by, steps * step_ms)


def wheel(
    widget: QWidget,
    at: QPointF,
    notches: float = 0,
    *,
    pixels: QPoint | None = None,
    modifiers: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """Turn the wheel, away from the hand if positive; a touchpad gives `pixels`."""
    pixels = pixels or QPoint()
    angle = QPoint(pixels.x() * 8, pixels.y() * 8) if not notches else QPoint(0, round(120 * notches))
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        pixels,
        angle,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def key(widget: QWidget, name: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.keyClick(widget, name, modifiers)


def drop(widget: QWidget, path: Path) -> None:
    """Drag a file onto the widget and let it fall."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, LEFT, NO_KEY)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    fall = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, LEFT, NO_KEY)
    QApplication.sendEvent(widget, fall)
    assert fall.isAccepted()


def drive_dialog(drive: Callable[[Any], None]) -> None:
    """Have the next dialog driven once it is open, and closed whatever happens."""

    def start() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None, "no dialog is open"
        try:
            drive(dialog)
        finally:
            if dialog.isVisible():
                dialog.close()

    QTimer.singleShot(0, start)


class Said:
    """What message boxes said, each closed at once, and links that were opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        self.opened: list[str] = []

        def close_at_once(box: QMessageBox) -> int:
            assert all(is_plain(label) for label in box.findChildren(QLabel) if label.text())
            self.texts.append(f"{box.text()}: {box.informativeText()}")
            return int(QMessageBox.StandardButton.Ok)

        def note(url: QUrl) -> bool:
            self.opened.append(url.toString())
            return True

        monkeypatch.setattr(QMessageBox, "exec", close_at_once)
        monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(note))


def is_plain(label: QLabel) -> bool:
    """Whether a label shows its text as it is."""
    return label.textFormat() == Qt.TextFormat.PlainText


# What is shown, and where


def scale_of(window: MainWindow) -> TimeScale:
    scale = window.timeline.scale
    assert scale is not None
    return scale


def scene_of(window: MainWindow) -> Scene:
    scene = window.timeline.scene()
    assert scene is not None
    return scene


def row_of(window: MainWindow, name: str) -> int:
    """The row of the event with this id."""
    records = window.file.table.records
    return next(row for row in range(len(records)) if records.event(row).id == name)


def id_of(window: MainWindow, row: int | None) -> str | None:
    return None if row is None else window.file.table.records.event(row).id


def ids_shown(window: MainWindow) -> set[str | None]:
    """The events in view, drawn on their own or counted in a cluster."""
    scene, layout = scene_of(window), window.timeline.timeline_layout
    assert layout is not None
    rows = {mark.row for mark in scene.marks}
    for cluster in scene.clusters:
        rows.update(layout.cluster_rows(cluster, scale_of(window).px_per_s).tolist())
    return {id_of(window, row) for row in rows}


def place_of(window: MainWindow, name: str) -> QPointF:
    """A point on the words of the event with this id."""
    row = row_of(window, name)
    label = next(label for label in scene_of(window).labels if label.row == row)
    return QPointF(max(label.left_px, 2.0) + 4, AXIS_HEIGHT_PX + label.top_px + 6)


def empty_place(window: MainWindow) -> QPointF:
    """A point in the lanes where nothing is."""
    scene, timeline = scene_of(window), window.timeline
    for y_px in range(2, int(timeline.height() - AXIS_HEIGHT_PX), 3):
        if any(lane.top_px <= y_px < lane.top_px + LANE_HEADER_PX for lane in scene.lanes):
            continue
        for x_px in range(4, timeline.width() - 30, 8):
            if scene.row_at(x_px, y_px) is None and scene.cluster_at(x_px, y_px) is None:
                return QPointF(x_px, AXIS_HEIGHT_PX + y_px)
    raise AssertionError("the lanes are full")


def texts_in(widget: QWidget) -> list[str]:
    """All texts that are to be seen, without the places where long words of links may be broken."""
    labels = [label.text().replace("\u200b", "") for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return labels + [block.toPlainText() for block in widget.findChildren(QTextEdit) if block.isVisibleTo(widget)]


def labels_with(widget: QWidget, words: str) -> Iterator[QLabel]:
    return (label for label in widget.findChildren(QLabel) if words in label.text())


def status_words(window: MainWindow) -> str:
    """The status line as one text, buttons included."""
    bar = window.statusBar()
    buttons = [button.text() for button in bar.findChildren(QAbstractButton) if button.isVisibleTo(bar)]
    return " | ".join(text for text in texts_in(bar) + buttons if text)
