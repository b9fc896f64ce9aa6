"""drafts -> what of them stands: sentences traced to their sources, checked, and repaired where they are not borne out."""
