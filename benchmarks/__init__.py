"""Speed and quality, each module a command that prints its figures beside a baseline."""
