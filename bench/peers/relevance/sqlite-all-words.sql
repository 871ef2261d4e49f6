-- ?1: every word of the question in quotation marks; ?2: how many.
SELECT id FROM plain WHERE plain MATCH ?1 ORDER BY bm25(plain, 0, 1, 1, 1), rowid LIMIT ?2
