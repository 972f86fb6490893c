/** Asks for what one child's card is made of: the day, the half-days, the reports, what is to sign. */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { PupilAttendance } from '#contract/attendance.ts'
import type { ChildDay } from '#contract/day.ts'
import type { PupilReports } from '#contract/reports.ts'
import type { AskedSignatures } from '#contract/signatures.ts'
import type { Evening } from './evening-needs.ts'

export interface ChildEvening extends Evening {
  readonly day: ChildDay
  readonly signatures: AskedSignatures['requests']
}

/** All or none: a card that lacks one could say that nothing is to do when there is. */
export async function askEvening(
  pupilId: string,
  signal: AbortSignal,
): Promise<ApiResult<ChildEvening>> {
  const path = `/api/pupils/${pupilId}`
  const [day, attendance, given, asked] = await Promise.all([
    callApi<ChildDay>(`${path}/day`, { signal }),
    callApi<PupilAttendance>(`${path}/attendance`, { signal }),
    callApi<PupilReports>(`${path}/reports`, { signal }),
    callApi<AskedSignatures>(`${path}/signature-requests`, { signal }),
  ])
  if (!day.ok) return day
  if (!attendance.ok) return attendance
  if (!given.ok) return given
  if (!asked.ok) return asked
  const value = {
    day: day.value,
    attendance: attendance.value,
    reports: given.value.reports,
    signatures: asked.value.requests,
  }
  return { ok: true, value }
}
