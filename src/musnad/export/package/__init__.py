"""The evidence package: what stands in it beside the exports, and the program that verifies it without Musnad."""
