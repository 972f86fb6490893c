/** The days off as the server lists them. */
import type { Static } from 'typebox'
import type { dayOffListSchema } from '#contract/timetable.ts'

export type DayOffList = Static<typeof dayOffListSchema>
export type DayOff = DayOffList['daysOff'][number]
