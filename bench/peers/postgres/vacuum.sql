VACUUM ANALYZE service, site
