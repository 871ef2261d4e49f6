-- Mix B. ?1: the words with OR between them; ?2 to ?4: the place on the sphere; ?5: how far, as the length of the chord.
WITH near AS MATERIALIZED (
    SELECT service AS number, min((x - ?2) * (x - ?2) + (y - ?3) * (y - ?3) + (z - ?4) * (z - ?4)) AS far
    FROM site
    WHERE x1 >= ?2 - ?5 AND x0 <= ?2 + ?5 AND y1 >= ?3 - ?5 AND y0 <= ?3 + ?5 AND z1 >= ?4 - ?5 AND z0 <= ?4 + ?5
        AND (x - ?2) * (x - ?2) + (y - ?3) * (y - ?3) + (z - ?4) * (z - ?4) <= ?5 * ?5
    GROUP BY service
), hits AS MATERIALIZED (
    SELECT number, far, bm25(words, 4, 2, 2, 1, 1) / (1 + far / (?5 * ?5)) AS score
    FROM words CROSS JOIN near ON near.number = words.rowid
    WHERE words MATCH ?1
)
SELECT (SELECT count(*) FROM hits) AS total, id, name, organization, substr(description, 1, 300) AS summary, score, far
FROM (SELECT number, score, far FROM hits ORDER BY score, number LIMIT 20) AS best JOIN service USING (number)
ORDER BY score, number
