-- Mix A. ?1: the words with OR between them.
WITH hits AS MATERIALIZED (
    SELECT rowid AS number, bm25(words, 4, 2, 2, 1, 1) AS score FROM words WHERE words MATCH ?1
)
SELECT (SELECT count(*) FROM hits) AS total, id, name, organization, substr(description, 1, 300) AS summary, score
FROM (SELECT number, score FROM hits ORDER BY score, number LIMIT 20) AS best JOIN service USING (number)
ORDER BY score, number
