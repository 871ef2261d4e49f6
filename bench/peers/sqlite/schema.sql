CREATE TABLE service (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    organization TEXT NOT NULL,
    topic_names TEXT NOT NULL,
    description TEXT NOT NULL,
    other TEXT NOT NULL,
    free INTEGER NOT NULL,
    days INTEGER NOT NULL,
    hours_known INTEGER NOT NULL,
    youngest INTEGER,
    oldest INTEGER
);
CREATE TABLE service_trait (service INTEGER NOT NULL, trait INTEGER NOT NULL, PRIMARY KEY (service, trait)) WITHOUT ROWID;
CREATE TABLE service_topic (service INTEGER NOT NULL, topic INTEGER NOT NULL, PRIMARY KEY (service, topic)) WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (
    name, organization, topic_names, description, other,
    content = 'service', content_rowid = 'number', tokenize = 'porter unicode61'
);
-- The starts of words, three letters and more.
CREATE VIRTUAL TABLE names USING fts5 (name, content = 'service', content_rowid = 'number', prefix = '3 4 5');

-- A point on a sphere of radius 1; the tree's own numbers are short, so the exact ones stand beside them.
CREATE VIRTUAL TABLE site USING rtree (number, x0, x1, y0, y1, z0, z1, +service, +x, +y, +z);
