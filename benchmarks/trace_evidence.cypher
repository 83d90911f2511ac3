// The cascade of a directive with the words that prove each step, as one query for a server, written by hand.
// The text goes with each: the answer tells the whole sentence, which is cut from it.
MATCH path = (root:Node {id: $root})<-[links:IMPLEMENTS*0..12]-(n:Node)
WHERE all(link IN links WHERE link.scope IN ['title', 'opening', 'basis'])
WITH n, length(path) AS depth, nodes(path)[-2] AS parent, last(links) AS said
OPTIONAL MATCH (source:Source {key: said.source})
OPTIONAL MATCH (n)-[:ASSIGNS]->(unit:Node)
WITH n, depth, parent, said, source, collect(DISTINCT unit.name) AS units
RETURN depth, n.id AS id, coalesce(parent.id, '') AS parent, n.symbol AS symbol, n.type AS type, n.title AS title,
  n.issuer_name AS issuer, n.level AS level, n.province AS province, n.issued AS issued, n.loaded AS loaded,
  n.speakers AS speakers, duration.inDays(date(parent.issued), date(n.issued)).days AS days, units,
  coalesce(said.document, n.id) AS document, said.start AS start, said.end AS end, said.quote AS quote, said.scope AS scope,
  said.cue AS cue, said.rule AS rule, said.page AS page, said.box AS box,
  source.text AS text, source.layout AS layout
ORDER BY depth, issued, id
