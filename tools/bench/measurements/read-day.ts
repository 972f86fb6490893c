/** A pupil's day read from the server, lessons and work to hand in: what a device without packs asks for. */
import { callLimit } from '../bench-limits.ts'
import { findPeak } from '../find-peak.ts'
import type { Measurement } from '../finding.ts'

const p99MsMax = 150

export const readDay: Measurement = {
  name: 'read-day',
  isApart: true,
  // A base line: at eight the day lies on the device, and nobody waits for this.
  target: null,
  async measure(ground) {
    const { pupils } = await ground.school()
    const { port } = await ground.cell()
    const calls = pupils.map(({ cookie }) => ({
      method: 'GET' as const,
      path: '/api/day',
      headers: { cookie },
    }))
    const limit = await callLimit(ground)
    return { unit: 'days/s', ...(await findPeak({ port, calls, limit, p99MsMax })) }
  },
}
