"""The window: one widget a file; the main window is the only place where their signals meet."""
