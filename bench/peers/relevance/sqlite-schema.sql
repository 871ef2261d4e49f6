-- One table as SQLite gives it, one with English stems.
CREATE VIRTUAL TABLE plain USING fts5 (id UNINDEXED, name, organization, rest, tokenize = 'unicode61');
CREATE VIRTUAL TABLE stemmed USING fts5 (id UNINDEXED, name, organization, rest, tokenize = 'porter unicode61');
