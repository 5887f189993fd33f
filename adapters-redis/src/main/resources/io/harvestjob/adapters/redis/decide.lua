-- Decides what a lookup does next, in one step for all replicas. All times are those of Redis, in
-- microseconds.
-- KEYS: job, lease, budget
-- ARGV: 1 token of the lookup, 2 whether to use what is stored, 3 whether it has queued,
--       4 interval between two calls, 5 how far the budget may be ahead, 6 how long it may wait,
--       7 milliseconds of the lease
local LONGEST_PAUSE = 60000000
local LARGEST_VALUE = 65536

local stored = redis.pcall('GET', KEYS[1])
if ARGV[2] == 'true' and type(stored) == 'string' and #stored <= LARGEST_VALUE then
  return {'RETURN', stored}
end

-- a lease that does not expire was not written by this script
local holder = redis.pcall('GET', KEYS[2])
local remaining = redis.call('PTTL', KEYS[2])
if type(holder) == 'string' and holder ~= ARGV[1] and remaining > 0 then
  return {'WAIT', remaining * 1000}
end

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local budget = redis.pcall('HMGET', KEYS[3], 'next', 'paused')
if budget.err then
  redis.call('DEL', KEYS[3])
  budget = {}
end
-- a value that lies too far ahead was not written by this script, or by another clock
local function instant(text)
  local value = tonumber(text) or 0
  return value <= now + 2 * LONGEST_PAUSE and value or 0
end
local next_call, paused = instant(budget[1]), instant(budget[2])

if holder == ARGV[1] and paused <= now then
  return {'CALL', 0}
end
local slot = math.max(next_call, paused, now - ARGV[5])
local delay = math.max(slot - now, 0)
if delay > tonumber(ARGV[6]) then
  if holder == ARGV[1] then redis.call('DEL', KEYS[2]) end
  return {'REFUSE', delay}
end
if delay > 0 and ARGV[3] == 'false' then
  return {'QUEUE', 0}
end
redis.call('HSET', KEYS[3], 'next', string.format('%.0f', slot + ARGV[4]))
redis.call('PEXPIRE', KEYS[3], math.ceil((delay + ARGV[5] + 2 * LONGEST_PAUSE) / 1000))
redis.call('SET', KEYS[2], ARGV[1], 'PX', math.ceil(delay / 1000) + ARGV[7])
return {'CALL', delay}
