"""Turn what a person asks for into calls of project and services, and results into models."""
