/** Photos and files that were chosen and do not lie in an answer yet: a copy waits for them. */
import { createWatched, type Watched } from '#browser/parts/watched.ts'

/** How many there are, by question. */
type Counts = Readonly<Record<string, number>>

export interface Preparing extends Watched<Counts> {
  /** Takes one after the other: a phone has no room for several at once. */
  each<One>(
    questionId: string,
    all: readonly One[],
    take: (one: One) => Promise<void>,
  ): Promise<void>
  /** Resolves once there are none. */
  settle(): Promise<void>
}

export const allPreparing = (counts: Counts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

export function createPreparing(): Preparing {
  const watched = createWatched<Counts>({})
  return {
    view: watched.view,
    subscribe: watched.subscribe,
    async each(questionId, all, take) {
      let left = all.length
      const count = (change: number): void => {
        const counts = watched.view()
        watched.set({ ...counts, [questionId]: (counts[questionId] ?? 0) + change })
      }
      count(left)
      try {
        for (const one of all) {
          await take(one)
          left -= 1
          count(-1)
        }
      } finally {
        count(-left)
      }
    },
    settle: () =>
      new Promise((done) => {
        const look = (): void => {
          if (allPreparing(watched.view()) > 0) return
          stop()
          done()
        }
        const stop = watched.subscribe(look)
        look()
      }),
  }
}
