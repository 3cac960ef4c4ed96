"""Things that are drawn into images and copied look as if they were drawn in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from timeline_app.painting.canvas import Canvas, Look
from timeline_app.painting.type import Typography
from timeline_app.theme import LIGHT

if TYPE_CHECKING:
    import numpy.typing as npt

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = ("Words of an event", "(fjord) ÅÇgj", "日本語", "z\u0300\u0341\u0342\u0303\u0304\u0305")


def image_of(scale: float) -> QImage:
    image = QImage(round(400 * scale), round(160 * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def values(image: QImage) -> npt.NDArray[np.int16]:
    return np.frombuffer(image.constBits(), np.uint8).astype(np.int16)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
def test_words_look_as_drawn_in_their_places(scale: float) -> None:
    look = Look.of(LIGHT, Typography.load(), [])
    font, drawn, copied = look.fonts.title, image_of(scale), image_of(scale)
    with QPainter(drawn) as painter:
        painter.scale(scale, scale)
        painter.setFont(font)
        for number, text in enumerate(WORDS):
            painter.drawText(QPointF(20, 30 + 36 * number), text)
    with QPainter(copied) as painter:
        painter.scale(scale, scale)
        canvas = Canvas(painter, look, scale)
        canvas.texts([(20, 30 + 36 * number, text) for number, text in enumerate(WORDS)], font, "black")
    assert np.abs(values(drawn) - values(copied)).max() <= 2
    assert values(copied).min() < 40


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_tower_of_accents_leaves_no_ink_on_other_words(scale: float) -> None:
    tower = "a" + "\u0300\u0301\u0302\u0303" * 10
    images = []
    for words in (["other", tower, "words"], ["other", "words"]):
        look, image = Look.of(LIGHT, Typography.load(), []), image_of(scale)
        with QPainter(image) as painter:
            painter.scale(scale, scale)
            canvas = Canvas(painter, look, scale)
            places = {"other": 20.0, tower: 350.0, "words": 120.0}
            canvas.texts([(places[one], 130, one) for one in words], look.fonts.title, "black")
        images.append(image.copy(0, 0, round(300 * scale), image.height()))
    assert images[0] == images[1]


def test_what_is_too_far_away_to_be_counted_is_left_out() -> None:
    look, image = Look.of(LIGHT, Typography.load(), []), image_of(1)
    with QPainter(image) as painter:
        Canvas(painter, look).texts([(-1e15, 20, "a"), (1e15, 20, "b")], look.fonts.title, "black")
    assert values(image).min() == 255


def test_images_are_forgotten_where_there_are_too_many() -> None:
    look, image, most = Look.of(LIGHT, Typography.load(), []), image_of(1), 0
    with QPainter(image) as painter:
        canvas = Canvas(painter, look)
        for number in range(20):
            lines = [(0.0, 20.0, f"{number} {other} {'wide ' * 60}") for other in range(20)]
            canvas.texts(lines, look.fonts.heading, "black")
            (images,) = look.images.values()
            most = max(most, len(images))
    assert 20 <= most < 20 * 20
