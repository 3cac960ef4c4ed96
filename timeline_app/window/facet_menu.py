"""What else can be done with the choices of a facet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.window.facet_model import FacetModel


class FacetMenu(QMenu):
    """Invert the choices; and, where an event may have several values, whether it needs any or all of them."""

    def __init__(self, model: FacetModel, parent: QWidget, *, has_several: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.addAction(translate("Facets", "&Invert"), model.invert)
        if not has_several:
            return
        self.addSeparator()
        group = QActionGroup(self)
        for text, need_all in (
            (translate("Facets", "Events with &any of them"), False),
            (translate("Facets", "Events with a&ll of them"), True),
        ):
            action = self.addAction(text)
            action.setCheckable(True)
            action.setChecked(model.need_all == need_all)
            action.triggered.connect(lambda _checked=False, need_all=need_all: model.need(need_all=need_all))
            group.addAction(action)
