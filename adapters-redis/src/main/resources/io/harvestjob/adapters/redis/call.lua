-- Begins each script. An error of Redis does not always name the command.
local function call(command, ...)
  local reply = redis.pcall(command, ...)
  if type(reply) == 'table' and reply.err then
    error(command .. ': ' .. reply.err, 0)
  end
  return reply
end

