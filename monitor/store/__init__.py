"""The only SQL of the program: one SQLite file, one writer, versioned migrations. Functions take the open database."""
