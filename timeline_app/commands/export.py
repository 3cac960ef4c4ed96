"""`timeline-app export`: writes pictures or tables of a file of events, without a display."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from timeline_app.commands.export_arguments import STDOUT, export_parser
from timeline_app.commands.outcome import FAILED, OK, UNUSABLE, fail, mention_problems, read_or_say, say
from timeline_app.resources import bundled_events_path
from timeline_app.starting import quick_start
from timeline_app.wording import in_figures, translate

if TYPE_CHECKING:
    import argparse

    from timeline_app.table import EventFile


def export(words: list[str]) -> int:
    """Run the command; the exit status."""
    options = export_parser().parse_args(words)
    with quick_start():
        return _export_file(options)


def _export_file(options: argparse.Namespace) -> int:
    if options.output == STDOUT and sys.stdout is None:
        return fail(translate("Command line", "-o -: there is no standard output"))
    if options.output == STDOUT and sys.stdout.isatty() and options.format != "csv":
        return fail(translate("Command line", "-o -: a picture is not written to a terminal"))
    file = read_or_say(options.file or bundled_events_path())
    if file is None:
        return UNUSABLE
    # Before Qt is loaded: no window system is asked for anything.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtCore import QLocale  # noqa: PLC0415
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415  # Qt, slow to load and not everywhere

        from timeline_app.language import speak_users_language  # noqa: PLC0415
    except ImportError as error:
        from timeline_app.display import no_qt_words  # noqa: PLC0415

        return fail(no_qt_words(error))
    application = QGuiApplication.instance() or QGuiApplication(["timeline-app"])
    speak_users_language(application)
    try:
        return _export(file, options, QLocale.system().name())
    finally:
        del application


def _export(file: EventFile, options: argparse.Namespace, language: str) -> int:
    from timeline_app.commands.options_to_jobs import options_to_jobs  # noqa: PLC0415  # Qt
    from timeline_app.export.export_error import ExportError  # noqa: PLC0415
    from timeline_app.export.sizes import SizeError  # noqa: PLC0415
    from timeline_app.facets.file_facets import FileFacets  # noqa: PLC0415
    from timeline_app.view_options import unknown_values  # noqa: PLC0415

    try:
        jobs = options_to_jobs(options, file, language)
    except (ExportError, ValueError) as error:
        return fail(str(error), UNUSABLE)
    for remark in unknown_values(options, file, jobs[0].prepared.facets if jobs else FileFacets(file.table)):
        say(remark)
    if options.fold and jobs and not jobs[0].request.folding.folds:
        say(translate("Command line", "--fold: no stretch of time is empty for long, so none is folded"))
    status, written = OK, 0
    for job in jobs:
        try:
            for remark in job.run():
                say(remark if options.each is None else f"{job.path}: {remark}")
            written += 1
        except ExportError as error:
            # The others can be written all the same.
            status = max(status, fail(str(error), UNUSABLE if isinstance(error, SizeError) else FAILED))
    if options.each is not None:
        said = translate("Command line", "{count} of %Ln file(s) written", "", len(jobs))
        say(said.format(count=in_figures(written)))
    mention_problems(file)
    return status
