INSERT INTO words (words) VALUES ('rebuild');
INSERT INTO names (names) VALUES ('rebuild');
INSERT INTO words (words) VALUES ('optimize');
INSERT INTO names (names) VALUES ('optimize');
CREATE INDEX service_name ON service (lower(name));
ANALYZE;
