"""gxlint.toml and [tool.gxlint]: found upward from a file, checked, made into settings."""
