"""The nouns everyone shares: candidates, issues, config, identity, the archive, Markdown."""
