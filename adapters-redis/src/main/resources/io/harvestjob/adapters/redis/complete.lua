-- Ends a call: stores the job, gives the lease back, tells those who wait, and slows all replicas
-- down if the service asked for that.
-- KEYS: job, lease, budget
-- ARGV: 1 token of the lookup, 2 job, 3 milliseconds to keep it, 4 whether it has finished,
--       5 channel, 6 message, 7 microseconds to pause
local mine = redis.pcall('GET', KEYS[2]) == ARGV[1]
if mine then
  redis.call('DEL', KEYS[2])
end
if (mine or ARGV[4] == 'true') and tonumber(ARGV[3]) > 0 then
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
end
if mine or ARGV[4] == 'true' then
  redis.call('PUBLISH', ARGV[5], ARGV[6])
end
local pause = tonumber(ARGV[7])
if pause > 0 then
  local time = redis.call('TIME')
  local now = time[1] * 1000000 + time[2]
  local paused = math.max(tonumber(redis.call('HGET', KEYS[3], 'paused')) or 0, now + pause)
  redis.call('HSET', KEYS[3], 'paused', string.format('%.0f', paused))
  redis.call('PEXPIRE', KEYS[3], 120000)
end
return 1
