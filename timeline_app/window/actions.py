"""The menus: every action of the window with its key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from timeline_app import __version__
from timeline_app.filters import EventFilter
from timeline_app.theme import WINDOW_THEMES
from timeline_app.window import commands, copying, exporting, focusing, going, selecting
from timeline_app.window.appearance import HOUSE_STYLE
from timeline_app.window.header import grouping_words
from timeline_app.window.middle import BOTH, TABLE, TIMELINE
from timeline_app.window.settings import TEXT_PERCENTS
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.window.main_window import MainWindow

_Keys = QKeySequence.StandardKey | str


def add_actions(window: MainWindow) -> dict[str, QAction]:
    """Fill the menu bar; the actions by their plain English texts, choices and menus by those that are shown."""
    bar = window.menuBar()
    _fill_file(bar.addMenu(translate("Menus", "&File")), window)
    _fill_view(bar.addMenu(translate("Menus", "&View")), window)
    _fill_event(bar.addMenu(translate("Menus", "&Event")), window)
    _fill_go(bar.addMenu(translate("Menus", "&Go")), window)
    _fill_help(bar.addMenu(translate("Menus", "&Help")), window)
    actions = [action for menu in bar.findChildren(QMenu) for action in menu.actions()]
    return {action.objectName() or action.text().replace("&", ""): action for action in actions}


def _fill_file(file: QMenu, window: MainWindow) -> None:
    standard = QKeySequence.StandardKey
    _add(file, QT_TRANSLATE_NOOP("Menus", "&Open…"), lambda: commands.choose_file(window), [standard.Open])
    _add(file, QT_TRANSLATE_NOOP("Menus", "&Reload"), lambda: commands.reload(window), [standard.Refresh, "F5"])
    follow = _add(file, QT_TRANSLATE_NOOP("Menus", "&Follow the file"), window.following.switch, [], checkable=True)
    _check_quietly(follow, window.following.is_on)
    _add(file, QT_TRANSLATE_NOOP("Menus", "Open the e&xample"), lambda: commands.open_example(window), [])
    _add(
        file,
        QT_TRANSLATE_NOOP("Menus", "&Problems in the file"),
        lambda: commands.show_problems(window),
        ["Ctrl+Shift+M"],
    )
    _add(file, QT_TRANSLATE_NOOP("Menus", "E&ditor command…"), lambda: commands.ask_editor(window), [])
    file.addSeparator()
    _add(file, QT_TRANSLATE_NOOP("Menus", "&Export picture…"), lambda: exporting.export(window), ["Ctrl+E"])
    _add(
        file,
        QT_TRANSLATE_NOOP("Menus", "Export events as CS&V…"),
        lambda: exporting.export_table(window),
        ["Ctrl+Shift+E"],
    )
    _add(
        file,
        QT_TRANSLATE_NOOP("Menus", "&Copy picture"),
        lambda: copying.copy_picture(window),
        ["Ctrl+Shift+C"],
    )
    file.addSeparator()
    _add(file, QT_TRANSLATE_NOOP("Menus", "&Quit"), window.close, [standard.Quit, "Ctrl+Q"])


def _fill_view(view: QMenu, window: MainWindow) -> None:
    standard = QKeySequence.StandardKey
    _add(view, QT_TRANSLATE_NOOP("Menus", "Zoom &in"), lambda: window.timeline.zoom(1.6), ["+", "=", standard.ZoomIn])
    _add(
        view,
        QT_TRANSLATE_NOOP("Menus", "Zoom &out"),
        lambda: window.timeline.zoom(1 / 1.6),
        ["-", standard.ZoomOut],
    )
    _add(view, QT_TRANSLATE_NOOP("Menus", "Show &everything"), window.timeline.fit_all, ["Home", "0"])
    zoom = _add(view, QT_TRANSLATE_NOOP("Menus", "Zoom to &selection"), lambda: _zoom_to_selection(window), ["F"])
    _enable_with_selection(window, lambda: _can_zoom_to_selection(window), zoom)
    view.addSeparator()
    grouping = _add_choices(view, translate("Menus", "&Group"), list(grouping_words().items()), window.set_group_by)
    _check(grouping, window.group_by)
    window.group_by_changed.connect(lambda choice: _check(grouping, choice))
    _add(
        view,
        QT_TRANSLATE_NOOP("Menus", "Arrange &lanes…"),
        lambda: commands.arrange_lanes(window),
        ["Ctrl+L"],
    )
    themes = [
        ("system", translate("Menus", "As the system", "its theme")),
        *((name, theme.title) for name, theme in WINDOW_THEMES.items()),
        (HOUSE_STYLE, translate("Menus", "House style…")),
    ]
    theme = _add_choices(view, translate("Menus", "&Theme"), themes, partial(_choose_theme, window))
    _check(theme, window.appearance.choice)
    window.appearance.theme_chosen.connect(lambda choice: _check(theme, choice))
    sizes = [
        (str(percent), translate("Menus", "{number} %").format(number=in_figures(percent))) for percent in TEXT_PERCENTS
    ]
    size = _add_choices(
        view, translate("Menus", "Te&xt size"), sizes, lambda percent: window.appearance.text_size.choose(int(percent))
    )
    _check(size, str(window.appearance.text_size.percent))
    window.appearance.text_size.changed.connect(lambda percent: _check(size, str(percent)))
    _add_panels(view, window)
    _add_parts(view, window)
    set_fold = partial(commands.fold_empty_time, window)
    fold = _add(view, QT_TRANSLATE_NOOP("Menus", "Fold empty &time"), set_fold, ["Ctrl+Shift+F"], checkable=True)
    _check_quietly(fold, window.empty_time.is_wanted)
    window.empty_time.all_folded.connect(lambda on: _check_quietly(fold, on))
    motion = _add(view, QT_TRANSLATE_NOOP("Menus", "Reduce &motion"), window.set_reduced_motion, [], checkable=True)
    motion.setChecked(window.timeline.motion.reduced)


def _choose_theme(window: MainWindow, choice: str) -> None:
    if choice == HOUSE_STYLE:
        commands.choose_style(window)
    else:
        window.appearance.choose_theme(choice)


def _fill_go(go: QMenu, window: MainWindow) -> None:
    standard = QKeySequence.StandardKey
    _add(go, QT_TRANSLATE_NOOP("Menus", "&Next event"), lambda: selecting.step(window, forward=True), ["N", "J"])
    _add(go, QT_TRANSLATE_NOOP("Menus", "&Previous event"), lambda: selecting.step(window, forward=False), ["P", "K"])
    _add(go, QT_TRANSLATE_NOOP("Menus", "To &date…"), lambda: going.go_to_date(window), ["Ctrl+G"])
    undated = _add(
        go,
        QT_TRANSLATE_NOOP("Menus", "Events &without a date…"),
        lambda: commands.list_undated(window),
        ["Ctrl+Shift+D"],
    )
    window.matches_changed.connect(lambda: undated.setEnabled(len(commands.undated_rows(window)) > 0))
    _add(go, QT_TRANSLATE_NOOP("Menus", "&Search events"), window.finding.begin, [standard.Find])
    # Not the system's own keys for it: there Ctrl+G is one of them.
    _add(go, QT_TRANSLATE_NOOP("Menus", "Next &hit"), lambda: going.step_hit(window, forward=True), ["F3"])
    _add(
        go,
        QT_TRANSLATE_NOOP("Menus", "Previous h&it"),
        lambda: going.step_hit(window, forward=False),
        ["Shift+F3"],
    )
    go.addSeparator()
    _add(
        go,
        QT_TRANSLATE_NOOP("Menus", "&Back to the last view"),
        lambda: going.go_back(window, -1),
        [standard.Back],
    )
    _add(
        go,
        QT_TRANSLATE_NOOP("Menus", "&Forward again"),
        lambda: going.go_back(window, 1),
        [standard.Forward],
    )
    saved = go.addMenu(translate("Menus", "Saved &views"))
    saved.aboutToShow.connect(lambda: commands.fill_saved_views(window, saved))
    _add(go, QT_TRANSLATE_NOOP("Menus", "Sa&ve this view…"), lambda: commands.save_view(window), ["Ctrl+D"])
    _add(
        go,
        QT_TRANSLATE_NOOP("Menus", "Copy view as te&xt"),
        lambda: copying.copy_view_as_text(window),
        [],
    )
    _add(
        go,
        QT_TRANSLATE_NOOP("Menus", "Copy view as co&mmand line"),
        lambda: copying.copy_view_as_command(window),
        ["Ctrl+Shift+L"],
    )
    go.addSeparator()
    _add(go, QT_TRANSLATE_NOOP("Menus", "Next p&anel"), lambda: focusing.focus_next_panel(window), ["F6"])
    go.addSeparator()
    _add(
        go,
        QT_TRANSLATE_NOOP("Menus", "&Clear filter"),
        lambda: window.set_filter(EventFilter()),
        ["Ctrl+Shift+X"],
    )


def _fill_help(about: QMenu, window: MainWindow) -> None:
    _add(
        about,
        QT_TRANSLATE_NOOP("Menus", "&Keys and signs"),
        lambda: commands.show_help(window),
        ["?", QKeySequence.StandardKey.HelpContents],
    )
    about.addAction(f"timeline-app {__version__}").setEnabled(False)


def _fill_event(menu: QMenu, window: MainWindow) -> None:
    """What can be done with the selected events."""
    copy = _add(
        menu,
        QT_TRANSLATE_NOOP("Menus", "Copy as &text"),
        lambda: copying.copy_events(window, "text"),
        [QKeySequence.StandardKey.Copy],
    )
    # Elsewhere the key copies what is selected there.
    copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    window.timeline.addAction(copy)
    cite = _add(
        menu,
        QT_TRANSLATE_NOOP("Menus", "Copy as &citation"),
        lambda: copying.copy_events(window, "citation"),
        ["Ctrl+Alt+C"],
    )
    as_json = _add(
        menu,
        QT_TRANSLATE_NOOP("Menus", "Copy as &JSON"),
        lambda: copying.copy_events(window, "json"),
        ["Ctrl+Alt+J"],
    )
    menu.addSeparator()
    following = _add(
        menu,
        QT_TRANSLATE_NOOP("Menus", "Select the &next one too"),
        lambda: selecting.extend(window, forward=True),
        ["Shift+N", "Shift+J"],
    )
    previous = _add(
        menu,
        QT_TRANSLATE_NOOP("Menus", "Select the &previous one too"),
        lambda: selecting.extend(window, forward=False),
        ["Shift+P", "Shift+K"],
    )
    has_selected = partial(_has_selected, window)
    _enable_with_selection(window, has_selected, copy, cite, as_json, following, previous)


def _enable_with_selection(window: MainWindow, can: Callable[[], bool], *actions: QAction) -> None:
    """Enable actions as long as the selection lets them do something."""

    def enable() -> None:
        for action in actions:
            action.setEnabled(can())

    # At first, and with another file, nothing is selected, and there is no signal.
    for action in actions:
        action.setEnabled(False)
    window.selection_changed.connect(enable)
    window.file_changed.connect(enable)


def _has_selected(window: MainWindow) -> bool:
    return window.selected is not None


def _can_zoom_to_selection(window: MainWindow) -> bool:
    """Whether an event is selected that has a place in time."""
    return window.selected is not None and window.file.table.is_dated(window.selected)


def _add(
    menu: QMenu, text: object, do: Callable[..., object], keys: Sequence[_Keys], *, checkable: bool = False
) -> QAction:
    """An action of a text marked for translation, with its plain English as its name."""
    marked = str(text)  # PySide says that marking gives an object; it gives the text.
    action = QAction(translate("Menus", marked), menu)
    action.setObjectName(marked.replace("&", ""))
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
    panels = (
        ("side", QT_TRANSLATE_NOOP("Menus", "&Filters"), "F7"),
        ("detail", QT_TRANSLATE_NOOP("Menus", "&Details"), "F8"),
        ("overview", QT_TRANSLATE_NOOP("Menus", "&Overview"), "F9"),
    )
    for panel, text, key in panels:
        show = partial(window.set_panel_visible, panel)
        action = _add(menu, text, show, [key], checkable=True)
        _check_quietly(action, not window.panels()[panel].isHidden())


def _add_parts(menu: QMenu, window: MainWindow) -> None:
    """The table beside the timeline, and alone."""

    def show(alone: bool, on: bool) -> None:
        window.middle.show_parts((TABLE if alone else BOTH) if on else (BOTH if alone else TIMELINE))
        focusing.focus_part(window, window.middle.shown)

    table = _add(menu, QT_TRANSLATE_NOOP("Menus", "&Table"), partial(show, False), ["F10"], checkable=True)
    alone = _add(menu, QT_TRANSLATE_NOOP("Menus", "Table a&lone"), partial(show, True), ["Ctrl+F10"], checkable=True)

    def check(shown: str) -> None:
        _check_quietly(table, shown != TIMELINE)
        _check_quietly(alone, shown == TABLE)

    check(window.middle.shown)
    window.middle.changed.connect(check)


def _check_quietly(action: QAction, checked: bool) -> None:
    """Show a state without bringing it about."""
    blocked = action.blockSignals(True)
    action.setChecked(checked)
    action.blockSignals(blocked)


def _zoom_to_selection(window: MainWindow) -> None:
    if window.selected is not None:
        window.timeline.zoom_to_row(window.selected)
