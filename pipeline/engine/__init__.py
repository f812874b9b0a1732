"""How papers are read: each once, within limits, by workers of this machine or of a cluster; what was read before is remembered."""
