"""Colours and type as data: what the window and the pictures look like."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from timeline_app.wording import translate

ThemeName = Literal["light", "dark", "contrast-light", "contrast-dark", "print"]

PALETTE: Final = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#7b5cd6", "#6b7280")
"""For categories that name no colour: Okabe and Ito's colour-blind-safe set, its yellows darkened or replaced."""
MARK_CONTRAST: Final = 3.0
"""Least contrast of marks with what they stand on (WCAG 2.2, 1.4.11)."""
TEXT_CONTRAST: Final = 4.5
"""Least contrast of text with what it stands on (WCAG 2.2, 1.4.3)."""
HIGH_MARK_CONTRAST: Final = 4.5
HIGH_TEXT_CONTRAST: Final = 7.0
"""The same in the themes of high contrast (WCAG 2.2, 1.4.6)."""


class Theme(msgspec.Struct, frozen=True):
    """The colours of one look, as `#rrggbb`."""

    name: ThemeName
    paper: str
    stripe: str
    """Every other lane."""
    panel: str
    field: str
    ink: str
    muted: str
    faint: str
    """Lines between panels, outlines of controls."""
    grid: str
    accent: str
    on_accent: str
    accent_wash: str
    """Behind what is selected."""
    hover_wash: str
    found: str
    """The line below words that were searched for, the ring around their marks."""
    found_wash: str
    """Behind them."""
    as_of: str
    on_as_of: str
    density: str
    is_dark: bool = False
    """Whether light text stands on dark paper."""
    text_contrast: float = TEXT_CONTRAST
    mark_contrast: float = MARK_CONTRAST
    focus_line_px: int = 2
    """How thick the frame is around what has the keyboard."""
    palette: tuple[str, ...] = PALETTE
    """For categories that name no colour."""
    own_colors: tuple[tuple[str, str], ...] = ()
    """Colours of categories, by their ids; they go before the file's."""
    is_for_grey: bool = False
    """Whether categories are to be told apart when the picture is printed in black and white, or copied."""

    @property
    def title(self) -> str:
        """What people are told it is."""
        titles: dict[ThemeName, str] = {
            "light": translate("Themes", "Light"),
            "dark": translate("Themes", "Dark"),
            "contrast-light": translate("Themes", "High contrast, light"),
            "contrast-dark": translate("Themes", "High contrast, dark"),
            "print": translate("Themes", "Print"),
        }
        return titles[self.name]


COLOR_NAMES: Final = tuple(
    field.name for field in msgspec.structs.fields(Theme) if field.type is str and field.name != "name"
)
"""The fields of a theme that are colours."""
LIGHT: Final = Theme(
    name="light",
    paper="#ffffff",
    stripe="#f9fafc",
    panel="#f5f7fb",
    field="#ffffff",
    ink="#151b2b",
    muted="#596275",
    faint="#d8deea",
    grid="#e9edf4",
    accent="#1d4fd7",
    on_accent="#ffffff",
    accent_wash="#e8eefc",
    hover_wash="#f0f3fa",
    found="#b35900",
    found_wash="#ffedb3",
    as_of="#d32626",
    on_as_of="#ffffff",
    density="#6c89d2",
)
DARK: Final = Theme(
    name="dark",
    paper="#11141b",
    stripe="#151923",
    panel="#191e29",
    field="#10131a",
    ink="#e9ecf3",
    muted="#9da7ba",
    faint="#323a4b",
    grid="#222836",
    accent="#7ea6ff",
    on_accent="#0d1220",
    accent_wash="#1e2a48",
    hover_wash="#1d2330",
    found="#ffb84d",
    found_wash="#453410",
    as_of="#ff8078",
    on_as_of="#1b0a09",
    density="#51679f",
    is_dark=True,
)
CONTRAST_LIGHT: Final = Theme(
    name="contrast-light",
    paper="#ffffff",
    stripe="#efefef",
    panel="#ffffff",
    field="#ffffff",
    ink="#000000",
    muted="#333333",
    faint="#6e6e6e",
    grid="#c4c4c4",
    accent="#0033a8",
    on_accent="#ffffff",
    accent_wash="#dce7ff",
    hover_wash="#efefef",
    found="#8a3d00",
    found_wash="#ffe48a",
    as_of="#9c0000",
    on_as_of="#ffffff",
    density="#2f4f9e",
    text_contrast=HIGH_TEXT_CONTRAST,
    mark_contrast=HIGH_MARK_CONTRAST,
    focus_line_px=3,
)
CONTRAST_DARK: Final = Theme(
    name="contrast-dark",
    paper="#000000",
    stripe="#1c1c1c",
    panel="#000000",
    field="#000000",
    ink="#ffffff",
    muted="#d6d6d6",
    faint="#949494",
    grid="#454545",
    accent="#9fd0ff",
    on_accent="#000000",
    accent_wash="#12294d",
    hover_wash="#1c1c1c",
    found="#ffc766",
    found_wash="#4a3300",
    as_of="#ffa59e",
    on_as_of="#000000",
    density="#8fb0ff",
    is_dark=True,
    text_contrast=HIGH_TEXT_CONTRAST,
    mark_contrast=HIGH_MARK_CONTRAST,
    focus_line_px=3,
)
PRINT: Final = Theme(
    name="print",
    paper="#ffffff",
    # Lines part the lanes: a raster of pale grey is what printers do worst.
    stripe="#ffffff",
    panel="#f4f4f4",
    field="#ffffff",
    ink="#000000",
    muted="#3d3d3d",
    faint="#8c8c8c",
    grid="#cfcfcf",
    accent="#17327a",
    on_accent="#ffffff",
    accent_wash="#e6e9f2",
    hover_wash="#f2f2f2",
    found="#7a3d00",
    found_wash="#fff1c9",
    as_of="#a30f0f",
    on_as_of="#ffffff",
    density="#5f6f99",
    is_for_grey=True,
)
"""White paper, black ink, thin lines, and colours that are told apart without colour."""
WINDOW_THEMES: Final[dict[ThemeName, Theme]] = {
    theme.name: theme for theme in (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)
}
"""Those that the window is shown in."""
THEMES: Final[dict[ThemeName, Theme]] = {**WINDOW_THEMES, PRINT.name: PRINT}
"""All, as pictures can have them."""
