"""The networks of the RVC family, with the names and shapes of its files."""
