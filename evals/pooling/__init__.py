"""Pooling: what systems tell and gold does not list is judged blind, and what holds becomes optional gold.

The remedy of information retrieval for judgements that are not complete (Spärck Jones & van Rijsbergen 1975; TREC).
"""
