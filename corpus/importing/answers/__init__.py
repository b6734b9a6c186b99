"""Answers to information requests: zip archives and mail, opened within limits."""
