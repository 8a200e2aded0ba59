"""The job in DuckDB's Python package: python duckdb_job.py INPUT OUTPUT [--wide]."""

import sys

import duckdb
from sql import query

duckdb.sql(query(sys.argv[1], sys.argv[2], "--wide" in sys.argv))
