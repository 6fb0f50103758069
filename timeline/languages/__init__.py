"""Language packs: one TOML file each, found by its name."""
