/**
 * Floods from many addresses, each of them quiet. Sources without anybody signed in are laid together
 * by what they ask; such a crowd is a flood where it is large, asks for one thing, brings no browser
 * along, and is answered, so that nothing of ours kept it from going on.
 */
import { routeNumbers } from './load-table.ts'
import { isUndecided, lay, type Sorting } from './sorting.ts'
import type { StrangerProfile } from './stranger-profile.ts'

/** Sources and requests below which a crowd is none. */
const sourcesMin = 20
const requestsMin = 200
/** Its share of the interval's load, below which it is the noise of any public address. */
const shareMin = 0.01
/** People signed in, below which "nobody of them ever signed in" says nothing. */
const peopleMin = 20
/** Errors of ours above which those who did not go on could not. */
const errorShareMax = 0.5
/** How often one source asks again within an hour for what it was given, above which it is no passing visitor. */
const repeatsMin = 8

const handRoutes = new Set<number>([
  routeNumbers.page,
  routeNumbers.arrival,
  routeNumbers['sign-in'],
])

interface Crowd {
  readonly keys: number[]
  requests: number
  errors: number
  firstAt: number
  /** Sources that ask again and again for what they were given. */
  insistent: number
  readonly hasBrowser: boolean
  /** It asks most for what a hand asks for: a page, or the door. */
  readonly isByHand: boolean
}

export interface CrowdGathering {
  add(key: number, profile: StrangerProfile): void
  /** Lays the floods among them. */
  lay(): void
}

export function gatherCrowds(sorting: Sorting): CrowdGathering {
  const crowds = new Map<string, Crowd>()
  return {
    add(key, profile) {
      const name = `${profile.routeMask} ${profile.topShare >= 0.5 ? profile.topAsked : ''}`
      const crowd = crowds.get(name) ?? {
        keys: [],
        requests: 0,
        errors: 0,
        firstAt: profile.firstAt,
        insistent: 0,
        hasBrowser: (profile.routeMask & (1 << routeNumbers.file)) !== 0,
        isByHand: profile.topShare >= 0.5 && handRoutes.has(profile.topAsked),
      }
      crowds.set(name, crowd)
      crowd.keys.push(key)
      crowd.requests += profile.requests
      crowd.errors += profile.errors
      crowd.firstAt = Math.min(crowd.firstAt, profile.firstAt)
      if (profile.repeatsOfHour >= repeatsMin) crowd.insistent += 1
    },
    lay() {
      for (const crowd of crowds.values()) {
        if (!isAimless(sorting, crowd)) continue
        for (const key of crowd.keys) {
          for (const unit of sorting.byStranger.of(key)) {
            if (isUndecided(sorting, unit)) lay(sorting, unit, 'flood', 'crowd-without-purpose')
          }
        }
      }
    },
  }
}

function isAimless(sorting: Sorting, crowd: Crowd): boolean {
  if (crowd.keys.length < sourcesMin || crowd.requests < requestsMin) return false
  if (crowd.requests < shareMin * sorting.inside.length) return false
  // Where nobody is seen signed in, open tabs that ask for news every half minute look the same.
  const hasPeople = countPeople(sorting) >= peopleMin
  const mayInsist = hasPeople || (crowd.isByHand && !crowd.hasBrowser)
  // Whoever is kept out by our errors insists too, and is let go on; these were answered each time.
  if (mayInsist && crowd.insistent >= crowd.keys.length / 2) return true
  if (crowd.hasBrowser || !hasPeople) return false
  return crowd.errors < errorShareMax * crowd.requests
}

function countPeople({ byPerson }: Sorting): number {
  let people = 0
  for (let person = 1; person < byPerson.keys && people < peopleMin; person += 1) {
    if (byPerson.of(person).length > 0) people += 1
  }
  return people
}
