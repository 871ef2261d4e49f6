CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TEMPORARY TABLE judged_service (
    number serial PRIMARY KEY,
    id text NOT NULL,
    name text NOT NULL,
    organization text NOT NULL,
    rest text NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('english', name), 'A')
            || setweight(to_tsvector('english', organization || ' ' || rest), 'B')
    ) STORED
);
