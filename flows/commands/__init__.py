"""The commands, a module for each concern; each adds its own to the app."""
