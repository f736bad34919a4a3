"""The command line: the only part of the project that prints and reads the environment."""
