"""Puts house styles on the window, and says why one is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.house_style import HouseStyle, HouseStyleError, read_house_style
from timeline_app.window import dialogs, telling
from timeline_app.wording import translate

if TYPE_CHECKING:
    from timeline_app.window.main_window import MainWindow


def style_or_reason(path: Path) -> tuple[HouseStyle | None, str]:
    """The style of a remembered file; None, and why, where it cannot be used any more."""
    try:
        return read_house_style(path), ""
    except HouseStyleError as error:
        reason = translate("House style", "The house style is not used. {reason}")
        return None, reason.format(reason=str(error).split("\n")[0])


def choose_style(window: MainWindow) -> None:
    """Ask for the file of a house style and show all in it; what is wrong with it is said and changes nothing."""
    appearance = window.appearance
    beside = Path(window.file.path).parent if appearance.style is None else appearance.style.path
    path = dialogs.ask_style(window, beside)
    if path is not None:
        try:
            appearance.choose_style(read_house_style(path))
            telling.tell(window, translate("House style", "House style: {file}").format(file=path.name), 6_000)
        except HouseStyleError as error:
            telling.say(window, translate("House style", "The house style cannot be used"), str(error))
    # The menu has checked what was clicked.
    appearance.theme_chosen.emit(appearance.choice)
