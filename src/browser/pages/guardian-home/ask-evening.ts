/** Asks for what one child's card is made of: the day, the half-days, the reports. */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import type { PupilAttendance } from '#contract/attendance.ts'
import type { ChildDay } from '#contract/day.ts'
import type { PupilReports } from '#contract/reports.ts'
import type { Evening } from './evening-needs.ts'

export interface ChildEvening extends Evening {
  readonly day: ChildDay
}

/** All three or none: a card that lacks one could say that nothing is to do when there is. */
export async function askEvening(
  pupilId: string,
  signal: AbortSignal,
): Promise<ApiResult<ChildEvening>> {
  const path = `/api/pupils/${pupilId}`
  const [day, attendance, given] = await Promise.all([
    callApi<ChildDay>(`${path}/day`, { signal }),
    callApi<PupilAttendance>(`${path}/attendance`, { signal }),
    callApi<PupilReports>(`${path}/reports`, { signal }),
  ])
  if (!day.ok) return day
  if (!attendance.ok) return attendance
  if (!given.ok) return given
  const value = { day: day.value, attendance: attendance.value, reports: given.value.reports }
  return { ok: true, value }
}
