-- Mix A. $1: the words with | between them.
WITH hits AS MATERIALIZED (
    SELECT number, ts_rank(words, query) AS score
    FROM service, to_tsquery('english', $1) AS query
    WHERE words @@ query
)
SELECT (SELECT count(*) FROM hits) AS total, id::text, name, organization, left(description, 300) AS summary, score
FROM (SELECT number, score FROM hits ORDER BY score DESC, number LIMIT 20) AS best JOIN service USING (number)
ORDER BY score DESC, number
