-- Makes what is stored about a job stale, and tells all replicas why.
-- KEYS: job, lease
-- ARGV: channel, message
call('DEL', KEYS[1], KEYS[2])
return call('PUBLISH', ARGV[1], ARGV[2])
