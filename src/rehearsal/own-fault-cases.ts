/** Mornings on which the load is ours: errors of ours that come back, and a client that asks too often. */
import { flood, type Ground, strangersAsk } from './assault.ts'
import { CaseMorning, type CaseRecipe, type Making } from './case-morning.ts'
import type { Behaviour, Client } from './case-world.ts'
import type { Dice } from './dice.ts'
import { carried, spread, usualSetting } from './surge-cases.ts'

const minuteMs = 60_000

type Made = Omit<Making, 'number' | 'name'>

/** The database is away from before eight until after the interval: nobody gets in, all try again. */
function outage(seed: number): Made {
  const habits = { impatient: 0.6, patienceMs: 8_000, failuresMax: 60 }
  const change = { habits, beforeMs: 3 * minuteMs, trickle: 0.01 }
  const morning = new CaseMorning(seed, 'outage', usualSetting(seed, change))
  const { dice } = morning
  const from = morning.eightAt - dice.between(2, 3) * minuteMs
  const status = dice.pick([503, 503, 500, 502])
  const share = dice.between(0.97, 1)
  const silent = { from, to: morning.to, share: dice.between(0, 0.25), status: 0 }
  const server = morning.server({
    perPeak: 8,
    retryAfterMs: dice.chance(0.5) ? 4_000 : null,
    faults: [silent, { from, to: morning.to, share, status }],
  })
  return { morning, course: { server }, found: ['ownFault'], denied: ['attack'] }
}

/** A cell too small for its own pupils: those refused come back, and others are refused for them. */
function tooSmall(seed: number): Made {
  const habits = { impatient: 0.6, patienceMs: 9_000, failuresMax: 25 }
  const morning = new CaseMorning(seed, 'too small', usualSetting(seed, { habits }))
  const perPeak = morning.dice.between(0.12, 0.3)
  const server = morning.server({ perPeak })
  return {
    morning,
    course: { server },
    found: ['ownFault'],
    denied: ['attack'],
    hasCounterfactual: true,
  }
}

/**
 * The cell just carries its crowd; a small flood on the peak tips it, a process dies of it and is slow
 * to come back, and what follows is larger than what began it.
 */
function tipped(seed: number): Made {
  const habits = { impatient: 0.7, patienceMs: 7_000, failuresMax: 30 }
  const morning = new CaseMorning(seed, 'tipped', usualSetting(seed, { habits }))
  const { dice } = morning
  const from = morning.eightAt + dice.between(2_000, 8_000)
  const lastsMs = dice.between(14_000, 20_000)
  const calm = morning.server({ perPeak: dice.between(1.1, 1.2) })
  const requests = Math.round((calm.capacity * lastsMs * dice.between(0.75, 0.95)) / 1_000)
  const attack = (ground: Ground): void => {
    const sources = ground.dice.whole(150, 900)
    flood(ground, { from, to: from + lastsMs, requests, sources, kinds: ['held', 'hosting'] })
  }
  const diedAt = from + dice.between(9_000, 12_000)
  const fault = {
    from: diedAt,
    to: diedAt + dice.between(2, 4) * minuteMs,
    share: dice.between(0.82, 0.97),
    status: dice.pick([502, 503]),
  }
  return {
    morning,
    course: { server: { ...calm, faults: [fault] }, serverUnharmed: calm, attack },
    found: ['attack', 'ownFault'],
    hasCounterfactual: true,
  }
}

/** A slip in the app: some devices ask every second, although every answer is good. */
function askEachSecond({ world, dice }: Ground, morning: CaseMorning): void {
  const path = dice.pick(['/api/day', '/api/personal-pack', '/api/me/notices'])
  const pupils = morning.town.people.filter(({ role }) => role === 'pupil')
  const devices = dice.whole(30, 70)
  for (let at = 0; at < devices; at += 1) {
    const person = dice.pick(pupils)
    const client: Client = {
      source: person.home,
      agent: person.agent,
      process: dice.whole(0, 1),
      dice,
      rttMs: 30,
      connection: null,
    }
    const from = morning.eightAt + dice.between(-4, 6) * minuteMs
    const lastsMs = dice.between(6, 18) * minuteMs
    world.start(from, client, poll(person.id, path, lastsMs, dice))
  }
}

function* poll(person: string, path: string, lastsMs: number, dice: Dice): Behaviour {
  const times = Math.round(lastsMs / 1_000)
  for (let time = 0; time < times; time += 1) {
    const told = { ...strangersAsk, route: 'read', path, slice: 'retry', session: 'valid' } as const
    const okStatus = dice.chance(0.7) ? 304 : 200
    yield { kind: 'ask', ask: { ...told, person, okStatus } }
    yield { kind: 'wait', ms: 1_000 + dice.between(-40, 90) }
  }
}

export const ownFaultCases: readonly CaseRecipe[] = [
  { number: 8, name: 'our own errors, and what comes back because of them', make: outage },
  { number: 9, name: 'a small attack sets off a storm of retries', make: tipped },
  {
    number: 17,
    name: 'a client of ours that asks every second',
    make: (seed) => {
      const made = carried(seed, 'client bug', { comesAfter: spread, comers: 0.5 })
      const server = made.morning.server({ perPeak: 4 })
      const course = { server, beside: askEachSecond }
      return { ...made, course, found: ['ownFault'], denied: ['attack'] }
    },
  },
  { number: 25, name: 'a cell too small for its own pupils', make: tooSmall },
]
