/** Mornings on which somebody comes who means harm, beside those who are called. */
import {
  type Assault,
  crawl,
  flood,
  forge,
  type Ground,
  holdOpen,
  scan,
  strangerAt,
  strangersAsk,
  stuff,
} from './assault.ts'
import { CaseMorning, type CaseRecipe, type Making } from './case-morning.ts'
import type { Behaviour } from './case-world.ts'
import { carried, spread, usualSetting } from './surge-cases.ts'

const minuteMs = 60_000

type Made = Omit<Making, 'number' | 'name'>

/** So much of the whole: the attack's requests beside a crowd of known size. */
function shareOf(units: number, share: number): number {
  return Math.round((units * share) / (1 - share))
}

/** The assault beside a morning that the server carries with it. */
function beside(
  made: Made,
  assail: (ground: Ground, morning: CaseMorning) => void,
  perPeak = 2,
): Made {
  const { morning } = made
  const server = morning.server({ perPeak, retryAfterMs: 5_000 })
  return { ...made, course: { server, attack: assail }, found: ['attack'] }
}

/** A crowd that the cell would just carry, and a short flood on its peak; or a cell too small anyhow. */
function surgeAndFlood(seed: number): Made {
  const morning = new CaseMorning(seed, 'surge and flood', usualSetting(seed))
  const { dice } = morning
  const isCarriedAlone = dice.chance(0.5)
  const perPeak = isCarriedAlone ? dice.between(1.15, 1.3) : dice.between(0.35, 0.55)
  const requests = shareOf(morning.calm.units, dice.between(0.18, 0.24))
  const lastsMs = isCarriedAlone ? dice.between(22_000, 32_000) : dice.between(4, 10) * minuteMs
  const attack = (ground: Ground): void => {
    const from = morning.eightAt + dice.between(0, 4_000)
    const sources = ground.dice.whole(400, 2_500)
    const assault = { from, to: from + lastsMs, requests, sources }
    flood(ground, { ...assault, kinds: ['held', 'held', 'hosting'] })
  }
  const server = morning.server({ perPeak, retryAfterMs: 8_000 })
  return {
    morning,
    course: { server, attack },
    found: ['surge', 'attack'],
    hasCounterfactual: true,
  }
}

function assaultOf(
  { dice }: Ground,
  morning: CaseMorning,
  change: Pick<Assault, 'requests' | 'sources' | 'kinds'>,
): Assault {
  const from = morning.eightAt + dice.between(-4, 4) * minuteMs
  return { from, to: from + dice.between(6, 13) * minuteMs, ...change }
}

function homeFlood(seed: number): Made {
  const made = carried(seed, 'flood from France', { comesAfter: spread })
  return beside(made, (ground, morning) => {
    const requests = shareOf(morning.calm.units, ground.dice.between(0.15, 0.5))
    const sources = ground.dice.whole(200, 1_800)
    flood(ground, assaultOf(ground, morning, { requests, sources, kinds: ['heldInFrance'] }))
  })
}

/** One program behind the address of six hundred pupils tries two thousand accounts. */
function botAmongPupils(seed: number): Made {
  const town = { atSchool: 0.97, schools: 1, warm: 0.5, onPhones: 0 }
  const change = { pupils: 620, comers: 0.97, town, habits: { typos: 0.12 }, lookIn: 0.05 }
  return beside(carried(seed, 'bot among pupils', change), (ground, morning) => {
    const { dice, world } = ground
    const line = [...morning.town.schoolLines.values()][0]
    if (line === undefined) throw new Error('a town without a school')
    const from = morning.eightAt + dice.between(-3, 3) * minuteMs
    const meanMs = (dice.between(5, 12) * minuteMs) / 2_000
    world.start(from, strangerAt(line, ground), tryAccounts(ground, meanMs))
  })
}

function* tryAccounts({ dice }: Ground, meanMs: number): Behaviour {
  for (let tried = 0; tried < 2_000; tried += 1) {
    const isPaused = tried > 20 && dice.chance(0.5)
    const refused = isPaused
      ? { okStatus: 429, okRefusal: 'code_paused' }
      : { okStatus: 401, okRefusal: 'wrong_credentials' }
    const ask = { route: 'sign-in', path: '/api/sign-in/password', slice: 'credential' } as const
    const claimed = `list-${tried}`
    yield { kind: 'tell', ask: { ...strangersAsk, ...ask, ...refused, method: 'POST', claimed } }
    yield { kind: 'wait', ms: dice.exponential(meanMs) }
  }
}

function forgedTries(seed: number): Made {
  const made = carried(seed, 'forged tries', { comesAfter: spread })
  const { dice } = made.morning
  // Sometimes there are errors of ours at which the forger may point.
  const perPeak = dice.chance(0.5) ? 2 : dice.between(0.8, 1)
  const assail = (ground: Ground, morning: CaseMorning): void => {
    const requests = shareOf(morning.calm.units, ground.dice.between(0.2, 0.4))
    const sources = ground.dice.whole(20, 300)
    forge(ground, assaultOf(ground, morning, { requests, sources, kinds: ['hosting', 'held'] }))
  }
  return beside(made, assail, perPeak)
}

function heldSockets(seed: number): Made {
  const made = carried(seed, 'held sockets', { comesAfter: spread })
  const { dice } = made.morning
  const silentMax = dice.chance(0.5) ? 20_000 : dice.whole(4_600, 5_200)
  const attack = (ground: Ground, morning: CaseMorning): void => {
    const from = morning.eightAt + ground.dice.between(-2, 3) * minuteMs
    const to = from + ground.dice.between(3.5, 5.5) * minuteMs
    const sources = ground.dice.whole(30, 900)
    holdOpen(ground, { from, to, requests: 5_000, sources, kinds: ['hosting', 'held'] })
  }
  const server = made.morning.server({ perPeak: 2, silentMax })
  return { ...made, course: { server, attack }, found: ['attack'] }
}

function manyTryOnce(seed: number): Made {
  const made = carried(seed, 'stuffing', { comesAfter: spread, comers: 0.6 })
  return beside(
    made,
    (ground, morning) => {
      const kinds = ['held', 'heldInFrance', 'hosting', 'held'] as const
      const from = morning.from + 3 * minuteMs
      const to = morning.to - ground.dice.between(1, 5) * minuteMs
      stuff(ground, { from, to, requests: 50_000, sources: 50_000, kinds })
    },
    4,
  )
}

function scannersInStep(seed: number): Made {
  return beside(carried(seed, 'scanners', {}), (ground, morning) => {
    const { dice } = ground
    const from = morning.from + dice.between(1, 5) * minuteMs
    const to = morning.to - dice.between(1, 5) * minuteMs
    const requests = shareOf(morning.calm.units, dice.between(0.06, 0.25))
    scan(ground, { from, to, requests, sources: dice.whole(1, 7), kinds: ['hosting', 'held'] })
  })
}

export const attackCases: readonly CaseRecipe[] = [
  { number: 3, name: 'the same, and a program that tries 2,000 accounts', make: botAmongPupils },
  { number: 6, name: 'a surge and a flood from abroad', make: surgeAndFlood },
  { number: 7, name: 'a flood from French home addresses', make: homeFlood },
  { number: 10, name: 'a program that forges tries and sessions', make: forgedTries },
  { number: 11, name: 'five thousand sockets without a request', make: heldSockets },
  { number: 12, name: '50,000 addresses that try one account each', make: manyTryOnce },
  { number: 13, name: 'scanners inside the step', make: scannersInStep },
  {
    number: 23,
    name: 'a search engine on an ordinary morning',
    make: (seed) => {
      const made = carried(seed, 'search engine', { comers: 0.3, comesAfter: spread })
      const search = (ground: Ground, morning: CaseMorning): void =>
        crawl(ground, morning.from, ground.dice.between(1_500, 6_000))
      return { ...made, course: { ...made.course, beside: search }, denied: ['attack'] }
    },
  },
]
