"""A hostile newsroom on loopback: every case an origin of its own that answers in raw bytes, with what must be stored, what
must never be requested, and the state that its source must show."""
