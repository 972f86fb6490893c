/** What is ticked of a plan, and what that comes to. */
import type { RepriseLine, RepriseOutcome } from '#contract/reprises.ts'

export const lineKey = ({ lessonId, kind, thingId }: RepriseLine): string =>
  `${lessonId} ${kind} ${thingId}`

export const canBeTaken = ({ state }: RepriseLine): boolean =>
  state === 'free' || state === 'to_copy'

/** Ticked by hand, by `lineKey`. */
export type Ticks = ReadonlyMap<string, boolean>

/** To begin with, everything that the course does not have yet and that was not for some pupils only. */
export function isTicked(line: RepriseLine, ticks: Ticks): boolean {
  return canBeTaken(line) && (ticks.get(lineKey(line)) ?? !(line.isInCourse || line.wasToSome))
}

export function countTicked(lines: readonly RepriseLine[], ticks: Ticks): RepriseOutcome {
  const ticked = lines.filter((line) => isTicked(line, ticks))
  const placed = ticked.filter(({ to }) => to !== null)
  return {
    resources: placed.filter(({ kind }) => kind === 'resource').length,
    exercises: placed.filter(({ kind }) => kind === 'exercise').length,
    withoutLesson: ticked.length - placed.length,
  }
}

/** Lines of one lesson of the source stand together. */
export function byLesson(lines: readonly RepriseLine[]): [string, RepriseLine[]][] {
  const groups = new Map<string, RepriseLine[]>()
  for (const line of lines) {
    const group = groups.get(line.lessonId)
    if (group === undefined) groups.set(line.lessonId, [line])
    else group.push(line)
  }
  return [...groups]
}
