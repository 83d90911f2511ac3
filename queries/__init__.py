"""Questions to the graph, and how an answer is shown."""
