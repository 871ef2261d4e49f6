-- Mix C. ?1 to ?5 as in near.sql; ?6: the day's bit; ?7: the age in hundredths of a year.
WITH near AS MATERIALIZED (
    SELECT service AS number, min((x - ?2) * (x - ?2) + (y - ?3) * (y - ?3) + (z - ?4) * (z - ?4)) AS far
    FROM site
    WHERE x1 >= ?2 - ?5 AND x0 <= ?2 + ?5 AND y1 >= ?3 - ?5 AND y0 <= ?3 + ?5 AND z1 >= ?4 - ?5 AND z0 <= ?4 + ?5
        AND (x - ?2) * (x - ?2) + (y - ?3) * (y - ?3) + (z - ?4) * (z - ?4) <= ?5 * ?5
    GROUP BY service
), matches AS MATERIALIZED (
    SELECT number, far, bm25(words, 4, 2, 2, 1, 1) / (1 + far / (?5 * ?5)) AS score,
        iif(free, 0, 1)
            + iif(days & ?6 OR NOT hours_known, 0, 2)
            + iif(youngest IS NULL OR (youngest <= ?7 AND ?7 <= oldest + 99), 0, 4) AS lacks
    FROM words CROSS JOIN near ON near.number = words.rowid JOIN service USING (number)
    WHERE words MATCH ?1
), hits AS MATERIALIZED (
    SELECT number, far, score FROM matches WHERE lacks = 0
)
SELECT (SELECT count(*) FROM hits) AS total, id, name, organization, substr(description, 1, 300) AS summary, score, far,
    (SELECT json_group_object(trait, services) FROM (
        SELECT trait, count(*) AS services
        FROM matches JOIN service_trait ON service = number
        WHERE lacks = 0 OR (lacks = 1 AND trait <= 2) OR (lacks = 2 AND trait BETWEEN 3 AND 9)
        GROUP BY trait
    )) AS trait_facets,
    (SELECT json_group_object(topic, services) FROM (
        SELECT topic, count(*) AS services
        FROM hits JOIN service_topic ON service = number
        GROUP BY topic
        ORDER BY services DESC, topic
        LIMIT 20
    )) AS topic_facets
FROM (SELECT number, score, far FROM hits ORDER BY score, number LIMIT 20) AS best JOIN service USING (number)
ORDER BY score, number
