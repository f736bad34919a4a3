"""What the pages ask for, an area a module; each exports `HANDLERS`."""
