"""Deals of a flagged article: who, with whom, which mineral, where, how much, how firm; each fact with its words. Pure."""

from monitor.deals.assemble import draw_deals
from monitor.deals.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Gazetteer", "draw_deals", "load_gazetteer"]
