/**
 * The rows of all tables of the school, as `migrations/` makes them. Columns read as: `date` →
 * 'YYYY-MM-DD', `time` → 'HH:MM:SS', `timestamptz` → Date, `bigint` and `numeric` → number,
 * `bytea` → bytes, `xid8` → string.
 */
import type { AttendanceTables } from './attendance-tables.ts'
import type { GradeTables } from './grade-tables.ts'
import type { GroupTables } from './group-tables.ts'
import type { LessonLogTables } from './lesson-log-tables.ts'
import type { LiveTables } from './live-tables.ts'
import type { MarkingTables } from './marking-tables.ts'
import type { MessageTables } from './message-tables.ts'
import type { PackTables } from './pack-tables.ts'
import type { PeopleTables } from './people-tables.ts'
import type { ReportTables } from './report-tables.ts'
import type { RepriseTables } from './reprise-tables.ts'
import type { SignInTables } from './sign-in-tables.ts'
import type { TimetableTables } from './timetable-tables.ts'
import type { WorkPlanTables } from './work-plan-tables.ts'
import type { WorkTables } from './work-tables.ts'

export interface SchoolTables
  extends PeopleTables,
    SignInTables,
    TimetableTables,
    WorkTables,
    AttendanceTables,
    PackTables,
    GradeTables,
    GroupTables,
    LessonLogTables,
    LiveTables,
    ReportTables,
    MarkingTables,
    MessageTables,
    RepriseTables,
    WorkPlanTables {}
