-- What people say is wrong with a service, kept for its steward. What is done is marked and stays.
CREATE TABLE report (
    number       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service      TEXT NOT NULL,
    -- What is wrong, as words with commas in between ('times,cost').
    wrong        TEXT NOT NULL,
    -- Personal: what they wrote. NULL when they wrote nothing, or once it is erased.
    words        TEXT,
    -- Personal: how to reach whoever wrote. NULL when they did not say, or once the report is done or erased.
    contact      TEXT,
    -- 1 when it tells that somebody may have been treated badly: then it is never for the provider.
    safeguarding BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    done_by      TEXT,
    done_why     TEXT,
    done_at      BIGINT,
    erased_by    TEXT,
    erased_why   TEXT,
    erased_at    BIGINT
);
CREATE INDEX report_of_service ON report (service);

-- Answers to "Was this any help?", by day (2026-11-22) and page. Nothing here tells one person from another.
CREATE TABLE helpful (
    day  TEXT NOT NULL,
    -- The path of a page of this directory, without what was asked of it.
    page TEXT NOT NULL,
    yes  BIGINT NOT NULL,
    no   BIGINT NOT NULL,
    PRIMARY KEY (day, page)
);
