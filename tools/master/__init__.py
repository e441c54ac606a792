"""The parts of the program that wrote the Word master of the report."""
