"""Scrapy settings: polite and bounded by default. Why each differs from Scrapy's own default is said beside it."""

from typing import Any

PAGE_LARGEST = 8 * 1024 * 1024  # bytes
TIMEOUT = 30  # seconds for a whole response, so that a server that drips ends too


def scrapy_settings(user_agent: str) -> dict[str, Any]:
    """`user_agent` names the program and a contact."""
    return {
        "SPIDER_MODULES": ["spiders"],
        "USER_AGENT": user_agent,
        "ROBOTSTXT_OBEY": False,  # RobotsMiddleware does it: kept a day, and errors of the server forbid (RFC 9309)
        "COOKIES_ENABLED": False,  # its middleware asks for the public suffix list over the network
        "HTTPPROXY_ENABLED": False,  # a proxy of the environment would be a way around the guard
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,  # a local port that executes Python
        "RETRY_ENABLED": False,  # each entry once a pass; what failed stays pending
        "REDIRECT_MAX_TIMES": 10,
        "REFERER_ENABLED": False,
        "HTTPERROR_ALLOW_ALL": True,  # spiders judge every status, redirects are still followed
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_TIMEOUT": TIMEOUT,
        "DOWNLOAD_MAXSIZE": PAGE_LARGEST,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_DELAY": 1,
        "DOWNLOAD_DELAY_JITTER": 0,
        "CONCURRENT_REQUESTS": 64,  # over all origins
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_HANDLERS": {
            "http": "monitor.crawl.handler.PoliteHandler",
            "https": "monitor.crawl.handler.PoliteHandler",
            "file": None,
            "ftp": None,
            "s3": None,
            "data": None,
        },
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # drops redirects without a word
            "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
            "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
            "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
            "monitor.crawl.redirects.MetaRefresh": 580,  # after 590, where bodies are unpacked
            "monitor.crawl.unpacking.UnpackMiddleware": 590,
            "monitor.crawl.redirects.NoLoops": 600,
            # after 500, where the User-Agent is set; in this order on the way out
            "monitor.crawl.middlewares.GuardMiddleware": 510,
            "monitor.crawl.robots.RobotsMiddleware": 520,
            "monitor.crawl.middlewares.SlotMiddleware": 530,
        },
        "SCHEDULER_PRIORITY_QUEUE": "monitor.crawl.queue.FairQueue",
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",  # newest first, as the frontier hands them out
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        "STATS_DUMP": False,
    }
