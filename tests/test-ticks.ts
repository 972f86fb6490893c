/** Releases of the door when a test says so, in place of four a second. */
import type { FixedClock } from '#kernel/clock.ts'
import type { Repeat } from '#roles/waiting-room.ts'

export interface TestTicks {
  /** For `startTestWeb`; whoever repeats last is called. */
  readonly repeat: Repeat
  /** Lets so much time pass, then one release. */
  tick(ms: number): Promise<void>
}

export function createTestTicks(clock: FixedClock): TestTicks {
  let release: (() => Promise<void>) | null = null
  return {
    repeat(work) {
      release = work
      return () => {
        if (release === work) release = null
      }
    },
    async tick(ms) {
      clock.advance(ms)
      await release?.()
    },
  }
}
