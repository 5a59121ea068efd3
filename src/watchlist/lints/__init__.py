"""What is wrong with a configuration that can be read."""
