-- Mix B. $1: the words with | between them; $2: the place on the sphere; $3: how far, as the length of the chord.
WITH near AS MATERIALIZED (
    SELECT service AS number, min(cube_distance(at, cube($2::float8[]))) AS far
    FROM site
    WHERE at <@ cube_enlarge(cube($2::float8[]), $3, 3) AND cube_distance(at, cube($2::float8[])) <= $3
    GROUP BY service
), hits AS MATERIALIZED (
    SELECT number, far, ts_rank(words, query) / (1 + far / $3) AS score
    FROM near JOIN service USING (number), to_tsquery('english', $1) AS query
    WHERE words @@ query
)
SELECT (SELECT count(*) FROM hits) AS total, id::text, name, organization, left(description, 300) AS summary, score, far
FROM (SELECT number, score, far FROM hits ORDER BY score DESC, number LIMIT 20) AS best JOIN service USING (number)
ORDER BY score DESC, number
