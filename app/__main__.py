"""``python -m app``: the window without arguments, the command line with them."""

import sys
from multiprocessing import freeze_support


def main() -> int:
    """Start the window, or run the command that the arguments name; the exit code."""
    freeze_support()
    if len(sys.argv) > 1:
        from app.cli.main import run

        return run(sys.argv[1:])
    from app.launch import run_window

    return run_window()


if __name__ == "__main__":
    sys.exit(main())
