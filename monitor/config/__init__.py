"""Configuration: config.yaml, the catalogue of sources, and the environment, checked as one."""

from monitor.config.loader import load_settings
from monitor.config.model import DigestSettings, Network, Schedule, Settings

__all__ = ["DigestSettings", "Network", "Schedule", "Settings", "load_settings"]
