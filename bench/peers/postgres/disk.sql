-- Bytes of all, and of the indexes alone.
SELECT (pg_total_relation_size('service') + pg_total_relation_size('site'))::bigint,
    (pg_indexes_size('service') + pg_indexes_size('site'))::bigint
