/** The doors of the room that a school's staff use; `me-routes.ts` is everybody's. */
import type { Route } from '#engine/http/route.ts'
import type { RoomContext } from '#school/room-context.ts'
import { adjustmentRoutes } from './adjustment-routes.ts'
import type { Caller } from './caller.ts'
import { classRoutes } from './class-routes.ts'
import { coursePassageRoutes } from './course-passage-routes.ts'
import { groupRoutes } from './group-routes.ts'
import { guardianshipRoutes } from './guardianship-routes.ts'
import { movingUpRoutes } from './moving-up-routes.ts'
import { personRoutes } from './person-routes.ts'
import { schoolOverviewRoutes } from './school-overview-routes.ts'

export function peopleRoutes(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
): Route<Caller>[] {
  return [
    ...schoolOverviewRoutes(context),
    ...classRoutes(context),
    ...groupRoutes(context),
    ...movingUpRoutes(context),
    ...coursePassageRoutes(context),
    ...personRoutes(context),
    ...guardianshipRoutes(context),
    ...adjustmentRoutes(context),
  ]
}
