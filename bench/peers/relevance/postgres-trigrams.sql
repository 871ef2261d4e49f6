-- Asked where postgres-plain.sql finds nothing: names that look like the question, from pg_trgm's own thresholds on.
SELECT id
FROM judged_service
WHERE name % $1 OR $1 <% name
ORDER BY greatest(similarity(name, $1), word_similarity($1, name)) DESC, number
LIMIT $2
