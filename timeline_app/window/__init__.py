"""The window: one widget a file; `assembly` is the only place where their signals meet."""
