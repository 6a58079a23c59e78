"""Speed, as ratios of things measured side by side: `make bench`."""
