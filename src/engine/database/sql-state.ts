/**
 * What a failed statement means for its caller: the row was refused by a constraint, the
 * moment was bad and a second try may succeed, or nobody knows whether it was committed.
 */

/** SQLSTATE of an error that PostgreSQL sent; null for any other error. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  // `EPIPE` has five letters as well.
  if ('syscall' in error) return null
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null
}

/**
 * The name of the unique, foreign key, check or exclusion constraint that refused the row;
 * null if that is not what happened. Acts turn it into a refusal.
 */
export function violatedConstraint(error: unknown): string | null {
  if (sqlState(error)?.startsWith('23') !== true) return null
  const name: unknown = error instanceof Error ? Reflect.get(error, 'constraint') : undefined
  return typeof name === 'string' ? name : ''
}

/** The row itself is at fault: its data (class 22), a constraint (23) or a raised refusal (P0001). */
export function isRowFault(error: unknown): boolean {
  const state = sqlState(error)
  return state !== null && (/^2[23]/.test(state) || state === 'P0001')
}

/** A serialization failure or a deadlock: rolled back for sure, and worth another try. */
export function isRetriable(error: unknown): boolean {
  const state = sqlState(error)
  return state === '40001' || state === '40P01'
}

/**
 * Others held what it needed: it was ended in a deadlock, or a lock was not free in time. Rolled back for sure, so that
 * coming back later is safe.
 */
export function isHeldUp(error: unknown): boolean {
  return isRetriable(error) || sqlState(error) === '55P03'
}

/**
 * No connection became free in time (pg-pool's own words for it): the statement was never sent,
 * so that coming back later is safe.
 */
export function isPoolBusy(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect'
}

/**
 * Nothing of it was committed, for sure: PostgreSQL answered that it failed, or no connection became
 * free and it was never sent. False also where nobody knows.
 */
export function isUndone(error: unknown): boolean {
  if (isPoolBusy(error)) return true
  const state = sqlState(error)
  return state !== null && state !== completionUnknown && !isDatabaseAway(error)
}

/** PostgreSQL's own word for an outcome that it cannot tell. */
const completionUnknown = '40003'
/** Conditions in which the server itself goes, comes or has no room: no statement is at fault. */
const awayStates = new Set(['57P01', '57P02', '57P03', '53300'])
/** What Node says where nobody answers any more. */
const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'])
/** pg's own words for a connection that broke under a statement, before it or while it was made. */
const awayWords =
  /^(Connection terminated|Client has encountered a connection error|Client was closed and is not queryable|timeout expired)/

/**
 * The database is not there, or was gone before it answered: whether the statement was committed,
 * nobody knows. Coming back later is right, and safe where the caller's ids make it so.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const state = sqlState(error)
  if (state !== null) return state.startsWith('08') || awayStates.has(state)
  const { code, syscall } = error as Error & { code?: unknown; syscall?: unknown }
  if (code === undefined) return awayWords.test(error.message)
  // A missing file is `ENOENT` too: only what a socket said counts, or one try at several addresses.
  const isOfSocket =
    ['connect', 'read', 'write'].includes(String(syscall)) || error instanceof AggregateError
  return isOfSocket && awayCodes.has(String(code))
}
