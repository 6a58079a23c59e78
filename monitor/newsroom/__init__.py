"""The bundled newsroom: content from `seeds/newsroom`, rendered as publishers of their own make, served on loopback."""

from monitor.newsroom.content import load_newsroom
from monitor.newsroom.server import Served, serve

__all__ = ["Served", "load_newsroom", "serve"]
