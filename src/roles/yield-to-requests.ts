/**
 * Puts this thread behind those that serve: they share two cores with it, and nobody waits for what it does. Where the
 * system does not know threads (all but Linux), it stays where it is.
 */
import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'

const lowPriority = 10

export function yieldToRequests(): void {
  if (process.platform !== 'linux') return
  const [, thread] = /task\/(\d+)$/.exec(readlinkSync('/proc/thread-self')) ?? []
  if (thread !== undefined) setPriority(Number(thread), lowPriority)
}
