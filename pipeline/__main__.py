"""`python -m pipeline` is the `digest` command."""

import sys

from pipeline.cli import main

sys.exit(main())
