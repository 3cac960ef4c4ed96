"""The menus: every action of the window with its key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu

from timeline_app import __version__
from timeline_app.filters import EventFilter
from timeline_app.theme import THEMES
from timeline_app.window import commands
from timeline_app.window.header import GROUPINGS
from timeline_app.window.settings import TEXT_PERCENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.window.main_window import MainWindow

_Keys = QKeySequence.StandardKey | str


def add_actions(window: MainWindow) -> dict[str, QAction]:
    """Fill the menu bar; the actions by their plain texts."""
    bar, standard = window.menuBar(), QKeySequence.StandardKey
    file = bar.addMenu("&File")
    _add(file, "&Open…", lambda: commands.choose_file(window), [standard.Open])
    _add(file, "&Reload", window.reload, [standard.Refresh, "F5"])
    _add(file, "Open the e&xample", window.open_example, [])
    _add(file, "&Problems in the file…", lambda: commands.show_problems(window), [])
    file.addSeparator()
    _add(file, "&Export picture…", lambda: commands.export(window), ["Ctrl+E"])
    _add(file, "&Copy picture", lambda: commands.copy_picture(window), ["Ctrl+Shift+C"])
    file.addSeparator()
    _add(file, "&Quit", window.close, [standard.Quit, "Ctrl+Q"])

    view = bar.addMenu("&View")
    _add(view, "Zoom &in", lambda: window.timeline.zoom(1.6), ["+", "=", standard.ZoomIn])
    _add(view, "Zoom &out", lambda: window.timeline.zoom(1 / 1.6), ["-", standard.ZoomOut])
    _add(view, "Show &everything", window.timeline.fit_all, ["Home", "0"])
    _add(view, "Zoom to &selection", lambda: _zoom_to_selection(window), ["F"])
    view.addSeparator()
    grouping = _add_choices(view, "&Group", GROUPINGS, window.set_group_by)
    _check(grouping, window.group_by)
    window.group_by_changed.connect(lambda choice: _check(grouping, choice))
    _add(view, "Arrange &lanes…", lambda: commands.arrange_lanes(window), ["Ctrl+L"])
    themes = [("system", "As the system"), *((name, theme.title) for name, theme in THEMES.items())]
    theme = _add_choices(view, "&Theme", themes, window.set_theme)
    _check(theme, window.theme_choice)
    window.theme_changed.connect(lambda choice: _check(theme, choice))
    sizes = [(str(percent), f"{percent} %") for percent in TEXT_PERCENTS]
    size = _add_choices(view, "Te&xt size", sizes, lambda percent: window.text_size.choose(int(percent)))
    _check(size, str(window.text_size.percent))
    window.text_size.changed.connect(lambda percent: _check(size, str(percent)))
    _add_panels(view, window)
    set_fold = partial(commands.fold_empty_time, window)
    fold = _add(view, "Fold empty &time", set_fold, ["Ctrl+Shift+F"], checkable=True)
    _check_quietly(fold, window.empty_time.is_wanted)
    window.empty_time.all_folded.connect(lambda on: _check_quietly(fold, on))
    motion = _add(view, "Reduce &motion", window.set_reduced_motion, [], checkable=True)
    motion.setChecked(window.timeline.motion.reduced)

    go = bar.addMenu("&Go")
    _add(go, "&Next event", lambda: window.step(forward=True), ["N", "J"])
    _add(go, "&Previous event", lambda: window.step(forward=False), ["P", "K"])
    _add(go, "To &date…", lambda: commands.go_to_date(window), ["Ctrl+G"])
    _add(go, "&Search countries", lambda: _search(window), [standard.Find])
    _add(go, "Next p&anel", lambda: _focus_next_panel(window), ["F6"])
    go.addSeparator()
    _add(go, "&Clear filter", lambda: window.set_filter(EventFilter()), ["Ctrl+Shift+X"])

    about = bar.addMenu("&Help")
    _add(about, "&Keys and signs", lambda: commands.show_help(window), ["?", standard.HelpContents])
    about.addAction(f"timeline-app {__version__}").setEnabled(False)
    return {action.text().replace("&", ""): action for menu in bar.findChildren(QMenu) for action in menu.actions()}


def _add(
    menu: QMenu, text: str, do: Callable[..., object], keys: Sequence[_Keys], *, checkable: bool = False
) -> QAction:
    action = QAction(text, menu)
    action.setCheckable(checkable)
    sequences: list[QKeySequence] = []
    for key in keys:
        bindings = QKeySequence.keyBindings(key) if isinstance(key, QKeySequence.StandardKey) else [QKeySequence(key)]
        sequences += [binding for binding in bindings if binding not in sequences]
    action.setShortcuts(sequences)
    if checkable:
        action.toggled.connect(do)
    else:
        action.triggered.connect(lambda _checked=False: do())
    menu.addAction(action)
    return action


def _add_choices(
    menu: QMenu, title: str, choices: Sequence[tuple[str, str]], choose: Callable[[str], object]
) -> QActionGroup:
    submenu = menu.addMenu(title)
    group = QActionGroup(submenu)
    for key, text in choices:
        action = QAction(text, submenu)
        action.setCheckable(True)
        action.setData(key)
        action.triggered.connect(lambda _checked=False, key=key: choose(key))
        group.addAction(action)
        submenu.addAction(action)
    return group


def _check(group: QActionGroup, choice: str) -> None:
    for action in group.actions():
        action.setChecked(action.data() == choice)


def _add_panels(menu: QMenu, window: MainWindow) -> None:
    for name, text, key in (("side", "&Filters", "F7"), ("detail", "&Details", "F8"), ("overview", "&Overview", "F9")):
        action = _add(menu, text, lambda on, name=name: window.set_panel_visible(name, on), [key], checkable=True)
        panel = window.panels()[name]
        _check_quietly(action, not panel.isHidden())


def _check_quietly(action: QAction, checked: bool) -> None:
    """Show a state without bringing it about."""
    blocked = action.blockSignals(True)
    action.setChecked(checked)
    action.blockSignals(blocked)


def _zoom_to_selection(window: MainWindow) -> None:
    if window.selected is not None:
        window.timeline.zoom_to_row(window.selected)


def _search(window: MainWindow) -> None:
    """Bring the filters back, and go to the search field; to the list itself while that is too short to be searched."""
    window.actions_by_name["Filters"].setChecked(True)
    countries = window.filters.countries
    fields = [field for field in countries.findChildren(QLineEdit) if field.isVisible()]
    (fields[0] if fields else countries.view).setFocus()


def _focus_next_panel(window: MainWindow) -> None:
    stops = [window.timeline, window.overview, window.detail, window.filters.countries.view]
    stops = [widget for widget in stops if widget.isVisible()]
    focused = [widget.hasFocus() or widget.isAncestorOf(window.focusWidget()) for widget in stops]
    following = stops[(focused.index(True) + 1) % len(stops)] if True in focused else stops[0]
    following.setFocus()
