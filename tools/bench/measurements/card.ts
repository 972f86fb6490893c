/** Class-card sign-ins a second: the secret checked, a device session written, cookies sent. */
import { callLimit } from '../bench-limits.ts'
import { findPeak } from '../find-peak.ts'
import type { Measurement } from '../finding.ts'

export const card: Measurement = {
  name: 'card',
  target: { value: 6_000, is: 'at_least' },
  async measure(ground) {
    const { pupils } = await ground.school()
    const { port } = await ground.cell()
    const calls = pupils.map(({ cardText }) => ({
      method: 'POST' as const,
      path: '/api/sign-in/card',
      body: JSON.stringify({ card: cardText }),
    }))
    const limit = await callLimit(ground)
    return { unit: 'sign-ins/s', ...(await findPeak({ port, calls, limit, p99MsMax: 250 })) }
  },
}
