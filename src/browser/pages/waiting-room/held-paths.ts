/** Which addresses open from what lies on this device, so that nobody is kept from them. */
import { pagePaths } from '#browser/page-paths.ts'
import type { MyDay } from '#contract/day.ts'

/** `nowMs`: an exercise that opens later stays shut. */
export function heldPaths(today: MyDay | null, nowMs: number): ReadonlySet<string> {
  if (today === null) return new Set()
  const paths = today.lessons.flatMap(({ resources, assignments }) => [
    ...resources.map(({ id }) => pagePaths.reading(id)),
    ...assignments
      .filter(({ opensAt }) => Date.parse(opensAt) <= nowMs)
      .map(({ id }) => pagePaths.exercise(id)),
  ])
  return new Set(paths)
}
