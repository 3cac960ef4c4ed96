"""The menus: every action of the window with its key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from timeline_app import __version__
from timeline_app.filters import EventFilter
from timeline_app.theme import THEMES
from timeline_app.window import commands, selecting
from timeline_app.window.header import GROUPINGS
from timeline_app.window.middle import BOTH, TABLE, TIMELINE
from timeline_app.window.settings import TEXT_PERCENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.window.main_window import MainWindow

_Keys = QKeySequence.StandardKey | str


def add_actions(window: MainWindow) -> dict[str, QAction]:
    """Fill the menu bar; the actions by their plain texts."""
    bar = window.menuBar()
    _fill_file(bar.addMenu("&File"), window)
    _fill_view(bar.addMenu("&View"), window)
    _fill_event(bar.addMenu("&Event"), window)
    _fill_go(bar.addMenu("&Go"), window)
    _fill_help(bar.addMenu("&Help"), window)
    return {action.text().replace("&", ""): action for menu in bar.findChildren(QMenu) for action in menu.actions()}


def _fill_file(file: QMenu, window: MainWindow) -> None:
    standard = QKeySequence.StandardKey
    _add(file, "&Open…", lambda: commands.choose_file(window), [standard.Open])
    _add(file, "&Reload", window.reload, [standard.Refresh, "F5"])
    follow = _add(file, "&Follow the file", window.following.switch, [], checkable=True)
    _check_quietly(follow, window.following.is_on)
    _add(file, "Open the e&xample", window.open_example, [])
    _add(file, "&Problems in the file", lambda: commands.show_problems(window), ["Ctrl+Shift+M"])
    _add(file, "E&ditor command…", lambda: commands.ask_editor(window), [])
    file.addSeparator()
    _add(file, "&Export picture…", lambda: commands.export(window), ["Ctrl+E"])
    _add(file, "Export events as CS&V…", lambda: commands.export_table(window), ["Ctrl+Shift+E"])
    _add(file, "&Copy picture", lambda: commands.copy_picture(window), ["Ctrl+Shift+C"])
    file.addSeparator()
    _add(file, "&Quit", window.close, [standard.Quit, "Ctrl+Q"])


def _fill_view(view: QMenu, window: MainWindow) -> None:
    standard = QKeySequence.StandardKey
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
    theme = _add_choices(view, "&Theme", themes, window.appearance.choose_theme)
    _check(theme, window.appearance.choice)
    window.appearance.theme_chosen.connect(lambda choice: _check(theme, choice))
    sizes = [(str(percent), f"{percent} %") for percent in TEXT_PERCENTS]
    size = _add_choices(view, "Te&xt size", sizes, lambda percent: window.appearance.text_size.choose(int(percent)))
    _check(size, str(window.appearance.text_size.percent))
    window.appearance.text_size.changed.connect(lambda percent: _check(size, str(percent)))
    _add_panels(view, window)
    _add_parts(view, window)
    set_fold = partial(commands.fold_empty_time, window)
    fold = _add(view, "Fold empty &time", set_fold, ["Ctrl+Shift+F"], checkable=True)
    _check_quietly(fold, window.empty_time.is_wanted)
    window.empty_time.all_folded.connect(lambda on: _check_quietly(fold, on))
    motion = _add(view, "Reduce &motion", window.set_reduced_motion, [], checkable=True)
    motion.setChecked(window.timeline.motion.reduced)


def _fill_go(go: QMenu, window: MainWindow) -> None:
    standard = QKeySequence.StandardKey
    _add(go, "&Next event", lambda: window.step(forward=True), ["N", "J"])
    _add(go, "&Previous event", lambda: window.step(forward=False), ["P", "K"])
    _add(go, "To &date…", lambda: commands.go_to_date(window), ["Ctrl+G"])
    _add(go, "&Search events", window.finding.begin, [standard.Find])
    # Not the system's own keys for it: there Ctrl+G is one of them.
    _add(go, "Next &hit", lambda: commands.step_hit(window, forward=True), ["F3"])
    _add(go, "Previous h&it", lambda: commands.step_hit(window, forward=False), ["Shift+F3"])
    go.addSeparator()
    _add(go, "&Back to the last view", lambda: commands.go_back(window, -1), [standard.Back])
    _add(go, "&Forward again", lambda: commands.go_back(window, 1), [standard.Forward])
    saved = go.addMenu("Saved &views")
    saved.aboutToShow.connect(lambda: commands.fill_saved_views(window, saved))
    _add(go, "Sa&ve this view…", lambda: commands.save_view(window), ["Ctrl+D"])
    _add(go, "Copy view as te&xt", lambda: commands.copy_view_as_text(window), [])
    _add(go, "Copy view as co&mmand line", lambda: commands.copy_view_as_command(window), ["Ctrl+Shift+L"])
    go.addSeparator()
    _add(go, "Next p&anel", lambda: _focus_next_panel(window), ["F6"])
    go.addSeparator()
    _add(go, "&Clear filter", lambda: window.set_filter(EventFilter()), ["Ctrl+Shift+X"])


def _fill_help(about: QMenu, window: MainWindow) -> None:
    _add(about, "&Keys and signs", lambda: commands.show_help(window), ["?", QKeySequence.StandardKey.HelpContents])
    about.addAction(f"timeline-app {__version__}").setEnabled(False)


def _fill_event(menu: QMenu, window: MainWindow) -> None:
    """What can be done with the selected events."""
    copy = _add(menu, "Copy as &text", lambda: commands.copy_events(window, "text"), [QKeySequence.StandardKey.Copy])
    # Elsewhere the key copies what is selected there.
    copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    window.timeline.addAction(copy)
    _add(menu, "Copy as &citation", lambda: commands.copy_events(window, "citation"), ["Ctrl+Alt+C"])
    _add(menu, "Copy as &JSON", lambda: commands.copy_events(window, "json"), ["Ctrl+Alt+J"])
    menu.addSeparator()
    _add(menu, "Select the &next one too", lambda: selecting.extend(window, forward=True), ["Shift+N", "Shift+J"])
    _add(menu, "Select the &previous one too", lambda: selecting.extend(window, forward=False), ["Shift+P", "Shift+K"])


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


def _add_parts(menu: QMenu, window: MainWindow) -> None:
    """The table beside the timeline, and alone."""

    def show(alone: bool, on: bool) -> None:
        window.middle.show_parts((TABLE if alone else BOTH) if on else (BOTH if alone else TIMELINE))
        _focus_part(window, window.middle.shown)

    table = _add(menu, "&Table", partial(show, False), ["F10"], checkable=True)
    alone = _add(menu, "Table a&lone", partial(show, True), ["Ctrl+F10"], checkable=True)

    def check(shown: str) -> None:
        _check_quietly(table, shown != TIMELINE)
        _check_quietly(alone, shown == TABLE)

    check(window.middle.shown)
    window.middle.changed.connect(check)


def _focus_part(window: MainWindow, shown: str) -> None:
    """Put the focus where one has just asked to look."""
    panel = window.middle.panel
    (window.timeline if shown == TIMELINE or panel is None else panel.view).setFocus()


def _check_quietly(action: QAction, checked: bool) -> None:
    """Show a state without bringing it about."""
    blocked = action.blockSignals(True)
    action.setChecked(checked)
    action.blockSignals(blocked)


def _zoom_to_selection(window: MainWindow) -> None:
    if window.selected is not None:
        window.timeline.zoom_to_row(window.selected)


def _focus_next_panel(window: MainWindow) -> None:
    stops = [window.timeline, window.overview, window.detail, window.filters.countries.view]
    if window.middle.panel is not None:
        stops.insert(2, window.middle.panel.view)
    stops = [widget for widget in stops if widget.isVisible()]
    focused = [widget.hasFocus() or widget.isAncestorOf(window.focusWidget()) for widget in stops]
    following = stops[(focused.index(True) + 1) % len(stops)] if True in focused else stops[0]
    following.setFocus()
