-- Instants are integer microseconds since 1970, JSON is text, ids are UUIDs in text.

CREATE TABLE store_meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
-- A new epoch tells every index that it no longer describes this store.
INSERT INTO store_meta VALUES ('epoch', replace(gen_random_uuid()::text, '-', ''));

CREATE TABLE source (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    -- 'feed', or 'people' for what people write here themselves: it stands as the steward's own word.
    kind       TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Outside, a record is known by its id. Inside it is known by its number, which is the sequence number of the journal
-- entry that made it: numbers rise, so what hangs on them is written at the end of its table and not all over it.
CREATE TABLE entity (
    number            BIGINT PRIMARY KEY,
    id                TEXT NOT NULL UNIQUE,
    kind              TEXT NOT NULL,
    publication       TEXT NOT NULL,
    visibility        TEXT NOT NULL,
    steward_source_id BIGINT NOT NULL REFERENCES source (id),
    organization_id   TEXT,
    modified_at       BIGINT NOT NULL,
    -- The resolved record: always what the assertions resolve to, written with them.
    record            TEXT NOT NULL
);
CREATE INDEX entity_in_order ON entity (kind, publication, number);
CREATE INDEX entity_by_organization ON entity (organization_id) WHERE organization_id IS NOT NULL;

-- What a source calls a record. Where one id names several records, `variant` tells them apart.
CREATE TABLE identifier (
    source_id     BIGINT NOT NULL REFERENCES source (id),
    kind          TEXT NOT NULL,
    external_id   TEXT NOT NULL,
    variant       TEXT NOT NULL,
    entity        BIGINT NOT NULL REFERENCES entity (number),
    missing_since BIGINT,
    PRIMARY KEY (source_id, kind, external_id, variant)
);

-- All that one source asserts of one record, as JSON. Assertions without fields stand for the record as it is: one
-- source alone said all of it, in one go, and it is not written twice.
CREATE TABLE statement (
    entity      BIGINT NOT NULL REFERENCES entity (number),
    source_id   BIGINT NOT NULL REFERENCES source (id),
    fingerprint TEXT NOT NULL,
    assertions  TEXT NOT NULL,
    PRIMARY KEY (entity, source_id)
);

-- What was done, in commit order: the journal that people read and the feed that indexes follow.
CREATE TABLE journal (
    sequence  BIGINT PRIMARY KEY,
    entity    BIGINT NOT NULL REFERENCES entity (number),
    source_id BIGINT NOT NULL REFERENCES source (id),
    at        BIGINT NOT NULL,
    who       TEXT,
    why       TEXT NOT NULL,
    action    TEXT NOT NULL,
    changes   TEXT NOT NULL
);

-- What a record's steward is asked.
CREATE TABLE question (
    entity    BIGINT NOT NULL REFERENCES entity (number),
    kind      TEXT NOT NULL,
    words     TEXT NOT NULL,
    asked_at  BIGINT NOT NULL,
    PRIMARY KEY (entity, kind)
);
