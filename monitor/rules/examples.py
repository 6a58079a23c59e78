"""The examples written beside the rules: does each rule hold where it should, and nowhere near it?"""

from monitor.rules.context import old_sentences
from monitor.rules.judge import holding, voided
from monitor.rules.ruleset import Example, Rule, RuleSet
from monitor.text import Document


def failing_examples(ruleset: RuleSet) -> list[str]:
    """A sentence for each example that its rule treats otherwise than it says, with its place in the file."""
    return [
        _fault(rule, example)
        for rule in ruleset.rules
        for example in rule.examples
        if holds(rule, example.text, ruleset) is not example.is_match
    ]


def holds(rule: Rule, text: str, ruleset: RuleSet) -> bool:
    """Whether a rule holds in a text; a rule that makes mentions must do so in a sentence that no other rule voids."""
    board = ruleset.matcher.board(Document("", text))
    firings = holding(board, ruleset, range(len(board.bounds)), everywhere=True)
    places = {f.sentence for f in firings if f.rule.name == rule.name}
    if rule.instrument is not None:
        places -= voided(board, firings) | old_sentences(board, places)
    return bool(places)


def _fault(rule: Rule, example: Example) -> str:
    wanted = "should match and does not" if example.is_match else "should not match and does"
    return f"{example.where}: rule {rule.name} {wanted}: “{example.text}”"
