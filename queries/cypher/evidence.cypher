// The sentences that say that a document carries out another, with file and place.  symbol=57-KL/TW
MATCH (document:Node)-[r:IMPLEMENTS]->(root:Document {symbol: $symbol})
MATCH (source:Source {key: r.source})
RETURN document.id AS document, r.scope AS scope, r.cue AS cue, r.quote AS sentence, source.uri AS file,
  r.start AS start, r.end AS end
ORDER BY file, start
