"""How alike two pictures are that different programs have made of the same drawing."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
import pytest
from program import LIMIT_S
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path

TILE_PX: Final = 12
SAME: Final = 16.0
"""Of 255: whoever smooths edges in another way stays below, an event that is missing is far above."""
_FINER: Final = 4
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
_BELOW_PX: Final = 200
"""Room for what a browser may take of its window's height."""


def difference(first: QImage, second: QImage) -> float:
    """By how much the colours of two pictures of one size differ where they do most, on the average of a tile.

    Where a letter stands half a pixel beside, its tile is as dark as before.
    """
    assert first.size() == second.size()
    return float(np.abs(_tiles(first) - _tiles(second)).max())


def _tiles(image: QImage) -> npt.NDArray[np.float64]:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, :3]
    rows, columns = image.height() // TILE_PX, image.width() // TILE_PX
    cut = pixels[: rows * TILE_PX, : columns * TILE_PX].astype(np.float64)
    tiles: npt.NDArray[np.float64] = cut.reshape(rows, TILE_PX, columns, TILE_PX, 3).mean(axis=(1, 3))
    return tiles


def svg_in_qt(svg: bytes, width_px: int, height_px: int) -> QImage:
    """The drawing as Qt shows it."""
    renderer = QSvgRenderer(QByteArray(svg))
    assert renderer.isValid()
    image = QImage(width_px, height_px, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        renderer.render(painter)
    return image


def svg_in_browser(svg: bytes, width_px: int, height_px: int, folder: Path) -> QImage:
    """The drawing as Chromium shows it; the test is skipped where there is none."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        pytest.skip("no Chromium is installed to open an SVG in")
    (folder / "drawing.svg").write_bytes(svg)
    subprocess.run(
        [
            browser,
            "--headless",
            # In a container neither works; what is shown is made here.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--no-first-run",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
            f"--user-data-dir={folder / 'profile'}",
            f"--window-size={width_px},{height_px + _BELOW_PX}",
            f"--screenshot={folder / 'drawing.png'}",
            (folder / "drawing.svg").as_uri(),
        ],
        env=os.environ | {"HOME": str(folder)},
        capture_output=True,
        timeout=LIMIT_S,
        check=True,
    )
    return QImage(str(folder / "drawing.png")).copy(0, 0, width_px, height_px)


def pdf_in_poppler(pdf: bytes, width_px: int, height_px: int, folder: Path) -> QImage:
    """The sheet as Poppler shows it; the test is skipped where there is none."""
    pdftoppm = shutil.which("pdftoppm")
    if pdftoppm is None:
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    (folder / "sheet.pdf").write_bytes(pdf)
    # It smooths no fades, so that thin ones come out right only when they are many pixels wide.
    size = ["-scale-to-x", str(width_px * _FINER), "-scale-to-y", str(height_px * _FINER)]
    command: list[str | Path] = [pdftoppm, "-png", "-singlefile", *size, folder / "sheet.pdf", folder / "sheet"]
    subprocess.run(command, capture_output=True, timeout=LIMIT_S, check=True)
    modes = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return QImage(str(folder / "sheet.png")).scaled(width_px, height_px, *modes)
