-- What stewards say of search, each with who and why. What is taken back is marked and stays.
CREATE TABLE tuning (
    number      INTEGER PRIMARY KEY,
    -- 'pin' (the service comes first for the words), 'block' (it is not shown for them), 'means' (the words mean the
    -- others, too), 'same' (and the others them).
    kind        TEXT NOT NULL,
    words       TEXT NOT NULL,
    -- A service's id for 'pin' and 'block', else the other words.
    target      TEXT NOT NULL,
    who         TEXT NOT NULL,
    why         TEXT NOT NULL,
    at          INTEGER NOT NULL,
    removed_by  TEXT,
    removed_why TEXT,
    removed_at  INTEGER
) STRICT;
