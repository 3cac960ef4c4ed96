"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# Before Qt is loaded: tests need no display. The one real window's test starts its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# No deadline: a busy machine must not fail a test.
settings.register_profile("calm", deadline=None, max_examples=100)
settings.load_profile("calm")
