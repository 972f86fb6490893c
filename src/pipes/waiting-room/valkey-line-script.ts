/**
 * The waiting line as one script that runs inside Valkey or Redis, where nothing comes between its
 * steps: several web processes then keep one line. It says the same as `memory-line.ts` and
 * `lane-queue.ts`, and the conformance suite holds both to it.
 *
 * Keys, under KEYS[1]: `state`; `place:<key>` (hash); `lane:<lane>` (people present, in order);
 * `class:<name>` (the class's rank) and `members:<name>`; `absence` (when each counts as absent),
 * `aside` (the absent, since when); `admitted` (let in, not yet told).
 */
import { valkeyLineRules } from './valkey-line-rules.ts'

export const lineScript = `${valkeyLineRules}
-- lane-queue.ts
local placeFields = { 'key', 'lane', 'together', 'isStaff', 'orderMs', 'draw', 'epoch', 'number',
  'arrivedAtMs', 'score', 'sort' }
local function load(key)
  local flat = call('HGETALL', at('place:' .. key))
  if #flat == 0 then return nil end
  local place = {}
  for i = 1, #flat, 2 do place[flat[i]] = flat[i + 1] end
  return place
end
local function save(place)
  local flat = {}
  for name, value in pairs(place) do
    flat[#flat + 1] = name
    flat[#flat + 1] = value
  end
  call('HSET', at('place:' .. place.key), unpack(flat))
end
local function isEarlier(a, b)
  local left, right = tonumber(a.score), tonumber(b.score)
  if left ~= right then return left < right end
  return a.sort < b.sort
end
-- A class's people lie side by side: first the class's rank, then each one's own.
local function enqueue(place)
  call('ZADD', at('lane:' .. place.lane), place.unitScore, place.unitSort .. place.sort .. place.key)
end
local function dequeue(place)
  call('ZREM', at('lane:' .. place.lane), place.unitSort .. place.sort .. place.key)
end
local function isAbsent(place) return tonumber(place.absentAt) <= now end
local function setAside(place)
  if place.aside == '1' then return end
  dequeue(place)
  place.aside = '1'
  save(place)
  call('ZREM', at('absence'), place.key)
  call('ZADD', at('aside'), place.absentAt, place.key)
end
local function groupOf(place)
  if place.lane ~= 'known' or place.isStaff == '1' then return '' end
  return place.together
end
local function lead(group, place)
  call('HSET', at('class:' .. group), 'score', place.score, 'sort', place.sort)
  for _, key in ipairs(call('SMEMBERS', at('members:' .. group))) do
    local member = load(key)
    if member.aside == '0' then dequeue(member) end
    member.unitScore, member.unitSort = place.score, place.sort
    save(member)
    if member.aside == '0' then enqueue(member) end
  end
end
local function insert(place)
  place.aside, place.unitScore, place.unitSort = '0', place.score, place.sort
  local group = groupOf(place)
  if group ~= '' then
    local rank = call('HMGET', at('class:' .. group), 'score', 'sort')
    if rank[1] and not isEarlier(place, { score = rank[1], sort = rank[2] }) then
      place.unitScore, place.unitSort = rank[1], rank[2]
    else
      lead(group, place)
    end
    call('SADD', at('members:' .. group), place.key)
  end
  state[place.lane] = state[place.lane] + 1
  save(place)
  enqueue(place)
  return place
end
local function remove(place)
  dequeue(place)
  call('ZREM', at('absence'), place.key)
  call('ZREM', at('aside'), place.key)
  call('DEL', at('place:' .. place.key))
  state[place.lane] = state[place.lane] - 1
  local group = groupOf(place)
  if group == '' then return end
  call('SREM', at('members:' .. group), place.key)
  if call('EXISTS', at('members:' .. group)) == 0 then call('DEL', at('class:' .. group)) end
end
local function keepPromise(place, absentAt)
  if absentAt <= tonumber(place.absentAt) then return end
  place.absentAt = string.format('%.0f', absentAt)
  call('ZADD', at('absence'), place.absentAt, place.key)
end

local function describe(place)
  local inLane = call('ZRANK', at('lane:' .. place.lane), place.unitSort .. place.sort .. place.key)
  local ahead = peopleBefore(place.lane, inLane or 0)
  if state.perSecond <= 0 then return ahead, nil, rules.pollWithoutRateMs end
  local waitMs = math.floor((ahead + 1) / state.perSecond * 1000 + 0.5)
  local pollMs = math.min(rules.pollMaxMs, math.max(rules.pollMinMs, waitMs / rules.pollsPerWait))
  return ahead, waitMs, math.floor(pollMs + 0.5)
end

-- memory-line.ts
local function admit(key) call('ZADD', at('admitted'), now, key) end
local function isAdmitted(key)
  local since = call('ZSCORE', at('admitted'), key)
  return since and now - tonumber(since) < rules.admittedForMs
end
local function waitingReply(ahead, waitMs, pollMs)
  return { 'waiting', tostring(ahead), waitMs and string.format('%.0f', waitMs) or '', tostring(pollMs) }
end
local function show(place)
  if walksIn(place.lane) then
    remove(place)
    admit(place.key)
    return { 'in' }
  end
  if place.aside == '1' then
    call('ZREM', at('aside'), place.key)
    place.aside = '0'
    enqueue(place)
    call('ZADD', at('absence'), place.absentAt, place.key)
  end
  local ahead, waitMs, pollMs = describe(place)
  keepPromise(place, now + math.max(rules.absentAfterMs, pollMs * rules.absentAfterPolls))
  if place.promised == '' and waitMs then place.promised = string.format('%.0f', waitMs) end
  save(place)
  return waitingReply(ahead, waitMs, pollMs)
end
local function better(held, fresh)
  local comesEarlier = isEarlier(fresh, held)
  local hasBetterLane = laneOrder[fresh.lane] < laneOrder[held.lane]
  if not comesEarlier and not hasBetterLane then return held end
  remove(held)
  local lane = hasBetterLane and fresh.lane or held.lane
  local arrived = tonumber(fresh.arrivedAtMs) < tonumber(held.arrivedAtMs) and fresh or held
  local place, ranked = {}, comesEarlier and fresh or held
  for _, name in ipairs(placeFields) do place[name] = ranked[name] end
  place.lane, place.together, place.arrivedAtMs = lane, fresh.together, arrived.arrivedAtMs
  place.takenAt, place.promised, place.absentAt = held.takenAt, held.promised, held.absentAt
  insert(place)
  call('ZADD', at('absence'), place.absentAt, place.key)
  return place
end
local function take(fresh)
  if isAdmitted(fresh.key) then return { 'in' } end
  local held = load(fresh.key)
  if held then return show(better(held, fresh)) end
  if walksIn(fresh.lane) then return { 'in' } end
  local isFull = state.pass + state.known + state.unknown >= rules.placesMax
  if isFull or (fresh.lane == 'unknown' and state.unknown >= rules.unknownPlacesMax) then
    return { 'full' }
  end
  fresh.takenAt, fresh.absentAt = string.format('%.0f', now), string.format('%.0f', now)
  fresh.promised = ''
  return show(insert(fresh))
end
local function merge(ticketKey, fresh)
  local ticket = load(ticketKey)
  if isAdmitted(ticketKey) then
    call('ZREM', at('admitted'), ticketKey)
    local held = load(fresh.key)
    if held then remove(held) end
    admit(fresh.key)
    return { 'in' }
  end
  if ticket then remove(ticket) end
  local reply = take(fresh)
  local place = load(fresh.key)
  if ticket and place then
    keepPromise(place, tonumber(ticket.absentAt))
    save(place)
  end
  return reply
end

-- Bounded, so that a great silence does not stop the others: the rest follows a release later.
local function sweep()
  call('ZREMRANGEBYSCORE', at('admitted'), '-inf', now - rules.admittedForMs)
  call('ZREMRANGEBYRANK', at('admitted'), 0, -rules.admittedMax - 1)
  for _, key in ipairs(call('ZRANGEBYSCORE', at('absence'), '-inf', now, 'LIMIT', 0, rules.sweepMax)) do
    setAside(load(key))
  end
  local forgotten = now - rules.forgetAfterMs
  for _, key in ipairs(call('ZRANGEBYSCORE', at('aside'), '-inf', forgotten, 'LIMIT', 0, rules.sweepMax)) do
    remove(load(key))
  end
end
local function goingWith(first)
  local group = groupOf(first)
  local keys = group == '' and { first.key } or call('SMEMBERS', at('members:' .. group))
  local present = {}
  for _, key in ipairs(keys) do
    local place = load(key)
    if isAbsent(place) then setAside(place) else present[#present + 1] = place end
  end
  table.sort(present, isEarlier)
  local going = {}
  for i = 1, math.min(#present, rules.togetherMax) do going[i] = present[i] end
  return going
end
local function letIn(lane, within, released)
  while allows(lane, within) do
    local head = call('ZRANGE', at('lane:' .. lane), 0, 0)[1]
    if not head then return end
    local going = goingWith(load(head:sub(rules.sortLength * 2 + 1)))
    if #going > 0 then spend(lane, #going, within) end
    for _, place in ipairs(going) do
      remove(place)
      admit(place.key)
      local row = { string.format('%.0f', now - tonumber(place.takenAt)), place.promised }
      for i, name in ipairs(placeFields) do row[i + 2] = place[name] end
      released[#released + 1] = row
    end
  end
end
local function release(perSecond)
  local elapsed = math.min(now - state.releasedAt, rules.releaseGapMaxMs)
  state.releasedAt, state.perSecond = now, perSecond
  sweep()
  local released = {}
  if now < state.graceUntil then return released end
  refill(perSecond * elapsed / 1000)
  for _, phase in ipairs(rules.phases) do letIn(phase[1], phase[2], released) end
  return released
end
local function readEntrant(from)
  local place = {}
  for i, name in ipairs(placeFields) do place[name] = ARGV[from + i - 1] end
  return place
end

local reply
if command == 'take' then reply = take(readEntrant(4))
elseif command == 'merge' then reply = merge(ARGV[4], readEntrant(5))
elseif command == 'release' then reply = release(tonumber(ARGV[4]))
else
  local place = load(ARGV[4])
  if isAdmitted(ARGV[4]) then reply = { 'in' }
  elseif not place then reply = { 'absent' }
  elseif command == 'seen' then reply = show(place)
  else reply = waitingReply(describe(place)) end
end
saveState()
return reply
`
