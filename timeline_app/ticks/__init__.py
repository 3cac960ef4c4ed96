"""The marks of a two-row time axis, from seconds to billions of years."""

from timeline_app.ticks.axis import AxisTicks, Tick, axis_ticks_at

__all__ = ["AxisTicks", "Tick", "axis_ticks_at"]
