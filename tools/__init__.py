"""Programs that wrote the first content of the project; users never need them."""
