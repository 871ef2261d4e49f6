-- ?1: the words in quotation marks with OR between them; ?2: how many. A name counts five times.
SELECT id FROM stemmed WHERE stemmed MATCH ?1 ORDER BY bm25(stemmed, 0, 5, 1, 1), rowid LIMIT ?2
