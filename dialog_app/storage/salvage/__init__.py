"""Reading what can be read of a damaged archive, page by page, without its own index of pages."""
