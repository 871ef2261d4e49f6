-- How many people asked for a need of which nothing was found, or only by asking less; by week (2026-W48) and place (the
-- code of a ward or district, '' for the whole area). Nothing here tells one person from another.
CREATE TABLE unmet (
    week   TEXT NOT NULL,
    need   TEXT NOT NULL,
    place  TEXT NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (week, need, place)
);

-- What five separate people or more asked in the same words. Words that fewer used are written nowhere.
CREATE TABLE unmet_words (
    week  TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (week, words)
);
