-- Mix C. $1 to $3 as in near.sql; $4: the day's bit; $5: the age in hundredths of a year. It must be free; a day and an
-- age that are not said are no reason to leave a service out. A choice is counted under all filters but its own.
WITH near AS MATERIALIZED (
    SELECT service AS number, min(cube_distance(at, cube($2::float8[]))) AS far
    FROM site
    WHERE at <@ cube_enlarge(cube($2::float8[]), $3, 3) AND cube_distance(at, cube($2::float8[])) <= $3
    GROUP BY service
), matches AS MATERIALIZED (
    SELECT number, far, ts_rank(words, query) / (1 + far / $3) AS score, traits, topics,
        CASE WHEN free THEN 0 ELSE 1 END
            + CASE WHEN days & $4::smallint <> 0 OR NOT hours_known THEN 0 ELSE 2 END
            + CASE WHEN youngest IS NULL OR (youngest <= $5 AND $5 <= oldest + 99) THEN 0 ELSE 4 END AS lacks
    FROM near JOIN service USING (number), to_tsquery('english', $1) AS query
    WHERE words @@ query
), hits AS MATERIALIZED (
    SELECT number, far, score, topics FROM matches WHERE lacks = 0
)
SELECT (SELECT count(*) FROM hits) AS total, id::text, name, organization, left(description, 300) AS summary, score, far,
    (SELECT json_object_agg(trait, services) FROM (
        -- 0 to 2 are what it costs, 3 to 9 the days
        SELECT trait, count(*) AS services
        FROM matches, unnest(traits) AS trait
        WHERE lacks = 0 OR (lacks = 1 AND trait <= 2) OR (lacks = 2 AND trait BETWEEN 3 AND 9)
        GROUP BY trait
    ) AS counted)::text AS trait_facets,
    (SELECT json_object_agg(topic, services) FROM (
        SELECT topic, count(*) AS services
        FROM hits, unnest(topics) AS topic
        GROUP BY topic
        ORDER BY services DESC, topic
        LIMIT 20
    ) AS counted)::text AS topic_facets
FROM (SELECT number, score, far FROM hits ORDER BY score DESC, number LIMIT 20) AS best JOIN service USING (number)
ORDER BY score DESC, number
