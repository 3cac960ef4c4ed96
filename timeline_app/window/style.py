"""The theme as Qt sees it: palette and style sheet for all widgets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QPalette

from timeline_app.painting.type import FAMILY, make_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from timeline_app.theme import Theme


FONT_PX: Final = 13
"""The usual size of text."""
_FRAMED: Final = (
    "QPushButton#link, QLabel#related, QToolButton, QScrollArea, QAbstractItemView, QTextEdit, QPlainTextEdit"
)
"""What gets a frame with the focus; without it the frame is there too, unseen, so that nothing moves."""
_SIZE: Final = re.compile(r"(?<=font-size: )\d+(?=px)")


def apply_theme(app: QApplication, theme: Theme, text_scale: float = 1.0, family: str = FAMILY) -> None:
    """Give all widgets the theme's colours and a typeface, as large as `text_scale` times the usual size."""
    # setColorScheme does nothing on plain X11 and offscreen: a full palette under Fusion works everywhere.
    app.setPalette(theme_to_palette(theme))
    app.setFont(make_font(round(FONT_PX * text_scale), family=family))
    sheet = theme_to_style_sheet(theme)
    app.setStyleSheet(_SIZE.sub(lambda size: str(round(int(size[0]) * text_scale)), sheet))


def theme_to_palette(theme: Theme) -> QPalette:
    """All palette roles that Fusion draws with."""
    palette = QPalette()
    role = QPalette.ColorRole
    for color_role, color in (
        (role.Window, theme.panel),
        (role.WindowText, theme.ink),
        (role.Base, theme.field),
        (role.AlternateBase, theme.stripe),
        (role.Text, theme.ink),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.panel),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.as_of),
        (role.ToolTipBase, theme.paper),
        (role.ToolTipText, theme.ink),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.Light, theme.paper),
        (role.Midlight, theme.grid),
        (role.Mid, theme.faint),
        (role.Dark, theme.muted),
        (role.Shadow, theme.faint),
        (role.Accent, theme.accent),
    ):
        palette.setColor(color_role, QColor(color))
    for color_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, color_role, QColor(theme.muted))
    return palette


def theme_to_style_sheet(theme: Theme) -> str:
    """What Fusion's palette can't say."""
    line_px = theme.focus_line_px
    return f"""
    QMainWindow, #side, #detail, #header, QStatusBar {{ background: {theme.panel}; }}
    #header {{ border-bottom: 1px solid {theme.faint}; }}
    #file_title {{ font-size: 16px; font-weight: 700; }}
    #file_count, #muted, #hint {{ color: {theme.muted}; }}
    #heading {{ font-weight: 600; }}
    #facet_heading {{ font-weight: 600; text-align: left; border: none; padding: 3px 4px; background: transparent; }}
    #facet_heading:hover {{ background: {theme.hover_wash}; border-radius: 4px; }}
    #facet_heading:focus {{ background: {theme.accent_wash}; border-radius: 4px; }}
    #facet_heading[limits="true"] {{ color: {theme.accent}; }}
    #chapter {{ font-size: 17px; font-weight: 600; }}
    #title {{ font-size: 19px; font-weight: 700; }}
    #date {{ font-size: 14px; font-weight: 600; }}
    #stated {{ font-weight: 600; }}
    #apart {{ color: {theme.muted}; font-weight: 600; }}
    #card {{ border: none; border-left: 3px solid {theme.faint}; }}
    #section {{ color: {theme.muted}; font-weight: 600; font-size: 12px; }}
    #rule {{ background: {theme.faint}; border: none; }}
    #detail QLabel {{ margin-left: {line_px}px; }}
    #detail QLabel#chip, #detail QLabel#related {{ margin-left: 0; }}
    #chip {{ background: {theme.hover_wash}; border: 1px solid {theme.faint}; border-radius: 10px;
             padding: 2px 9px; font-size: 12px; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; }}
    QListView, QTextEdit {{ background: transparent; }}
    QTableView {{ background: {theme.paper}; border: none; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QHeaderView, QTableCornerButton::section {{ background: {theme.panel}; border: none; }}
    QHeaderView::section {{ background: {theme.panel}; color: {theme.muted}; font-size: 12px; font-weight: 600;
                            border: none; border-right: 1px solid {theme.faint};
                            border-bottom: 1px solid {theme.faint}; padding: 6px 9px; }}
    QHeaderView::section:hover {{ background: {theme.hover_wash}; color: {theme.ink}; }}
    #problems QHeaderView::section {{ border-right: none; font-size: 13px; font-weight: 400; padding: 5px 3px; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {theme.faint}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 28px; }}
    QScrollBar::handle:horizontal {{ min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {theme.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QSplitter::handle {{ background: {theme.faint}; }}
    QSplitter::handle:hover {{ background: {theme.accent}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QPushButton#action, QDialogButtonBox QPushButton {{
                          background: {theme.field}; border: 1px solid {theme.faint}; border-radius: 7px;
                          padding: 6px 13px; font-weight: 500; }}
    QPushButton#action:hover, QDialogButtonBox QPushButton:hover {{ background: {theme.hover_wash}; }}
    QPushButton#action:focus, QDialogButtonBox QPushButton:focus {{
                          border: {line_px}px solid {theme.accent}; padding: {7 - line_px}px {14 - line_px}px; }}
    QPushButton#primary {{ background: {theme.accent}; color: {theme.on_accent}; border: 1px solid {theme.accent};
                           border-radius: 7px; padding: 6px 15px; font-weight: 600; }}
    QPushButton#primary:focus {{ border: {line_px}px solid {theme.ink};
                                 padding: {7 - line_px}px {16 - line_px}px; }}
    QDialogButtonBox QPushButton:default {{ background: {theme.accent}; color: {theme.on_accent}; }}
    QDialogButtonBox QPushButton:default:focus {{ border: {line_px}px solid {theme.ink}; }}
    QPushButton#action:disabled, QPushButton#primary:disabled, QDialogButtonBox QPushButton:disabled {{
                          background: {theme.panel}; color: {theme.muted}; border: 1px solid {theme.faint}; }}
    QPushButton#action::menu-indicator {{ image: none; width: 0; }}
    QPushButton#link, QLabel#related {{ color: {theme.accent}; background: transparent; border: none;
                                             padding: 2px 4px; text-align: left; }}
    QLabel#related {{ padding: 3px 0; }}
    QLabel#related[heading="true"] {{ font-size: 14px; font-weight: 600; }}
    QPushButton#link:hover, QLabel#related:hover {{ text-decoration: underline; }}
    QStatusBar {{ border-top: 1px solid {theme.faint}; color: {theme.muted}; }}
    QStatusBar::item {{ border: none; }}
    QMenuBar {{ background: {theme.panel}; padding: 2px 6px; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 5px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.accent_wash}; }}
    QToolTip {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.faint}; padding: 6px; }}
    QLineEdit {{ border: 1px solid {theme.faint}; border-radius: 6px; padding: 4px 7px; background: {theme.field}; }}
    QLineEdit:focus {{ border: {line_px}px solid {theme.accent}; padding: {5 - line_px}px {8 - line_px}px; }}
    #search {{ border-radius: 7px; padding: 6px 7px; }}
    #search:focus {{ padding: {7 - line_px}px {8 - line_px}px; }}
    #hits {{ background: {theme.field}; border: 1px solid {theme.faint}; border-radius: 8px; }}
    {_FRAMED} {{ border: {line_px}px solid transparent; border-radius: 4px; }}
    #hits QListView {{ border: none; }}
    {_FRAMED.replace(",", ":focus,")}:focus {{ border-color: {theme.accent}; }}
    """
