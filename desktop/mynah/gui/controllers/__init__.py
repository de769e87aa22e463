"""Turn what a person asks for into calls of the project and the services, and results into models."""
