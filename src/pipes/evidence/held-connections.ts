/**
 * Connections that never sent a whole request. Browsers open some ahead and close them; a line may
 * break. Held open by the hundred, or cut for slowness where nothing else ever comes from, they are
 * an attack that an access log does not show.
 */
import { connectionEnds } from '#pipes/journal/journal-record.ts'
import { bundleUnits } from './bundle-units.ts'
import { isUndecided, lay, type Sorting } from './sorting.ts'

/** Held at least this long without a request: a browser's spare connection is used or closed. */
const heldMs = 8_000
/** Held connections of one source, beside how many people are signed in from there. */
const heldMin = 5
const heldPerPerson = 3
/** Sources with a held connection and nothing else, below which lines simply broke. */
const sourcesMin = 50
/** Their share of the sources of the interval. */
const sourceShareMin = 0.05

const slowEnd = 1 + connectionEnds.indexOf('slow')
const fullEnd = 1 + connectionEnds.indexOf('full')

export function layHeldConnections(sorting: Sorting): void {
  const { silent, source, sources } = sorting.table
  const bySource = bundleUnits(sorting.inside, sources.size, (unit) =>
    silent.values[unit] === 0 ? -1 : (source.values[unit] ?? 0),
  )
  const hasRequests = new Uint8Array(sources.size)
  for (const unit of sorting.inside) {
    if (silent.values[unit] === 0) hasRequests[source.values[unit] ?? 0] = 1
  }
  const single: number[] = []
  let sourcesCount = 0
  for (let key = 1; key < sources.size; key += 1) {
    const units = bySource.of(key)
    if (units.length > 0 || hasRequests[key] === 1) sourcesCount += 1
    const held = units.filter((unit) => isHeld(sorting, unit)).length
    if (held === 0) continue
    const people = sorting.peopleAtSource[key] ?? 0
    if (held >= heldMin + heldPerPerson * people) layAll(sorting, units, 'held-open')
    else if (hasRequests[key] === 0) single.push(key)
  }
  if (single.length < sourcesMin || single.length < sourceShareMin * sourcesCount) return
  for (const key of single) layAll(sorting, bySource.of(key), 'held-from-many-addresses')
}

function isHeld({ table }: Sorting, unit: number): boolean {
  const end = table.silent.values[unit]
  if (end === fullEnd) return false
  return end === slowEnd || (table.tookMs.values[unit] ?? 0) >= heldMs
}

function layAll(
  sorting: Sorting,
  units: Uint32Array,
  reason: 'held-open' | 'held-from-many-addresses',
): void {
  for (const unit of units) {
    // Refused since too many were open: whoever that was did not hold anything.
    if (isUndecided(sorting, unit) && sorting.table.silent.values[unit] !== fullEnd) {
      lay(sorting, unit, 'slowHold', reason)
    }
  }
}
