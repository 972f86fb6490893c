/**
 * Writes, while somebody waits, a time that lies a little ahead of every arrival handed out, so that
 * a process that starts in the middle of a line begins no earlier: newcomers then stand behind those
 * who come back, whatever the machine's clock says. While nobody waits nothing is written.
 */
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import { deleteLineFloor, raiseLineFloor } from './line-floor-store.ts'
import type { WaitingRoomContext } from './waiting-room-context.ts'

/** How far ahead it lies, and how near it may come before the next one is written, in ms. */
const aheadMs = 5_000
const renewBelowMs = 2_500

export interface LineFloor {
  /** After a release with people in line, or while some may still come back. */
  rise(evenMs: number): void
  /** After a release that left nobody. */
  lift(): void
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>
}

/** `foundMs`: what lay there at the start. */
export function keepLineFloor(
  { db, log }: Pick<WaitingRoomContext, 'log'> & { readonly db: PipesDatabase },
  foundMs: number | null,
): LineFloor {
  let savedMs = foundMs
  let writing: Promise<void> | null = null

  /** One at a time; a release that comes meanwhile finds it under way, and the next one looks again. */
  const write = (floorMs: number | null): void => {
    const done = floorMs === null ? deleteLineFloor(db) : raiseLineFloor(db, floorMs)
    writing = done
      .then(
        () => {
          savedMs = floorMs
        },
        (err: unknown) => log.warn({ err }, 'the time of the line could not be written'),
      )
      .finally(() => {
        writing = null
      })
  }
  return {
    rise(evenMs) {
      if (writing === null && (savedMs === null || savedMs - evenMs < renewBelowMs)) {
        write(evenMs + aheadMs)
      }
    },
    lift() {
      if (writing === null && savedMs !== null) write(null)
    },
    settled: async () => (await writing) ?? undefined,
  }
}
