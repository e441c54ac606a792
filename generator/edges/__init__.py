"""The only home of the file libraries: what is read and written, without judging it."""
