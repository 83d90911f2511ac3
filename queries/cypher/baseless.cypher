// Loaded documents that name no basis and carry nothing out.
MATCH (document:Document {loaded: true})
WHERE NOT EXISTS { (document)-[:BASED_ON|IMPLEMENTS]->() }
RETURN document.id AS document, document.symbol AS number, document.title AS title
ORDER BY document
