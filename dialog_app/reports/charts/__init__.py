"""Charts drawn once, as a few strokes, and put down as SVG, as PNG and on paper."""
