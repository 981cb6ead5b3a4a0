"""What people look at and plug in: the report, the summary, the terminal view and the exports."""

from pipeline.report.exports import export, exports
from pipeline.report.html import render
from pipeline.report.summary import summary
from pipeline.report.terminal import show

__all__ = ["export", "exports", "render", "show", "summary"]
