"""The database in a web browser: Datasette, read-only, with this project's pages.

Comes in: the path of a database and an address to serve at. Goes out: pages. It never writes, and asks no other host.
"""

from monitor.browse.server import Listener, listen, serve

__all__ = ["Listener", "listen", "serve"]
