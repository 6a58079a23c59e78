"""A reason card as a page: one file, no script, nothing loaded from elsewhere."""

from monitor.digest.page import environment
from monitor.digest.safe import shown
from monitor.rules.explain import ReasonCard


def reason_page(name: str, title: str, card: ReasonCard) -> bytes:
    """`name` is the id and address, or the file, of the story."""
    template = environment().get_template("reason.html.j2")
    return template.render(
        name=shown(name, 300), title=shown(title or name, 300), card=card, shown=shown
    ).encode()
