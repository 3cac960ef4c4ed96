"""What the command line does without a window, a module a command."""
