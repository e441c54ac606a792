"""Excel forms for public agencies in, the official Vietnamese Word report out."""
