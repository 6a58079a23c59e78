"""Imported once by the process that workers are forked from: what each of them would else load for itself."""

import monitor.pipeline  # noqa: F401
from monitor.extract import extract_article  # noqa: F401
from monitor.extract.language import language_of

language_of("", "", "The language model is loaded when it is first asked.")
