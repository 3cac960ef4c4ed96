"""Draws scenes with a QPainter; the only place that draws, shared by the window and the pictures."""
