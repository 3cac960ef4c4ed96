"""Finding events: what is typed into the search field becomes a list of hits, and marks on the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from timeline_app.window.searching import Searching
from timeline_app.wording import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.layout.prepared_file import PreparedFile
    from timeline_app.search.query import Query
    from timeline_app.table import Bools
    from timeline_app.theme import Theme
    from timeline_app.window.hit_list import HitList
    from timeline_app.window.hit_model import DateEntry, HitEntry
    from timeline_app.window.search_field import SearchField


_LEAST_OF_MONTH: Final = 3
"""Letters that can be meant for a month: "Feb"."""


class Finding(QObject):
    """Joins the field, the search and the list, which is made when it is first needed."""

    row_wanted = Signal(int)
    """The event that was chosen."""
    span_wanted = Signal(object)
    """The span of the date that was chosen, in seconds of real time."""
    left = Signal()
    """The keys are for the timeline again, or for the table where it is shown alone."""
    found_changed = Signal(object)
    """Which rows are hits, as `Bools`; None where nothing is searched for."""

    def __init__(self, field: SearchField, language: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._field, self._theme, self._over = field, theme, parent
        self._prepared: PreparedFile | None = None
        self._list: HitList | None = None
        self._date: DateEntry | None = None
        self.searching = Searching(language, self)
        self.searching.changed.connect(self._show_hits)
        field.textChanged.connect(self._search)
        field.moved.connect(self._move)
        field.entered.connect(self._enter)
        field.left.connect(self._leave)
        field.focused.connect(self._follow_focus)

    @property
    def is_active(self) -> bool:
        """Whether something is searched for."""
        return bool(self._field.text())

    def begin(self) -> None:
        """Take what is typed from now on."""
        self._field.setFocus()
        self._field.selectAll()

    def clear(self) -> None:
        """Search for nothing any more."""
        self._field.clear()

    def show_matches(self, prepared: PreparedFile, matches: Bools) -> None:
        """Find the events of this file that the filter lets through."""
        self._prepared = prepared
        self.searching.show(prepared, matches)

    def set_theme(self, theme: Theme) -> None:
        """Show the same in other colours."""
        self._theme = theme
        if self._list is not None:
            self._list.set_theme(theme)

    def _search(self, text: str) -> None:
        self._date = typed_date(text)
        self.searching.search(text)
        self._follow_focus(self._field.hasFocus())

    def _show_hits(self) -> None:
        self.found_changed.emit(self.searching.found())
        words = self.count_words()
        self._field.setAccessibleDescription(words)
        query, index, prepared = self.searching.query, self.searching.index, self._prepared
        if query is not None and index is not None and prepared is not None:
            hits = self._hit_list()
            hits.model.show(prepared.captions, index.texts, query, self._date, self.searching.hits)
            hits.show_counts(words)
        elif self._list is not None:
            self._list.model.clear(self._date)
            self._list.show_counts(words)

    def count_words(self) -> str:
        """How many hits there are: "12 hits, 3 more are filtered out"; empty where nothing is searched for."""
        searching = self.searching
        if searching.query is None:
            return ""
        count, hidden = len(searching.hits), searching.hidden_count
        words = translate("Search", "%Ln hit(s)", "", count) if count else translate("Search", "No hits")
        if not count and _has_date_words(searching.query):
            words = translate("Search", "No hits; dates are not searched")
        if searching.is_running:
            so_far = translate("Search", "{hits} so far …").format(hits=words)
            words = so_far if count else translate("Search", "Searching …")
        if not count and not searching.is_running:
            # There is nothing of which they would be more.
            more = translate("Search", "{hits}; %Ln are filtered out (Ctrl+Shift+X shows all)", "", hidden)
            if hidden == 1:
                more = translate("Search", "{hits}; 1 is filtered out (Ctrl+Shift+X shows all)")
        elif hidden == 1:
            more = translate("Search", "{hits}, 1 more is filtered out (Ctrl+Shift+X shows all)")
        else:
            more = translate("Search", "{hits}, %Ln more are filtered out (Ctrl+Shift+X shows all)", "", hidden)
        return more.format(hits=words) if hidden else words

    def _hit_list(self) -> HitList:
        if self._list is None:
            from timeline_app.window.hit_list import HitList  # noqa: PLC0415  # the first picture needs none

            self._list = HitList(self._field, self._theme, self._over)
            self._list.chosen.connect(self._choose)
        return self._list

    def _follow_focus(self, focused: bool) -> None:
        is_wanted = focused and (self.searching.query is not None or self._date is not None)
        if is_wanted:
            self._hit_list().open()
        elif self._list is not None:
            self._list.hide()

    def _move(self, entries: int) -> None:
        if self._list is not None:
            self._follow_focus(True)
            self._list.move_by(entries)

    def _enter(self) -> None:
        if self._list is not None and self.is_active:
            self._list.choose_current()

    def _choose(self, entry: HitEntry | DateEntry) -> None:
        from timeline_app.window.hit_model import DateEntry  # noqa: PLC0415

        self._leave()
        if isinstance(entry, DateEntry):
            self.span_wanted.emit(entry.span_s)
        else:
            self.row_wanted.emit(entry.row)

    def _leave(self) -> None:
        if self._list is not None:
            self._list.hide()
        self.left.emit()


def _has_date_words(query: Query) -> bool:
    """Whether somebody may look for a date: figures, or a month or how it begins."""
    from timeline_app.dates.phrases import spoken  # noqa: PLC0415
    from timeline_app.search.folding import fold  # noqa: PLC0415

    words = "".join(query.needles).split()
    months = [fold(month).strip() for month in (*spoken().months[1:], *spoken().short_months[1:])]
    return any(
        any(map(str.isdigit, word)) or (len(word) >= _LEAST_OF_MONTH and any(one.startswith(word) for one in months))
        for word in words
    )


def typed_date(text: str) -> DateEntry | None:
    """The date that a text means, as people write dates; None where it is none."""
    if not any(character.isdigit() for character in text):
        return None
    from timeline_app.dates.fast import read_bounds  # noqa: PLC0415
    from timeline_app.dates.people import PeopleDateError, people_to_edtf  # noqa: PLC0415
    from timeline_app.dates.words import date_to_words  # noqa: PLC0415
    from timeline_app.window.go_to_date import bounds_to_span  # noqa: PLC0415
    from timeline_app.window.hit_model import DateEntry  # noqa: PLC0415

    try:
        edtf = people_to_edtf(text.strip())
    except PeopleDateError:
        return None
    return DateEntry(date_to_words(edtf), bounds_to_span(read_bounds(edtf)))
