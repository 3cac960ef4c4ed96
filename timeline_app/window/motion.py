"""Smooth motion from one time scale to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

if TYPE_CHECKING:
    from timeline_app.timescale import TimeScale

ZOOM_MS: Final = 160
GLIDE_MS: Final = 450


class ScaleMotion(QObject):
    """Runs from the present scale to a target and says each scale on the way; without motion it is there at once."""

    moved = Signal(object)
    """The next `TimeScale` to show."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.reduced = False
        """Motion is switched off, for people whom it disturbs."""
        self._from: TimeScale | None = None
        self._target: TimeScale | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._finish)

    def target_or(self, present: TimeScale) -> TimeScale:
        """Where the motion leads, or `present` when nothing moves: what further turns of the wheel add to."""
        return self._target if self._target is not None else present

    @property
    def is_running(self) -> bool:
        """Whether something moves."""
        return self._target is not None

    def run(self, present: TimeScale, target: TimeScale, duration_ms: int = ZOOM_MS) -> None:
        """Move from `present` to `target`; a motion under way is taken over."""
        self._animation.stop()
        if self.reduced or present == target:
            self._target = None
            self.moved.emit(target)
            return
        self._from, self._target = present, target
        self._animation.setDuration(duration_ms)
        self._animation.start()

    def stop(self) -> None:
        """Stay where the motion is now."""
        self._animation.stop()
        self._target = None

    def _step(self, progress: Any) -> None:
        if self._from is not None and self._target is not None and progress < 1:
            self.moved.emit(self._from.between(self._target, float(progress)))

    def _finish(self) -> None:
        target, self._target = self._target, None
        if target is not None:
            self.moved.emit(target)
