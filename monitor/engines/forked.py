"""Imported once by the process that workers are forked from: what each of them would else load for itself.

It and its children form a process group of their own: what is told to the group of the program (Ctrl-C, a supervisor's
SIGTERM) is the program's to heed, and must not take pages out of its workers' hands.
"""

import os

import monitor.discover.document
import monitor.pipeline  # noqa: F401
from monitor.extract import extract_article  # noqa: F401
from monitor.extract.language import language_of

os.setpgrp()
language_of("", "", "The language model is loaded when it is first asked.")
