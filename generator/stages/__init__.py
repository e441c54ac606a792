"""Pure steps from records to records: no file, no clock, no chance, no environment."""
