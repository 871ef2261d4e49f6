-- Mix E. ?1: the start of a word, then *
SELECT id, service.name
FROM (SELECT rowid AS number FROM names WHERE names MATCH ?1 ORDER BY rank LIMIT 10) AS best JOIN service USING (number)
