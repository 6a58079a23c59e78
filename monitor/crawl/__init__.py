"""Scrapy wiring: settings, politeness, guards, and running one pass. Spiders themselves live in `spiders`."""
