/**
 * Answers that are ready in one turn of the event loop leave one behind the other. Each that leaves
 * alone wakes whoever reads it, and waking costs more than writing: on a virtual machine two fifths
 * of all that a poll of a place took.
 */
import type { ServerResponse } from 'node:http'
import type { FailureLog } from './send-refusal.ts'

/** So many leave at once without waiting for the end of the turn: nobody waits long for company. */
export const companyMax = 32

/** Calls `leave` soon, and once; what it throws ends this answer's connection and no other's. */
export type Depart = (response: ServerResponse, leave: () => void) => void

interface Ready {
  readonly response: ServerResponse
  readonly leave: () => void
}

/** `afterTurn`: calls the work when the event loop has served all that it found in this turn. */
export function createDepartures(
  log: FailureLog,
  afterTurn: (work: () => void) => void = (work) => void setImmediate(work),
): Depart {
  let ready: Ready[] = []
  let isTold = false
  const leaveAll = (): void => {
    const leaving = ready
    ready = []
    for (const { leave, response } of leaving) {
      try {
        leave()
      } catch (err) {
        log.error({ err }, 'an answer that was ready could not leave')
        response.destroy()
      }
    }
  }
  return (response, leave) => {
    ready.push({ response, leave })
    if (ready.length >= companyMax) return leaveAll()
    if (isTold) return
    isTold = true
    afterTurn(() => {
      isTold = false
      leaveAll()
    })
  }
}
