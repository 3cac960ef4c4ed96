"""The export dialog: its fields make a request, its preview is the true picture, its command makes the same one."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from composing import compose_page
from made_up import make_file
from msgspec.structs import replace
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QWidget
from window_parts import HOSTILE

from timeline_app.commands.export_arguments import export_parser
from timeline_app.commands.options_to_jobs import options_to_jobs
from timeline_app.dates.fast import read_bounds
from timeline_app.export.formats import for_format
from timeline_app.export.png import draw_image
from timeline_app.export.request import PictureRequest
from timeline_app.export.request_words import request_to_options
from timeline_app.export.size_words import PRESET_OF, PRESETS
from timeline_app.export.sizes import PictureSize, check_size
from timeline_app.filters import Chosen, EventFilter
from timeline_app.house_style import HouseStyle, read_house_style
from timeline_app.layout.arrangement import LaneArrangement
from timeline_app.layout.empty_time import file_to_empty_time
from timeline_app.layout.folding import Fold, Folding
from timeline_app.layout.prepared_file import PreparedFile
from timeline_app.painting.type import FontMeasure, Typography
from timeline_app.theme import DARK, LIGHT
from timeline_app.window.export_dialog import ExportDialog
from timeline_app.window.exporting import picture_in_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot
    from window_parts import OpenWindow

    from timeline_app.export.endings import Format

IN_VIEW = PictureRequest(span_s=(1_400_000_000, 1_700_000_000), group_by="country", theme=DARK)

OpenDialog = Any
"""Opens the dialog for events with these dates."""


def prepared(*dates: str) -> PreparedFile:
    events = [
        {"title": f"x{index}", "id": f"e{index}", "date": date, "countries": ["LT" if index else "FR"]}
        for index, date in enumerate(dates)
    ]
    return PreparedFile.of(make_file(events), FontMeasure(Typography.load()))


@pytest.fixture
def open_dialog(qtbot: QtBot) -> Iterator[Callable[..., ExportDialog]]:
    parent = QWidget()
    qtbot.addWidget(parent)
    opened: list[ExportDialog] = []

    def open_it(
        *dates: str, in_view: PictureRequest = IN_VIEW, selected: tuple[int, ...] = (), file: PreparedFile | None = None
    ) -> ExportDialog:
        dialog = ExportDialog(file or prepared(*dates), in_view, parent, selected)
        opened.append(dialog)
        return dialog

    yield open_it
    for dialog in opened:
        dialog.reject()


def choose(box: Any, data: str) -> None:
    """Choose an entry of a combo box as a user does."""
    index = box.findData(data)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


def can_save(dialog: ExportDialog) -> bool:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()


def words_of(dialog: ExportDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


# What is asked for


def test_it_starts_from_what_is_in_view(open_dialog: OpenDialog) -> None:
    dialog = open_dialog("2015")
    assert dialog.request() == IN_VIEW
    assert can_save(dialog)


def test_a_house_style_stays_until_another_theme_is_chosen(open_dialog: OpenDialog, tmp_path: Path) -> None:
    (tmp_path / "style.toml").write_text('[colors]\npaper = "#fffaf0"\n')
    style = read_house_style(tmp_path / "style.toml")
    in_view = replace(IN_VIEW, style=style, theme=style.theme())
    dialog = open_dialog("2015", in_view=in_view)
    assert dialog.form.theme.currentText() == "House style"
    assert dialog.request() == in_view
    assert f"--style {tmp_path / 'style.toml'}" in dialog.command.text()
    choose(dialog.form.theme, "print")
    assert (dialog.request().style, dialog.request().theme.name) == (None, "print")


def test_each_field_says_one_thing_of_the_picture(open_dialog: OpenDialog) -> None:
    dialog = open_dialog("2015", selected=(0,))
    form = dialog.form
    choose(form.shown, "selected")
    choose(form.lanes, "none")
    choose(form.theme, "light")
    form.text_size.setValue(150)
    form.legend.setChecked(False)
    form.transparent.setChecked(True)
    form.title.setText(" Another title ")
    form.subtitle.setText("Another subtitle")
    form.notes.setText("A note")
    assert dialog.request() == replace(
        IN_VIEW,
        span_s=None,
        rows=(0,),
        fits_shown=True,
        group_by="none",
        theme=LIGHT,
        text_scale=1.5,
        has_legend=False,
        is_transparent=True,
        title="Another title",
        subtitle="Another subtitle",
        notes="A note",
    )


def test_what_one_format_alone_has_is_asked_for_with_it_alone(open_dialog: OpenDialog) -> None:
    dialog = open_dialog("2015")
    form = dialog.form
    dialog.show()
    form.transparent.setChecked(True)
    form.pages.setValue(3)
    form.real_text.setChecked(True)
    assert dialog.request().has_outlines
    assert (dialog.request().is_transparent, dialog.request().page_count) == (True, 1)
    assert form.size_fields.resolution.isVisible()
    choose(form.format, "pdf")
    assert (dialog.request().is_transparent, dialog.request().page_count) == (False, 3)
    assert form.pages.isVisible()
    assert not form.transparent.isVisible()
    assert not form.size_fields.resolution.isVisible()
    choose(form.format, "svg")
    assert not dialog.request().has_outlines
    assert form.real_text.isVisible()


def test_other_lanes_have_no_arrangement(open_dialog: OpenDialog) -> None:
    arranged = replace(IN_VIEW, arrangement=LaneArrangement(("FR",), frozenset({"LT"})))
    dialog = open_dialog("2015", in_view=arranged)
    assert dialog.request().arrangement == arranged.arrangement
    choose(dialog.form.lanes, "category")
    assert dialog.request().arrangement == LaneArrangement()


def test_the_span_in_view_and_the_selection_are_offered_where_there_are_any(open_dialog: OpenDialog) -> None:
    def offered(dialog: ExportDialog) -> list[str]:
        return [dialog.form.shown.itemData(index) for index in range(dialog.form.shown.count())]

    assert offered(open_dialog("2015")) == ["all", "fit", "view", "span"]
    assert offered(open_dialog("2015", in_view=PictureRequest(), selected=(0,))) == ["all", "fit", "span", "selected"]


def test_a_span_is_written_in_ones_own_words(open_dialog: OpenDialog) -> None:
    dialog = open_dialog("2015")
    choose(dialog.form.shown, "span")
    assert not can_save(dialog)
    assert "First date: write a date" in dialog.words.text()
    dialog.form.span.first.setText("mid-2014")
    dialog.form.span.last.setText("17 Jan 2025")
    assert can_save(dialog)
    bounds = [read_bounds(edtf) for edtf in ("2014-06~", "2025-01-17")]
    span_s = dialog.request().span_s
    assert span_s is not None
    assert span_s[1] == bounds[1].hi_s
    assert span_s[0] < bounds[0].hi_s


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [("2020", "2010", "before the first"), ("since 2015", "2020", "closed on both sides"), ("blah", "2020", "blah")],
)
def test_a_span_that_makes_no_sense_is_refused_with_its_reason(
    open_dialog: OpenDialog, first: str, last: str, reason: str
) -> None:
    dialog = open_dialog("2015")
    choose(dialog.form.shown, "span")
    dialog.form.span.first.setText(first)
    dialog.form.span.last.setText(last)
    assert not can_save(dialog)
    assert reason in dialog.words.text()


# How large


@pytest.mark.parametrize("name", PRESET_OF)
def test_a_preset_sets_the_size(open_dialog: OpenDialog, name: str) -> None:
    dialog = open_dialog("2015")
    choose(dialog.form.size_fields.preset, name)
    size, wanted = dialog.request().size, PRESET_OF[name].size()
    assert size.pixels == wanted.pixels
    assert size.is_paper == wanted.is_paper
    assert dialog.form.size_fields.preset.currentData() == name


def test_another_size_than_a_presets_is_said_to_be(open_dialog: OpenDialog) -> None:
    dialog = open_dialog("2015", in_view=replace(IN_VIEW, size=PictureSize(1920, 1080, 2.0)))
    assert dialog.form.size_fields.preset.currentData() == "slide"
    dialog.form.size_fields.width.setValue(1921)
    assert dialog.form.size_fields.preset.currentText() == "Other, in pixels"
    dialog.form.size_fields.width.setValue(1920)
    assert dialog.form.size_fields.preset.currentData() == "slide"
    assert dialog.request().size == PictureSize(1920, 1080, 2.0)


def test_a_size_stays_as_large_in_another_unit(open_dialog: OpenDialog) -> None:
    dialog = open_dialog("2015")
    before = dialog.request().size
    choose(dialog.form.size_fields.preset, "custom-mm")
    after = dialog.request().size
    assert after.is_paper
    assert after.width_px == pytest.approx(before.width_px, abs=1)
    assert after.scale == pytest.approx(before.scale, abs=0.01)
    assert dialog.form.size_fields.width.suffix() == " mm"


@pytest.mark.parametrize(("width", "height", "scale"), [(30_000, 30_000, 1.0), (20_000, 400, 8.0), (400, 20_000, 2.0)])
def test_an_impossible_size_is_refused_with_the_largest_that_is_possible(
    open_dialog: OpenDialog, width: int, height: int, scale: float
) -> None:
    dialog = open_dialog("2015")
    dialog.form.size_fields.width.setValue(width)
    dialog.form.size_fields.height.setValue(height)
    dialog.form.size_fields.resolution.setValue(scale)
    assert not can_save(dialog)
    assert "too many" in dialog.words.text()
    assert "largest" in dialog.words.text()
    dialog.form.size_fields.width.setValue(640)
    dialog.form.size_fields.height.setValue(480)
    assert can_save(dialog)
    check_size(dialog.request().size)


# What is said and shown


def test_it_says_how_many_events_the_picture_will_have_and_why(open_dialog: OpenDialog) -> None:
    bounds = read_bounds("2020")
    in_view = PictureRequest(EventFilter.of(country={"LT"}), span_s=(bounds.lo_s, bounds.hi_s))
    dialog = open_dialog("2020-05", "2020-06", "2021", "2030", in_view=in_view)
    assert "1 of 4 events" in words_of(dialog)
    assert "Lithuania" in words_of(dialog)
    choose(dialog.form.shown, "all")
    assert "3 of 4 events" in words_of(dialog)


def test_what_stands_where_nothing_is_written_is_shown(open_dialog: OpenDialog) -> None:
    dialog = open_dialog("2014", "2018", in_view=PictureRequest())
    assert (dialog.form.title.placeholderText(), dialog.form.subtitle.placeholderText()) == ("Made up", "2014 – 2018")
    dialog.form.title.setText("Another")
    dialog.form.subtitle.setText("Another")
    assert (dialog.form.title.placeholderText(), dialog.form.subtitle.placeholderText()) == ("Made up", "2014 – 2018")


def test_names_from_the_file_are_plain_text(open_dialog: OpenDialog) -> None:
    file = PreparedFile.of(
        make_file(
            [{"title": "x", "date": "2020", "category": "c"}], title=HOSTILE, categories=[{"id": "c", "name": HOSTILE}]
        ),
        FontMeasure(Typography.load()),
    )
    dialog = open_dialog(file=file, in_view=PictureRequest(EventFilter.of(category={"c"})))
    assert HOSTILE in words_of(dialog)
    assert dialog.form.title.placeholderText() == HOSTILE


@pytest.mark.parametrize("is_transparent", [False, True])
def test_the_preview_is_the_picture_that_will_be_written(
    open_dialog: OpenDialog, qtbot: QtBot, *, is_transparent: bool
) -> None:
    file = prepared("2014-02/2016", "2015-06", "2016-01-01/..")
    in_view = PictureRequest(size=PictureSize(800, 500, 2.0))
    dialog = open_dialog(file=file, in_view=in_view)
    dialog.form.transparent.setChecked(is_transparent)
    dialog.form.title.setText("As in the picture")
    dialog.show()
    with qtbot.waitSignal(dialog.preview.drawn):
        pass
    image = dialog.preview.image
    page, size = compose_page(file.file, replace(in_view, title="As in the picture"))
    assert image.hasAlphaChannel() == is_transparent
    if not is_transparent:
        fresh = draw_image(page, replace(size, scale=image.width() / size.width_px))
        assert image.height() == fresh.height()
        same = np.frombuffer(image.constBits(), np.uint8) == np.frombuffer(fresh.constBits(), np.uint8)
        assert same.mean() > 0.999
    assert dialog.words.text() == "1600 × 1000 pixels"


def test_while_settings_change_only_the_last_one_is_shown(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_dialog("2015", "2016")
    dialog.show()
    drawn: list[Any] = []
    dialog.preview.drawn.connect(drawn.append)
    for width in range(700, 720):
        dialog.form.size_fields.width.setValue(width)
    qtbot.waitUntil(lambda: bool(drawn) and drawn[-1].picture.size.width_px == 719)
    assert len(drawn) < 5


def test_pages_are_turned(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_dialog("2014", "2018", "2022")
    dialog.show()
    choose(dialog.form.shown, "all")
    choose(dialog.form.format, "pdf")
    dialog.form.pages.setValue(2)
    qtbot.waitUntil(lambda: "page 1 of 2" in dialog.words.text())
    assert not dialog.before.isEnabled()
    dialog.after.click()
    qtbot.waitUntil(lambda: "page 2 of 2" in dialog.words.text())
    assert not dialog.after.isEnabled()
    dialog.before.click()
    qtbot.waitUntil(lambda: "page 1 of 2" in dialog.words.text())


def test_a_refusal_stands_whatever_was_being_drawn(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_dialog("2014", "2018")
    dialog.show()
    dialog.preview._start()
    choose(dialog.form.shown, "span")
    dialog.form.span.first.setText("blah")
    qtbot.waitUntil(lambda: dialog.preview._work is None)
    assert "blah" in dialog.words.text()
    assert not can_save(dialog)
    dialog.form.span.first.setText("2013")
    dialog.form.span.last.setText("2020")
    with qtbot.waitSignal(dialog.preview.drawn):
        pass
    assert "pixels" in dialog.words.text()


def test_where_there_is_no_picture_yet_the_reason_stands_in_its_place(open_dialog: OpenDialog) -> None:
    dialog = open_dialog("2015", in_view=replace(IN_VIEW, size=PictureSize(320, 200), text_scale=3.0))
    dialog.show()
    assert dialog.preview._words == dialog.words.text() != ""
    assert not dialog.before.isVisible()
    assert not dialog.after.isVisible()


def test_the_preview_has_the_typeface_of_the_picture(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    family = next(family for family in QFontDatabase.families() if "Mono" in family)
    style = HouseStyle(Path("style.toml"), family=family)
    file = prepared(*["2015-05-05"] * 30)
    in_view = PictureRequest(style=style, theme=style.theme(), size=PictureSize(800, 500))
    dialog = open_dialog(file=file, in_view=in_view)
    dialog.show()
    drawn: list[Any] = []
    dialog.preview.drawn.connect(drawn.append)
    qtbot.waitUntil(lambda: len(drawn) == 1)
    choose(dialog.form.theme, "light")
    qtbot.waitUntil(lambda: len(drawn) == 2)
    page, _ = compose_page(file.file, PictureRequest(size=PictureSize(800, 500)))
    assert drawn[1].picture.pages[0].scene == page.scene


def test_it_can_be_left_while_a_picture_is_drawn(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_dialog("2014", "2018")
    dialog.show()
    with qtbot.waitSignal(dialog.preview.drawn):
        pass
    dialog.preview.drawn.connect(lambda _: pytest.fail("nobody waits for it any more"))
    dialog.preview._start()
    assert dialog.preview._work is not None
    dialog.reject()
    assert dialog.preview._work is None
    QApplication.processEvents()


# As a command line


def command_to_request(words: list[str], file: PreparedFile) -> PictureRequest:
    options = export_parser().parse_args(words)
    (job,) = options_to_jobs(options, file.file, "en")
    return for_format(job.request, job.picture_format or "png")


FILTER = EventFilter({"country": Chosen(frozenset({"LT", ""})), "category": Chosen(frozenset({"-a=b%"}))})


@pytest.mark.parametrize(
    "request_",
    [
        PictureRequest(),
        PictureRequest(FILTER, "country", (1_400_000_000, 1_700_000_001)),
        PictureRequest(span_s=(-(10**11), 86_400 * 7)),
        PictureRequest(rows=(2, 0), fits_shown=True, title="-a title", subtitle="", notes="n"),
        PictureRequest(size=PRESET_OF["a4"].size(), theme=DARK, text_scale=0.8, has_legend=False),
        PictureRequest(size=PictureSize(700, 300, 3.5), is_transparent=True, group_by="none"),
        PictureRequest(group_by="country", arrangement=LaneArrangement(("LT", "", "FR"), frozenset({"", "LT"}))),
        *(PictureRequest(size=preset.size(2.0)) for preset in PRESETS),
    ],
)
def test_the_command_line_asks_for_the_same_picture(request_: PictureRequest) -> None:
    file = prepared("2000", "1500", "2015")
    words = ["-o", "t.png", *request_to_options(file.file, request_)]
    assert command_to_request(words, file) == request_


def test_folded_empty_time_is_told_where_a_command_can_tell_it() -> None:
    file = prepared("1000", "2015", "2016")
    folding = file_to_empty_time(file.file)
    assert folding.folds
    words = ["-o", "t.png", *request_to_options(file.file, PictureRequest(folding=folding))]
    assert command_to_request(words, file).folding == folding
    other = Folding((Fold(0, 86_400 * 1000, 10),))
    with pytest.raises(ValueError, match="no command line can tell"):
        request_to_options(file.file, PictureRequest(folding=other))


@pytest.mark.parametrize("picture_format", ["svg", "pdf"])
def test_a_drawing_has_no_resolution_whatever_its_size_has(picture_format: Format) -> None:
    file = prepared("2015")
    for size in (PRESET_OF["a3"].size(1200 / 96), PRESET_OF["screen"].size(2.0)):
        request = for_format(PictureRequest(size=size), picture_format)
        request.check()
        words = ["-o", f"t.{picture_format}", *request_to_options(file.file, request)]
        assert replace(command_to_request(words, file).size, scale=1.0) == replace(size, scale=1.0)


@pytest.mark.skipif(os.name == "nt", reason="quoted for a POSIX shell")
def test_the_dialog_gives_the_command_of_its_fields(open_dialog: OpenDialog) -> None:
    dialog = open_dialog("2015", "2016")
    choose(dialog.form.format, "pdf")
    choose(dialog.form.size_fields.preset, "a4")
    dialog.form.title.setText("It's new")
    dialog.copy.click()
    program, command, _, *words = shlex.split(QGuiApplication.clipboard().text())
    assert (program, command) == ("timeline-app", "export")
    assert command_to_request(words, dialog._prepared) == dialog.request()


def test_where_no_command_makes_the_picture_it_says_why(open_dialog: OpenDialog) -> None:
    dialog = open_dialog("2015", in_view=replace(IN_VIEW, folding=Folding((Fold(0, 86_400 * 1000, 10),))))
    assert dialog.command.text() == ""
    assert "no command line can tell" in dialog.command.placeholderText()
    assert not dialog.copy.isEnabled()
    assert can_save(dialog)


def test_it_has_room_on_a_small_screen_however_large_its_text_is(open_window: OpenWindow) -> None:
    window = open_window()
    window.appearance.text_size.choose(200)
    dialog = ExportDialog(window.prepared, picture_in_view(window), window)
    dialog.show()
    assert dialog.minimumSizeHint().width() <= 1024
    assert dialog.minimumSizeHint().height() <= 640
    dialog.reject()


def test_no_field_is_cut_whatever_the_unit_of_the_size(open_dialog: OpenDialog) -> None:
    dialog = open_dialog("2015")
    dialog.show()
    dialog.resize(760, 560)
    for name in ("a4", "screen", "newspaper"):
        choose(dialog.form.size_fields.preset, name)
        for _ in range(3):
            QApplication.processEvents()
        fields = dialog.form.parentWidget()
        assert fields is not None
        assert dialog.form.minimumSizeHint().width() <= fields.width()
