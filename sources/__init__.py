"""Where candidates come from: arXiv, GitHub, feeds, and the polite HTTP client under them."""
