"""The docs site: `make docs` builds it into docs/_build, without a network and with every broken link an error."""

project = "saidwhat"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
nitpicky = True
html_theme = "alabaster"
html_theme_options = {
    "description": "Who said what, through whom, and where the accounts of one event part",
    "fixed_sidebar": True,
    "font_family": "Georgia, 'Times New Roman', serif",
    "page_width": "68rem",
}
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
