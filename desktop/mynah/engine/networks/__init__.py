"""The networks: modules and their shapes, nothing about files, runs or users."""
