-- Mix E. $1: the start of a word, then :*
SELECT id::text, name
FROM service, to_tsquery('simple', $1) AS query
WHERE name_words @@ query
ORDER BY ts_rank(name_words, query) DESC, number
LIMIT 10
