"""What the rank room weighs: columns of a story's sentences, and the weights that were learned for them."""
