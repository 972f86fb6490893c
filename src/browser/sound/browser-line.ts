/** What the browser gives to a line of sound or of pictures: its socket, chance, and waiting. */
import { lineWays } from '#browser/api/line-way.ts'
import type { LineOutside } from './sound-line.ts'

/** `path`: of the socket, with what its address says. */
export const browserLine = (path: string): LineOutside => ({
  openSocket: () => lineWays.open(path),
  fraction: Math.random,
  after(ms, act) {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
})
