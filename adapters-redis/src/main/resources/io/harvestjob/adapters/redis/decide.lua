-- Decides what a lookup does next, in one step for all replicas. All times are those of Redis, in
-- microseconds. Returns the action, a text and a time.
-- KEYS: job, lease, budget, result
-- ARGV: 1 token of the lookup, 2 token of the one whose result it waits for,
--       3 whether to use what is there, 4 whether it has queued, 5 calls per second, 6 calls in a
--       burst, 7 how long it may wait, 8 milliseconds of the lease
local LONGEST_PAUSE = 60000000
local LARGEST_VALUE = 65536
local interval = 1000000 / ARGV[5]
local burst = interval * (ARGV[6] - 1)

local result = redis.pcall('HMGET', KEYS[4], 'token', 'action', 'text')
if ARGV[3] == 'true' and result[1] == ARGV[2] then
  return {result[2], result[3], 0}
end

local stored = redis.pcall('GET', KEYS[1])
if ARGV[3] == 'true' and type(stored) == 'string' and #stored <= LARGEST_VALUE then
  return {'RETURN', stored, 0}
end

-- a lease that does not expire was not written by this script
local holder = redis.pcall('GET', KEYS[2])
if type(holder) == 'string' and holder ~= ARGV[1] and call('PTTL', KEYS[2]) > 0 then
  return {'WAIT', holder, 0}
end

local time = call('TIME')
local now = time[1] * 1000000 + time[2]
local budget = redis.pcall('HMGET', KEYS[3], 'next', 'paused')
if budget.err then
  call('DEL', KEYS[3])
  budget = {}
end
-- a value that lies too far ahead was not written by this script, or by another clock
local function instant(text)
  local value = tonumber(text) or 0
  return value <= now + 2 * LONGEST_PAUSE and value or 0
end
local next_call, paused = instant(budget[1]), instant(budget[2])

if holder == ARGV[1] and paused <= now then
  return {'CALL', '', 0}
end
local slot = math.max(next_call, paused, now - burst)
local delay = math.max(slot - now, 0)
if delay > tonumber(ARGV[7]) then
  if holder == ARGV[1] then call('DEL', KEYS[2]) end
  return {'REFUSE', '', delay}
end
if delay > 0 and ARGV[4] == 'false' then
  return {'QUEUE', '', 0}
end
call('HSET', KEYS[3], 'next', string.format('%.0f', slot + interval))
call('PEXPIRE', KEYS[3], math.ceil((delay + burst + 2 * LONGEST_PAUSE) / 1000))
call('SET', KEYS[2], ARGV[1], 'PX', math.ceil(delay / 1000) + ARGV[8])
return {'CALL', '', delay}
