"""The bundled newsroom: content from `seeds/newsroom`, rendered as five publishers and served on loopback alone."""

from monitor.newsroom.content import load_newsroom
from monitor.newsroom.server import serve

__all__ = ["load_newsroom", "serve"]
