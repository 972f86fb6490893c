/** What the doors and acts of reports are handed. */

import type { AttendanceRoom } from '#school/attendance/attendance-context.ts'
import type { RoomContext } from '#school/room-context.ts'

export type ReportRoom = Pick<RoomContext, 'random'> & AttendanceRoom
