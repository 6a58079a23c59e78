"""The digest: rows of a window in, four files' bytes out. Same rows, same bytes; no clock, no network, no database."""

from monitor.digest.atom import subscription
from monitor.digest.build import build_digest
from monitor.digest.data import counts
from monitor.digest.render import FORMATS, render

__all__ = ["FORMATS", "build_digest", "counts", "render", "subscription"]
