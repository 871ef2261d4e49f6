ALTER TABLE service ADD PRIMARY KEY (number);
CREATE INDEX service_words ON service USING gin (words) WITH (fastupdate = off);
CREATE INDEX service_name_words ON service USING gin (name_words) WITH (fastupdate = off);
CREATE INDEX service_name ON service (lower(name) text_pattern_ops);
CREATE INDEX site_at ON site USING gist (at);
