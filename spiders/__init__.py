"""Scrapy spiders: what to poll and fetch next, and nothing else."""
