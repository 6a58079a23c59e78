"""What runs the pipeline: today a pool of local processes."""
