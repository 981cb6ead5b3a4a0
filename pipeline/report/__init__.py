"""What people look at and plug in: the report, the summary, the terminal view and the exports."""

from pipeline.report.html import render
from pipeline.report.summary import summary

__all__ = ["render", "summary"]
