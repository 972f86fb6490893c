/** Answers kept durably, a second: every call is a newer version of a pupil's answer. */
import { callLimit } from '../bench-limits.ts'
import { findPeak } from '../find-peak.ts'
import type { Measurement } from '../finding.ts'
import { countMark } from '../load/load-plan.ts'

const p99MsMax = 150

export const answer: Measurement = {
  name: 'answer',
  target: { value: 8_000, is: 'at_least', ofLimitMin: 0.2, p99MsMax },
  async measure(ground) {
    const { pupils } = await ground.school()
    const { port } = await ground.cell()
    // The version is a number: the mark's quotes go.
    const body = JSON.stringify({
      answer: { kind: 'true_false', value: true },
      version: countMark,
    }).replace(`"${countMark}"`, countMark)
    const calls = pupils.map(({ attemptId, cookie }) => ({
      method: 'PUT' as const,
      path: `/api/attempts/${attemptId}/answers/q1`,
      headers: { cookie },
      body,
    }))
    const limit = await callLimit(ground)
    return { unit: 'answers/s', ...(await findPeak({ port, calls, limit, p99MsMax })) }
  },
}
