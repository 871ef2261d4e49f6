-- $1: the question as it is typed; $2: how many.
SELECT id
FROM judged_service, websearch_to_tsquery('english', $1) AS query
WHERE words @@ query
ORDER BY ts_rank(words, query) DESC, number
LIMIT $2
