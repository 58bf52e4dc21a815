"""Checks: small generators of findings, one module a family, called by the names rule files give (`registry`)."""
