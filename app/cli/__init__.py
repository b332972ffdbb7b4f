"""The command line: every import, check, report and export without a window."""
