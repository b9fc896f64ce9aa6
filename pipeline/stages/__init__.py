"""One file = one room = its settings and one public function named like the file."""
