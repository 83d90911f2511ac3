// Bodies of a province that a directive's cascade gives a task and that have no document in it.  symbol=57-KL/TW province=Hưng Yên
MATCH (root:Document {symbol: $symbol})
MATCH SHORTEST 1 (root) (()<-[r:IMPLEMENTS WHERE r.document IS NOT NULL OR r.scope IN ['title', 'opening', 'basis']]-())* (parent)
WITH root, collect(DISTINCT parent) AS cascade
UNWIND cascade AS parent
MATCH (parent)-[:ASSIGNS]->(body {province: $province})
WHERE body.name IS NOT NULL
  AND NOT EXISTS { (body)<-[:ISSUED_BY]-(document) WHERE document IN cascade AND document <> root }
RETURN DISTINCT body.id AS body, body.name AS name, body.level AS level
ORDER BY body
