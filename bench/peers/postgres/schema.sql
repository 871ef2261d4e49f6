CREATE EXTENSION cube;

CREATE TABLE service (
    number integer NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    organization text NOT NULL,
    topic_names text NOT NULL,
    description text NOT NULL,
    -- every other text that we search by
    other text NOT NULL,
    -- what it can be narrowed by; `traits` are the numbers of the choices in facets
    free boolean NOT NULL,
    -- a bit for each day from Monday
    days smallint NOT NULL,
    -- whether a day that is not among them is one on which it is closed
    hours_known boolean NOT NULL,
    -- in hundredths of a year
    youngest integer,
    oldest integer,
    traits smallint[] NOT NULL,
    topics smallint[] NOT NULL,
    -- weighted: A name; B who runs it and topics; D the rest
    words tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('english', name), 'A')
            || setweight(to_tsvector('english', organization || ' ' || topic_names), 'B')
            || setweight(to_tsvector('english', description || ' ' || other), 'D')
    ) STORED,
    name_words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', name)) STORED
)
-- ts_rank reads the words of each match: they stay in the row and uncompressed.
WITH (toast_tuple_target = 8160);
ALTER TABLE service ALTER words SET STORAGE PLAIN;

-- A service has several sites. Each is a point on a sphere of radius 1: no distance is wrong near the date line, and
-- none is worked out from degrees.
CREATE TABLE site (service integer NOT NULL, at cube NOT NULL);
