"""Rules: does an article report a critical-mineral deal, and why? Pure functions of one article and one rule set."""

from monitor.rules.judge import judge
from monitor.rules.loader import load_ruleset
from monitor.rules.ruleset import Rule, RuleSet

__all__ = ["Rule", "RuleSet", "judge", "load_ruleset"]
