/**
 * Tries of which the answer does not tell whether they were right: many pages answer a wrong password
 * with 200 or with a step back to the page, and a web server's log names no account. Whoever was let in
 * goes on; whoever tries accounts never does.
 */
import { routeNumbers } from './load-table.ts'
import { isUndecided, lay, peopleBeside, type Sorting } from './sorting.ts'

/** Tries of one source within ten minutes: no family, and nobody's program that renews a token. */
const triesMin = 20
const withinMs = 10 * 60_000
/** What else it asks for, over its tries, below which it never went on. */
const onwardShareMax = 0.2
/** Sources that did go on, below which the log may not show what comes after the door. */
const wentOnMin = 20
/** Sources that did not, in spite of an answer, on any day: whoever forgot, whoever was called away. */
const gaveUpMin = 60
/** … and over those who went on. */
const gaveUpShare = 0.25

interface Door {
  readonly key: number
  readonly tries: readonly number[]
  /** What it asked for beside the door, the door's own page and files left out. */
  readonly onward: number
  readonly files: number
  /** How often it opened the door's page: a form is there before it is sent. */
  readonly looks: number
}

export function layUntoldTries(sorting: Sorting): void {
  const { doors, withPeople } = gatherDoors(sorting)
  const isOnward = ({ onward, tries }: Door) => onward > onwardShareMax * tries.length
  const wentOn = withPeople + doors.filter(isOnward).length
  const isOnwardSeen = wentOn >= wentOnMin
  const quiet: Door[] = []
  for (const door of doors) {
    if (isOnward(door)) continue
    const isByProgram = door.files === 0 && door.looks < door.tries.length / 3
    if (isInsisting(sorting, door.tries)) {
      // A school before a door that lets on elsewhere opens the form each time.
      if (isOnwardSeen || isByProgram) layDoor(sorting, door, 'accounts-tried')
      // Whoever opens the door's page in a browser brings its files along.
    } else if (door.files === 0) quiet.push(door)
  }
  if (!isOnwardSeen || quiet.length < gaveUpMin + gaveUpShare * wentOn) return
  for (const door of quiet) layDoor(sorting, door, 'tried-from-many-addresses')
}

function gatherDoors(sorting: Sorting): {
  readonly doors: readonly Door[]
  /** Sources that tried, and are somebody's who is signed in. */
  readonly withPeople: number
} {
  const { byStranger, table } = sorting
  const doorPaths = new Set<number>()
  for (const unit of sorting.inside) {
    if (isTry(sorting, unit)) doorPaths.add(table.path.values[unit] ?? 0)
  }
  const doors: Door[] = []
  let withPeople = 0
  if (doorPaths.size === 0) return { doors, withPeople }
  for (let key = 1; key < byStranger.keys; key += 1) {
    const units = byStranger.of(key)
    const tries = units.filter((unit) => isTry(sorting, unit))
    if (tries.length === 0) continue
    if (peopleBeside(sorting, key) > 0) {
      withPeople += 1
      continue
    }
    let [onward, files, looks] = [0, 0, 0]
    for (const unit of units) {
      const way = table.route.values[unit]
      if (way === routeNumbers.file) files += 1
      else if (way === routeNumbers['sign-in']) continue
      else if (doorPaths.has(table.path.values[unit] ?? 0)) looks += 1
      else onward += 1
    }
    doors.push({ key, tries: [...tries], onward, files, looks })
  }
  return { doors, withPeople }
}

/** A try that names nobody and was answered neither with a no nor with an error. */
function isTry(sorting: Sorting, unit: number): boolean {
  const { claimed, person, route, status } = sorting.table
  const answer = status.values[unit] ?? 0
  return (
    route.values[unit] === routeNumbers['sign-in'] &&
    person.values[unit] === 0 &&
    claimed.values[unit] === 0 &&
    answer >= 200 &&
    answer < 400 &&
    isUndecided(sorting, unit)
  )
}

function isInsisting({ table }: Sorting, tries: readonly number[]): boolean {
  return tries.some((unit, index) => {
    const last = tries[index + triesMin - 1]
    return (
      last !== undefined && (table.at.values[last] ?? 0) - (table.at.values[unit] ?? 0) <= withinMs
    )
  })
}

function layDoor(
  sorting: Sorting,
  { key }: Door,
  reason: 'accounts-tried' | 'tried-from-many-addresses',
): void {
  for (const unit of sorting.byStranger.of(key)) {
    if (isUndecided(sorting, unit)) lay(sorting, unit, 'credential', reason)
  }
}
