// The cascade of a directive, link by link: which document carries out which as a whole, none older than the directive.  symbol=57-KL/TW
MATCH (root:Document {symbol: $symbol})
MATCH SHORTEST 1 (root) (()<-[r:IMPLEMENTS WHERE r.document IS NOT NULL OR r.scope IN ['title', 'opening', 'basis']]-())* (parent)
WITH DISTINCT root, parent
MATCH (document:Document)-[r:IMPLEMENTS]->(parent)
WHERE (r.document IS NOT NULL OR r.scope IN ['title', 'opening', 'basis']) AND document <> root
WITH DISTINCT root, parent, document, coalesce(root.issued, '') AS since
// Dates are as precise as the text: "2023" may be as late as "2023-06-15", and "2018 | 2019" is none.
WHERE all(date IN [document.issued, parent.issued] WHERE date IS NULL OR NOT date =~ '\\d{4}(-\\d\\d){0,2}'
  OR left(date, size(since)) >= left(since, size(date)))
RETURN DISTINCT document.id AS document, parent.id AS parent, document.symbol AS number, document.title AS title,
  document.issued AS issued, document.level AS level, document.loaded AS loaded
ORDER BY document, parent
