/** Puts into windows whose due time is over what recorded outages make of it. */
import { type AssignmentWindow, dueGraceMs } from './assignment.ts'
import { extendDue, extensionStart, type FindOutages } from './due-extension.ts'

/** What an extension follows from. */
type Bounds = Pick<AssignmentWindow, 'opensAt' | 'dueAt'>

/** One question for all of them, and none while nothing is overdue. */
export async function extendWindows<Window extends Bounds>(
  windows: readonly Window[],
  nowMs: number,
  findOutages: FindOutages,
): Promise<(Window & Pick<AssignmentWindow, 'extension'>)[]> {
  const dueTimes = windows.flatMap((window) => {
    const due = overdueOf(window, nowMs)
    return due === null ? [] : [extensionStart(due)]
  })
  if (dueTimes.length === 0) return windows.map((window) => ({ ...window, extension: null }))
  const outages = await findOutages(Math.min(...dueTimes), nowMs)
  return windows.map((window) => {
    const due = overdueOf(window, nowMs)
    return { ...window, extension: due === null ? null : extendDue(due, outages) }
  })
}

export async function extendWindow(
  window: AssignmentWindow,
  nowMs: number,
  findOutages: FindOutages,
): Promise<AssignmentWindow> {
  const [extended] = await extendWindows([window], nowMs, findOutages)
  return extended ?? window
}

/** Two windows of one assignment, with one question. */
export async function extendTwo(
  windows: readonly [AssignmentWindow, AssignmentWindow],
  nowMs: number,
  findOutages: FindOutages,
): Promise<[AssignmentWindow, AssignmentWindow]> {
  const [one, other] = await extendWindows(windows, nowMs, findOutages)
  return [one ?? windows[0], other ?? windows[1]]
}

function overdueOf({ opensAt, dueAt }: Bounds, nowMs: number) {
  return dueAt !== null && nowMs > dueAt + dueGraceMs ? { opensAt, dueAt } : null
}
