"""Who and where: the tables that names are looked up in."""
