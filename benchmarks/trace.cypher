// The cascade of a directive as one query for a server, written by hand: what `thac trace` answers, row by row.
MATCH path = (root:Node {id: $root})<-[links:IMPLEMENTS*0..12]-(n:Node)
WHERE all(link IN links WHERE link.scope IN ['title', 'opening', 'basis'])
WITH n, length(path) AS depth, nodes(path)[-2] AS parent
OPTIONAL MATCH (n)-[:ASSIGNS]->(unit:Node)
WITH n, depth, parent, collect(DISTINCT unit.name) AS units
RETURN depth, n.id AS id, coalesce(parent.id, '') AS parent, n.symbol AS symbol, n.type AS type, n.title AS title,
  n.issuer_name AS issuer, n.level AS level, n.province AS province, n.issued AS issued, n.loaded AS loaded,
  n.speakers AS speakers, duration.inDays(date(parent.issued), date(n.issued)).days AS days, units
ORDER BY depth, issued, id
