"""Pages to articles. trafilatura is the extractor; it is imported nowhere else."""

from monitor.extract.article import extract_article

__all__ = ["extract_article"]
