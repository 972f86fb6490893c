/** What a pupil's first visit loads before the day can be drawn; a build that goes beyond fails too. */
import type { Rolldown } from 'vite'
import { build } from 'vite'
import { firstLoad } from '../../first-load.ts'
import type { Measurement } from '../finding.ts'

export const day: Measurement = {
  name: 'day',
  target: { value: 60, is: 'at_most' },
  async measure() {
    const built = await build({ logLevel: 'error', build: { write: false, sourcemap: false } })
    const files = firstLoad((built as Rolldown.RolldownOutput).output)
    return { value: files.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000, unit: 'kB, gzip' }
  },
}
