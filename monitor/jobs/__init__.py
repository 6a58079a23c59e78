"""What can be run: a pass of the main job, a digest. Commands and timers call these and nothing below them."""
