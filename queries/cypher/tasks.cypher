// The tasks of the bodies whose name has these words, with who gives them and by when.  name=Phòng Nội vụ
MATCH (body:Node)
WHERE toLower(body.name) CONTAINS toLower($name)
MATCH (document:Node)-[r:ASSIGNS|REQUESTS]->(body)
WHERE r.said_task IS NOT NULL AND r.said_role IS NOT NULL
RETURN body.id AS body, r.said_task AS task, r.said_role AS role, r.said_due AS due, document.id AS document,
  r.quote AS sentence
ORDER BY body, document, task, role
