"""A graph and a Neo4j server in, the same graph on the server, and its answers, out."""
