/** Ids of requests, for the log and for people who report a failure. */
import { randomBytes } from 'node:crypto'

/** Enough that two processes never begin alike. */
const processBytes = 6

/**
 * A random beginning of the process's own, then a count: ids of two processes never meet in a log,
 * and none costs a random number of its own.
 */
export function createRequestIds(): () => string {
  const ofProcess = randomBytes(processBytes).toString('base64url')
  let count = 0
  return () => {
    count += 1
    return `${ofProcess}-${count.toString(36)}`
  }
}
