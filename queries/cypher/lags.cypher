// Days between a document and those that carry it out, where both are known to the day.
MATCH (child:Document)-[:IMPLEMENTS]->(parent:Document)
WHERE child.issued =~ '\\d{4}-\\d\\d-\\d\\d' AND parent.issued =~ '\\d{4}-\\d\\d-\\d\\d'
WITH DISTINCT parent, child
RETURN parent.id AS parent, child.id AS child, parent.issued AS from, child.issued AS to,
  duration.inDays(date(parent.issued), date(child.issued)).days AS days
ORDER BY parent, child
