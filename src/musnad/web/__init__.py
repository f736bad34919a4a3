"""The workbench: a local page on which a case is read, checked and decided."""
