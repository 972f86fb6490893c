/**
 * Load that we cause ourselves: tries that come back after an error of ours, and a client of ours
 * that asks far too often. Whether errors make people come back is measured, not assumed: where
 * somebody repeats as much after a success, the repeat is their habit, not our echo.
 */
import { routeNumbers } from './load-table.ts'
import { echoMs, isErrorAt, repeatedAs } from './own-error.ts'
import { isUndecided, lay, peopleBeside, type Sorting } from './sorting.ts'

/** What is known of repeats; probabilities are null where there is nothing to divide by. */
export interface RepeatFindings {
  readonly errors: number
  readonly repeatAfterError: number | null
  readonly repeatAfterSuccess: number | null
  /** First tries and echoes, over first tries. */
  readonly amplification: number
  readonly echoes: number
  readonly tooOften: number
  /** When a minute first had 5 % errors, and when echoes first were 10 % of a minute; null: never. */
  readonly errorsFrom: number | null
  readonly echoesFrom: number | null
}

/** Repeats after an error must be this much likelier than after a success. */
const likelierMin = 1.3
/** A client's question comes again within this: nobody has to ask us more than every ten seconds. */
const tooOftenMs = 3_000
const tooOftenRunMin = 20

/** What a page brings along comes within this, also to a slow telephone. */
const broughtMs = 15_000
const notModified = 304

interface RouteCounts {
  errors: number
  errorsRepeated: number
  successes: number
  successesRepeated: number
}

interface Asked {
  at: number
  isError: boolean
  /** Cut before there could be an answer: it says neither how errors bring back, nor how habits do. */
  isCut: boolean
}

/** Actors whose whole way starts anew after an error: the page is loaded again, then the door. */
const restartRoutes = new Set<number>([
  routeNumbers.page,
  routeNumbers.arrival,
  routeNumbers['sign-in'],
])

export function layRepeatedLoad(sorting: Sorting): RepeatFindings {
  const counts = new Map<number, RouteCounts>()
  const echoes: number[] = []
  const { byPerson, byStranger } = sorting
  let shared = 0
  for (let person = 1; person < byPerson.keys; person += 1) {
    followActor(sorting, byPerson.of(person), counts, echoes)
  }
  for (let key = 1; key < byStranger.keys; key += 1) {
    const units = byStranger.of(key)
    if (units.length === 0) continue
    if (peopleBeside(sorting, key) > 1) shared += followShared(sorting, units, echoes)
    else followActor(sorting, units, counts, echoes)
  }
  const laid = echoes.filter((unit) => isEchoing(counts.get(sorting.table.route.values[unit] ?? 0)))
  for (const unit of laid) lay(sorting, unit, 'retry', 'after-our-error')
  let tooOften = 0
  for (let person = 1; person < byPerson.keys; person += 1) {
    tooOften += layTooOften(sorting, byPerson.of(person))
  }
  return describe(sorting, { counts, shared, echoes: laid, tooOften })
}

function isEchoing(counts: RouteCounts | undefined): boolean {
  if (counts === undefined || counts.errors === 0) return true
  if (counts.successes === 0) return true
  const afterError = counts.errorsRepeated / counts.errors
  const afterSuccess = counts.successesRepeated / counts.successes
  return afterError >= likelierMin * afterSuccess
}

/** One person, or one source that stands for one. */
function followActor(
  sorting: Sorting,
  units: Uint32Array,
  counts: Map<number, RouteCounts>,
  echoes: number[],
): void {
  const { at, claimed, people, route, status } = sorting.table
  const last = new Map<number, Asked>()
  let [errorAt, reloadAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const unit of units) {
    if (!isUndecided(sorting, unit)) continue
    const now = at.values[unit] ?? 0
    const way = route.values[unit] ?? 0
    const answer = status.values[unit] ?? 0
    const isError = isErrorAt(sorting.table, unit)
    const isCut = !isError && answer === 0
    // Signing in to another account is another thing.
    const asked = repeatedAs(sorting.table, unit) * people.size + (claimed.values[unit] ?? 0)
    const before = last.get(asked)
    const count = countsOf(counts, way)
    // A page that is loaded again because of our error brings again what it had brought before.
    const isBrought = way === routeNumbers.file && now - reloadAt <= broughtMs
    if (isBrought && (before !== undefined || answer === notModified)) echoes.push(unit)
    else if (before !== undefined && now - before.at <= echoMs) {
      const isEcho = before.isError || (restartRoutes.has(way) && errorAt > before.at)
      if (isEcho && way === routeNumbers.page) reloadAt = now
      if (before.isError) count.errorsRepeated += 1
      else if (!isEcho && !before.isCut) count.successesRepeated += 1
      if (isEcho) echoes.push(unit)
    }
    if (isError) {
      count.errors += 1
      errorAt = now
    } else if (!isCut) count.successes += 1
    last.set(asked, { at: now, isError, isCut })
  }
}

function countsOf(counts: Map<number, RouteCounts>, route: number): RouteCounts {
  const known = counts.get(route)
  if (known !== undefined) return known
  const fresh = { errors: 0, errorsRepeated: 0, successes: 0, successesRepeated: 0 }
  counts.set(route, fresh)
  return fresh
}

/**
 * Many people behind one name, of whom nothing says which is which: as many tries are echoes as
 * there were errors for the same thing before; who says to be a first try is believed, since
 * nobody gains by it.
 */
function followShared(sorting: Sorting, units: Uint32Array, echoes: number[]): number {
  const { at, attempt } = sorting.table
  const open = new Map<number, number[]>()
  let tries = 0
  for (const unit of units) {
    if (!isUndecided(sorting, unit)) continue
    const now = at.values[unit] ?? 0
    const asked = repeatedAs(sorting.table, unit)
    let errors = open.get(asked)
    if (errors === undefined) {
      errors = []
      open.set(asked, errors)
    }
    while ((errors[0] ?? now) < now - echoMs) errors.shift()
    if (attempt.values[unit] !== 1 && errors.shift() !== undefined) echoes.push(unit)
    if (isErrorAt(sorting.table, unit)) errors.push(now)
    tries += 1
  }
  return tries
}

/** Questions that our client asks by itself; sockets and drafts have their own good pace. */
const askedRoutes = new Set<number>([
  routeNumbers.arrival,
  routeNumbers.line,
  routeNumbers.read,
  routeNumbers.status,
  routeNumbers.page,
])

/** Runs of the same question, each within seconds of an answer that was good. */
function layTooOften(sorting: Sorting, units: Uint32Array): number {
  if (units.length < tooOftenRunMin) return 0
  const { at, path, route, status } = sorting.table
  const runs = new Map<number, { at: number; units: number[] }>()
  let laid = 0
  const close = (run: { readonly units: readonly number[] }): void => {
    if (run.units.length < tooOftenRunMin) return
    // The first of a run is what they came for.
    for (const unit of run.units.slice(1)) {
      lay(sorting, unit, 'retry', 'client-asks-too-often')
      laid += 1
    }
  }
  for (const unit of units) {
    const way = route.values[unit] ?? 0
    if (!askedRoutes.has(way) || !isUndecided(sorting, unit)) continue
    if (status.values[unit] === 0 || isErrorAt(sorting.table, unit)) continue
    const asked = (path.values[unit] ?? 0) * 16 + way
    const now = at.values[unit] ?? 0
    const run = runs.get(asked)
    if (run !== undefined && now - run.at <= tooOftenMs) {
      run.units.push(unit)
      run.at = now
    } else {
      if (run !== undefined) close(run)
      runs.set(asked, { at: now, units: [unit] })
    }
  }
  for (const run of runs.values()) close(run)
  return laid
}

function describe(
  sorting: Sorting,
  told: {
    readonly counts: Map<number, RouteCounts>
    /** Tries of which nothing says whose they are. */
    readonly shared: number
    readonly echoes: readonly number[]
    readonly tooOften: number
  },
): RepeatFindings {
  const { counts, echoes, shared, tooOften } = told
  const sum = { errors: 0, errorsRepeated: 0, successes: 0, successesRepeated: 0 }
  for (const count of counts.values()) {
    sum.errors += count.errors
    sum.errorsRepeated += count.errorsRepeated
    sum.successes += count.successes
    sum.successesRepeated += count.successesRepeated
  }
  const tries = sum.errors + sum.successes + shared
  const first = tries - echoes.length
  const { silent } = sorting.table
  return {
    errors: sum.errors,
    repeatAfterError: sum.errors === 0 ? null : sum.errorsRepeated / sum.errors,
    repeatAfterSuccess: sum.successes === 0 ? null : sum.successesRepeated / sum.successes,
    amplification: first <= 0 ? 1 : tries / first,
    echoes: echoes.length,
    tooOften,
    errorsFrom: firstMinute(
      sorting,
      sorting.inside.filter((unit) => silent.values[unit] === 0 && isErrorAt(sorting.table, unit)),
      0.05,
    ),
    echoesFrom: firstMinute(sorting, Uint32Array.from(echoes), 0.1),
  }
}

/** The first minute in which those units are at least that share of all. */
function firstMinute({ from, inside, table, to }: Sorting, units: Uint32Array, share: number) {
  const minutes = Math.ceil((to - from) / 60_000)
  const all = new Map<number, number>()
  const some = new Map<number, number>()
  const minuteOf = (unit: number) => Math.floor(((table.at.values[unit] ?? 0) - from) / 60_000)
  for (const unit of inside) all.set(minuteOf(unit), (all.get(minuteOf(unit)) ?? 0) + 1)
  for (const unit of units) some.set(minuteOf(unit), (some.get(minuteOf(unit)) ?? 0) + 1)
  let first = minutes
  for (const [minute, count] of some) {
    if (count >= share * (all.get(minute) ?? 0)) first = Math.min(first, minute)
  }
  return first >= minutes ? null : from + first * 60_000
}
