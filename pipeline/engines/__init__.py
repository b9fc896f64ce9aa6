"""What writes a digest from a story's ranked facts. One file per kind of engine."""
