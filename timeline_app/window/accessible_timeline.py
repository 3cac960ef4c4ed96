"""The timeline as assistive tools see it: a list of what is in view, in words. Loaded when such a tool asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleObject,
)
from shiboken6 import Shiboken, VoidPtr

from timeline_app.window.timeline_items import Item, items_in_view

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QWindow

    from timeline_app.window.timeline_view import TimelineView

_NOTHING: Final = VoidPtr(0)


class TimelineList(QAccessibleObject):
    """The timeline; its children are made when they are asked for.

    Qt keeps the address of each child that was asked for. So they are kept here until they have vanished from the
    view, and are then taken from Qt by `refresh`.
    """

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self._children: dict[Hashable, _ItemInterface] = {}
        self._seen: tuple[object, ...] = ()
        self._items: dict[Hashable, Item] = {}
        self._keys: list[Hashable] = []

    @property
    def view(self) -> TimelineView:
        """The widget."""
        return self._view

    def items(self) -> dict[Hashable, Item]:
        """What is in view now, in order; found once for each picture."""
        if not Shiboken.isValid(self._view):
            return {}
        view = self._view
        # The scene itself is kept: another one could come to stand at the address of one that is gone.
        seen = (view.scene(), view.scroll_px, view.selected_rows, view.look.text_scale)
        if not self._seen or self._seen[0] is not seen[0] or self._seen[1:] != seen[1:]:
            self._seen, self._items = seen, {item.key: item for item in items_in_view(view)}
            self._keys = list(self._items)
        return self._items

    def refresh(self) -> None:
        """Say which children came and which vanished, and forget these; never while Qt asks for one."""
        items = self.items()
        for key in [key for key in self._children if key not in items]:
            self._forget(key)
        for key in items:
            if key not in self._children and (child := self.child_of(key)) is not None:
                QAccessible.updateAccessibility(QAccessibleEvent(child, QAccessible.Event.ObjectCreated))

    def forget_all(self) -> None:
        """Take all children from Qt: the widget is gone, or about to go."""
        for key in list(self._children):
            self._forget(key)

    def _forget(self, key: Hashable) -> None:
        child = self._children.pop(key)
        QAccessible.updateAccessibility(QAccessibleEvent(child, QAccessible.Event.ObjectDestroyed))
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(child))

    def child_of(self, key: Hashable) -> _ItemInterface | None:
        """The child for a thing in view."""
        if key not in self.items():
            return None
        child = self._children.get(key)
        if child is None:
            child = self._children[key] = _ItemInterface(self, key)
        return child

    # What Qt asks

    def window(self) -> QWindow | None:  # type: ignore[override]  # Qt takes "none"; the stubs don't say so
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        widget = self._view.parentWidget()
        return None if widget is None else QAccessible.queryAccessibleInterface(widget)

    def childCount(self) -> int:
        return len(self.items())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        self.items()
        return self.child_of(self._keys[index]) if 0 <= index < len(self._keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        self.items()
        return self._keys.index(child.key) if isinstance(child, _ItemInterface) and child.key in self._items else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        at = QPointF(self._view.mapFromGlobal(QPoint(x, y))) / self._view.look.text_scale
        return next((self.child_of(key) for key, item in self.items().items() if item.rect.contains(at)), None)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        if not self._view.hasFocus():
            return None
        current = self._view.current_key()
        return None if current is None else self.child_of(current)

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._view.accessibleName()
        return self._view.accessibleDescription() if kind == QAccessible.Text.Description else ""

    def rect(self) -> QRect:
        return QRect(self._view.mapToGlobal(QPoint(0, 0)), self._view.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.focused = self._view.hasFocus()
        state.invisible = not self._view.isVisible()
        return state


class _ItemInterface(QAccessibleInterface):
    """One thing in view; no more valid when it has vanished from there."""

    def __init__(self, owner: TimelineList, key: Hashable) -> None:
        super().__init__()
        self.key = key
        self._owner = owner
        self._press = _Press(owner, key)

    def _item(self) -> Item | None:
        return self._owner.items().get(self.key)

    def isValid(self) -> bool:
        return self._item() is not None

    def object(self) -> None:  # type: ignore[override]  # there is none, as Qt wants to be told of painted things
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # Qt takes "none"; the stubs don't say so
        return self._owner.window() if self.isValid() else None

    def parent(self) -> QAccessibleInterface:
        return self._owner

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> None:  # type: ignore[override]  # as above
        return None

    def childAt(self, _x: int, _y: int) -> None:  # type: ignore[override]  # as above
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        item = self._item()
        if item is None:
            return ""
        words = {QAccessible.Text.Name: item.name, QAccessible.Text.Description: item.description}
        return words.get(kind, "")

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Nothing of it can be written."""

    def rect(self) -> QRect:
        item = self._item()
        if item is None:
            return QRect()
        view, scale = self._owner.view, self._owner.view.look.text_scale
        top_left = view.mapToGlobal(item.rect.topLeft() * scale).toPoint()
        return QRect(top_left, (item.rect.size() * scale).toSize())

    def role(self) -> QAccessible.Role:
        item = self._item()
        is_event = item is None or item.is_event
        return QAccessible.Role.ListItem if is_event else QAccessible.Role.Button

    def state(self) -> QAccessible.State:
        state, item = QAccessible.State(), self._item()
        if item is None:
            state.invalid = True
            return state
        view = self._owner.view
        state.focusable = True
        state.selectable = item.is_event
        state.selected = item.is_selected
        is_focused = view.hasFocus() and view.current_key() == self.key
        state.focused = is_focused
        is_in_sight = item.rect.bottom() > 0 and item.rect.top() < view.height_px
        state.offscreen = not is_in_sight
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]  # see below
        # A pointer goes back as VoidPtr alone: of a number or None, PySide would take the address.
        if kind == QAccessible.InterfaceType.ActionInterface:
            return VoidPtr(Shiboken.getCppPointer(self._press)[0])
        return _NOTHING


class _Press(QAccessibleActionInterface):
    """What can be done with a thing: it is selected, opened or listed, as by a click."""

    def __init__(self, owner: TimelineList, key: Hashable) -> None:
        super().__init__()
        self._owner, self._key = owner, key

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, name: str) -> None:
        item = self._owner.items().get(self._key)
        if item is not None and name == QAccessibleActionInterface.pressAction():
            self._owner.view.press(item.thing)

    def keyBindingsForAction(self, _name: str) -> list[str]:
        return []
