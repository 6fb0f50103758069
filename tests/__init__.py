"""Tests: golden tables, laws, snapshots, and a file for each folder of the package."""
