"""The window: one widget a file; `assembly` is the only place where their signals meet."""

# ruff: noqa: F401  # what is loaded here is loaded for the sake of the order

# PySide reads the source of every module that is loaded after itself, to look for its own name there. That takes a
# tenth of the start, so what needs no Qt is loaded before the first part of the window.
import babel.localedata
import numpy as np

import timeline_app.citation
import timeline_app.filters
import timeline_app.layout.building
import timeline_app.layout.empty_time
import timeline_app.layout.layouts
import timeline_app.layout.prepared_file
import timeline_app.layout.raised
import timeline_app.links
import timeline_app.readers
import timeline_app.relations
import timeline_app.span_words
import timeline_app.summary
import timeline_app.view
