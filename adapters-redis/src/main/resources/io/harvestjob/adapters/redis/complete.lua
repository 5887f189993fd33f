-- Ends a call: stores the job, gives the lease back, leaves the result for those who wait for it,
-- and slows all replicas down if the service asked for that.
-- KEYS: job, lease, budget, result
-- ARGV: 1 token of the lookup, 2 what those who wait do: SHARE the job, fail with NOT_FOUND, or
--       make a call themselves, 3 job or message, 4 milliseconds to keep the job, 5 whether it has
--       finished, 6 milliseconds to keep the result, 7 microseconds to pause
local mine = redis.pcall('GET', KEYS[2]) == ARGV[1]
if mine then
  call('DEL', KEYS[2])
end
if (mine or ARGV[5] == 'true') and tonumber(ARGV[4]) > 0 then
  call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
end
if mine and ARGV[2] ~= 'CALL' then
  call('DEL', KEYS[4])
  call('HSET', KEYS[4], 'token', ARGV[1], 'action', ARGV[2], 'text', ARGV[3])
  call('PEXPIRE', KEYS[4], ARGV[6])
end
local pause = math.min(tonumber(ARGV[7]), 60000000)
if pause > 0 then
  local time = call('TIME')
  local now = time[1] * 1000000 + time[2]
  local paused = math.max(tonumber(call('HGET', KEYS[3], 'paused')) or 0, now + pause)
  call('HSET', KEYS[3], 'paused', string.format('%.0f', paused))
  call('PEXPIRE', KEYS[3], 120000)
end
return 1
