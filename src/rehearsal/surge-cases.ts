/** Mornings on which only those come who are called, however many and from wherever. */

import type { Source } from './address-book.ts'
import { type Ground, strangerAt, strangersAsk } from './assault.ts'
import { CaseMorning, type CaseRecipe, type Making, type Setting } from './case-morning.ts'
import type { Behaviour, Client } from './case-world.ts'
import { Dice } from './dice.ts'
import { usualHabits } from './habits.ts'
import { Visit } from './person-visit.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Twenty times the load within a minute. */
export function step(dice: Dice): number {
  if (dice.chance(0.82)) return 18_000 + 16_000 * dice.normal()
  return dice.chance(0.3) ? -dice.exponential(4 * minuteMs) : dice.exponential(5 * minuteMs)
}

/** Over some minutes around the bell. */
export function spread(dice: Dice): number {
  return dice.chance(0.4) ? -dice.exponential(3 * minuteMs) : dice.exponential(4 * minuteMs)
}

export function usualSetting(seed: number, change: Partial<Setting> = {}): Setting {
  const dice = new Dice(seed).fork('usual')
  return {
    pupils: dice.whole(2_200, 4_400),
    comers: dice.between(0.65, 0.95),
    comesAfter: step,
    beforeMs: dice.whole(8, 15) * minuteMs,
    afterMs: dice.whole(18, 30) * minuteMs,
    ...change,
  }
}

/** A morning of that setting that its server carries. */
export function carried(
  seed: number,
  name: string,
  change: Partial<Setting>,
): Omit<Making, 'number' | 'name'> {
  const morning = new CaseMorning(seed, name, usualSetting(seed, change))
  const { dice } = morning
  const hasRoom = dice.chance(0.4)
  const perPeak = dice.between(1.1, 2.5)
  const admitPerSecond = hasRoom
    ? Math.ceil(morning.calm.peakPerSecond * dice.between(0.15, 0.4))
    : null
  return {
    morning,
    course: { server: morning.server({ perPeak, admitPerSecond }) },
    found: ['surge'],
  }
}

/** Paris is an hour before UTC in winter; schools abroad have their own eight o'clock. */
const zones = [-8, -6, -5, -4, -3, 0, 0, 1, 1, 1, 2, 3, 4, 5, 7, 7, 8, 9, 11]

function abroad(seed: number) {
  const startsAfter = (school: number) => (1 - (zones[school % zones.length] ?? 0)) * hourMs
  const town = { homes: ['away'], startsAfter, schools: 19, atSchool: 0.08 } as const
  const hours = { beforeMs: 4 * hourMs, afterMs: 4 * hourMs, processes: 1 }
  const rare = { lookIn: 0.015, trickle: 0.004, comers: 0.55, comesAfter: spread }
  return { ...carried(seed, 'abroad', { pupils: 17_000, town, ...hours, ...rare }), historyDays: 2 }
}

function overseas(seed: number) {
  // Nouméa is ten hours before Paris in winter, La Réunion three.
  const startsAfter = (school: number) => (school % 2 === 0 ? -10 : -3) * hourMs
  const town = { homes: ['overseas'], startsAfter, schools: 6 } as const
  const hours = { beforeMs: 10.4 * hourMs, afterMs: -2 * hourMs, processes: 1 }
  return { ...carried(seed, 'overseas', { town, ...hours, lookIn: 0.02 }), historyDays: 2 }
}

/** A teacher says "load the page again", and a class does, more than once. */
function reload({ world, dice }: Ground, morning: CaseMorning): void {
  const classes = new Set<string>()
  for (const { class: name, role, school, startsAt } of morning.town.people) {
    const hasLesson = startsAt - morning.eightAt < 10 * minuteMs
    if (role === 'teacher' && hasLesson && dice.chance(0.4)) classes.add(`${school}/${name}`)
  }
  for (const told of classes) {
    const saidAt = morning.eightAt + dice.between(2, 14) * minuteMs
    const times = dice.whole(2, 5)
    for (const person of morning.town.people) {
      if (`${person.school}/${person.class}` !== told || person.role !== 'pupil') continue
      const own = dice.fork(person.id)
      const visit = new Visit(world, morning.town, {
        person: { ...person, session: 'valid' },
        slice: morning.sliceOf(person, saidAt),
        habits: usualHabits,
        dice: own,
      })
      world.start(saidAt + own.logNormal(4_000, 0.5), visit.client, again(visit, times, own))
    }
  }
}

function* again(visit: Visit, times: number, dice: Dice): Behaviour {
  for (let time = 0; time < times; time += 1) {
    if (!(yield* visit.openPage()) || !(yield* visit.arrive())) return
    yield { kind: 'wait', ms: dice.logNormal(25_000, 0.7) }
  }
}

/** Our own load, announced by a signed plan: machines that do as pupils do. */
function rehearse({ world, book, dice }: Ground, morning: CaseMorning, requests: number): void {
  const from = morning.from + 2 * minuteMs
  const to = morning.to - dice.between(1, 4) * minuteMs
  const machines: Source[] = []
  const count = dice.whole(3, 12)
  for (let at = 0; at < count; at += 1) machines.push(book.take('hosting'))
  world.rehearsals.push({ at: morning.from - 12 * minuteMs, from, to, sources: machines })
  const each = Math.round(requests / count / 40)
  for (const source of machines) {
    for (let line = 0; line < 40; line += 1) {
      const client: Client = { ...strangerAt(source, { world, book, dice }), agent: 'rehearsal' }
      world.start(
        from + dice.between(0, 30_000),
        client,
        playPupils(each, (to - from) / each, dice),
      )
    }
  }
}

function* playPupils(count: number, meanMs: number, dice: Dice): Behaviour {
  for (let sent = 0; sent < count; sent += 1) {
    const ask = dice.pick([
      { method: 'POST', route: 'arrival', path: '/api/arrival', attempt: 1 },
      { method: 'GET', route: 'read', path: '/api/personal-pack' },
      { method: 'GET', route: 'page', path: '/' },
      { method: 'PUT', route: 'work', path: `/api/attempts/rehearsal-${sent}/answers/q` },
    ] as const)
    const session = dice.chance(0.8) ? 'valid' : 'none'
    const person = session === 'valid' ? { person: `rehearsal-${dice.whole(0, 4_000)}` } : {}
    yield { kind: 'tell', ask: { ...strangersAsk, ...ask, session, ...person, slice: 'expected' } }
    yield { kind: 'wait', ms: dice.exponential(meanMs * 0.9) }
  }
}

function quiet(seed: number) {
  const comesAfter = (dice: Dice) => dice.between(-15, 25) * minuteMs
  const change = { pupils: 4_200, comers: 0.07, comesAfter, lookIn: 0.004 }
  const { morning } = carried(seed, 'quiet', change)
  const server = morning.server({ perPeak: morning.dice.between(10, 40) })
  return {
    morning,
    course: { server },
    found: ['quiet'],
    denied: ['surge', 'attack'],
  } as const
}

export const surgeCases: readonly CaseRecipe[] = [
  { number: 1, name: 'the step of eight o’clock', make: (seed) => carried(seed, 'step', {}) },
  {
    number: 2,
    name: 'six hundred pupils behind one address, with slips of the hand',
    make: (seed) => {
      const town = { atSchool: 0.97, schools: 1, warm: 0.5, onPhones: 0 }
      const change = { pupils: 620, comers: 0.97, town, habits: { typos: 0.12 }, lookIn: 0.05 }
      return carried(seed, 'one address', change)
    },
  },
  { number: 4, name: 'pupils abroad, in all time zones', make: abroad },
  { number: 5, name: 'La Réunion and Nouméa at their eight o’clock', make: overseas },
  {
    number: 14,
    name: 'a school that is new this morning',
    make: (seed) => carried(seed, 'new school', { town: { newSchools: 2, schools: 5 } }),
  },
  {
    number: 15,
    name: 'pupils behind relays',
    make: (seed) =>
      carried(seed, 'relays', { town: { homes: ['home', 'relay', 'relay'], onPhones: 0.3 } }),
  },
  {
    number: 16,
    name: 'our own rehearsal',
    make: (seed) => {
      const change = { comers: 0.12, comesAfter: spread }
      const { morning, ...rest } = carried(seed, 'rehearsal', change)
      const requests = morning.calm.units * morning.dice.between(1.5, 4)
      const beside = (ground: Ground): void => rehearse(ground, morning, requests)
      const server = { ...rest.course.server, capacity: 400, admitPerSecond: null }
      return { morning, course: { server, beside }, found: ['rehearsal'], denied: ['attack'] }
    },
  },
  { number: 18, name: 'a quiet day', make: quiet },
  {
    number: 22,
    name: 'classes that reload because their teacher says so',
    make: (seed) => {
      const made = carried(seed, 'reload', { comesAfter: spread })
      return {
        ...made,
        course: { server: { ...made.course.server, admitPerSecond: null }, beside: reload },
      }
    },
  },
  {
    number: 24,
    name: 'a town whose proxy hides every address behind one',
    make: (seed) => carried(seed, 'proxy', { town: { isBehindProxy: true } }),
  },
]
