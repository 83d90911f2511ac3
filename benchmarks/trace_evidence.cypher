// The cascade of a directive with the words that prove each step, as one query for a server, written by hand.
MATCH path = (root:Node {id: $root})<-[links:IMPLEMENTS*0..12]-(n:Node)
WHERE all(link IN links WHERE link.scope IN ['title', 'opening', 'basis'])
WITH n, length(path) AS depth, nodes(path)[-2] AS parent, last(links) AS said
RETURN depth, n.id AS id, coalesce(parent.id, '') AS parent, n.id AS document, said.start AS start, said.end AS end,
  said.quote AS quote
ORDER BY depth, id
