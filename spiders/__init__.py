"""Scrapy spiders: they decide what to poll and fetch next, and nothing else. They know no store, rules or extraction;
a desk (see `spiders.base.Desk`) hands them what is due and takes what they bring."""
