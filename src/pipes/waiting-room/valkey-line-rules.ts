/**
 * The first half of the script that keeps the line in Valkey or Redis: what it stores about the line
 * as a whole, the clock without jumps, the lanes' shares and the promised wait. Each part says the
 * same as the file that it names. Numbers that must stay exact travel as text.
 */
export const valkeyLineRules = `
local root, command, rules, nowMs = KEYS[1], ARGV[1], cjson.decode(ARGV[2]), tonumber(ARGV[3])
local call = redis.call
local laneOrder = { pass = 1, known = 2, unknown = 3 }
local function at(name) return root .. ':' .. name end

if command == 'sizes' then
  return call('HMGET', at('state'), 'pass', 'known', 'unknown', 'perSecond')
end

local state = {}
local stored = call('HGETALL', at('state'))
for i = 1, #stored, 2 do state[stored[i]] = tonumber(stored[i + 1]) end
if state.evenMs == nil then
  state = { evenMs = 0, lastMs = nowMs, graceUntil = rules.graceMs, releasedAt = 0, perSecond = 0,
    available = 0, unknownAtOnce = 0, creditPass = 0, creditUnknown = 0, pass = 0, known = 0, unknown = 0 }
end

-- line-clock.ts
local step = nowMs - state.lastMs
if step >= 0 or step < -rules.stepMaxMs then
  state.lastMs = nowMs
  state.evenMs = state.evenMs + math.min(rules.stepMaxMs, math.max(0, step))
end
local now = state.evenMs

local function saveState()
  local flat = {}
  for name, value in pairs(state) do
    flat[#flat + 1] = name
    flat[#flat + 1] = value
  end
  call('HSET', at('state'), unpack(flat))
end

-- lane-shares.ts
local creditOf = { pass = 'creditPass', unknown = 'creditUnknown' }
local function refill(people)
  state.available = math.min(state.available, 1) + people
  state.unknownAtOnce = math.max(1, state.available / 2)
  local most = math.max(people, rules.togetherMax)
  state.creditPass = math.min(state.creditPass + people * rules.passShare, most)
  state.creditUnknown = math.min(state.creditUnknown + people * rules.unknownShare, most)
end
local function allows(lane, within)
  if state.available < 1 then return false end
  return not within or lane == 'known' or state[creditOf[lane]] >= 1
end
local function spend(lane, people, within)
  state.available = state.available - people
  if within and lane ~= 'known' then state[creditOf[lane]] = state[creditOf[lane]] - people end
  if within and lane == 'pass' then
    state.creditUnknown = state.creditUnknown - people * rules.unknownShare
  end
end
local function walksIn(lane)
  if state.available < 1 or (lane == 'unknown' and state.unknownAtOnce < 1) then return false end
  state.available = state.available - 1
  if lane == 'unknown' then state.unknownAtOnce = state.unknownAtOnce - 1 end
  return true
end

-- honest-wait.ts, poll-pace.ts
local function over(people, part)
  if part <= 0 then return math.huge end
  return people / part
end
local function peopleBefore(lane, ahead)
  local waiting = {}
  for name in pairs(laneOrder) do waiting[name] = call('ZCARD', at('lane:' .. name)) end
  if lane == 'pass' then
    return math.ceil(math.min(ahead + waiting.known + waiting.unknown, over(ahead, rules.passShare)))
  end
  local others, share = waiting.unknown, 1 - rules.unknownShare
  if lane == 'unknown' then others, share = waiting.known, rules.unknownShare end
  local withoutPasses = math.min(ahead + others, over(ahead, share))
  return math.ceil(math.min(withoutPasses + waiting.pass, over(withoutPasses, 1 - rules.passShare)))
end
`
