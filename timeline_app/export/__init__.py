"""Pictures and tables as files: composed for a size, drawn as PNG, SVG or PDF, whole on disk or not at all."""
