/**
 * Code that a part of the page is made of, asked for until it is here: later after each failure, never
 * all devices at once, and not for ever. Meanwhile it is known to be missing, so that it can be said.
 */
import { retryDelayMs } from '#browser/satchel/retry-delay.ts'

export interface UntilHere {
  /** A try failed, and nothing has come since. */
  isMissing(): boolean
  /** At once, and with all tries before it: somebody asks, or the line is back. Nothing where it is here. */
  again(): void
  /** What comes afterwards is closed. */
  stop(): void
}

export interface UntilHereEvents<Thing> {
  onHere(thing: Thing): void
  /** After each failure. */
  onMissing(): void
}

/** By itself so often, which is about six minutes; then only when it is asked. */
const triesMax = 10

export function loadUntilHere<Thing extends { close(): void }>(
  load: () => Promise<Thing>,
  { onHere, onMissing }: UntilHereEvents<Thing>,
  random: () => number = Math.random,
): UntilHere {
  let failures = 0
  let isMissing = false
  let isStopped = false
  let isUnderWay = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const attempt = async (): Promise<void> => {
    clearTimeout(timer)
    isUnderWay = true
    let thing: Thing
    try {
      thing = await load()
    } catch {
      isUnderWay = false
      return isStopped ? undefined : failed()
    }
    if (isStopped) return thing.close()
    isMissing = false
    onHere(thing)
  }
  const failed = (): void => {
    failures += 1
    isMissing = true
    if (failures < triesMax) timer = setTimeout(attempt, retryDelayMs(failures, null, random()))
    onMissing()
  }
  void attempt()
  return {
    isMissing: () => isMissing,
    again() {
      // Still under way, or here.
      if (isStopped || isUnderWay) return
      failures = 0
      void attempt()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
