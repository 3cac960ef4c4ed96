"""`python -m timeline_app` is the same program as `timeline-app`."""

import sys

from timeline_app.cli import main

sys.exit(main())
