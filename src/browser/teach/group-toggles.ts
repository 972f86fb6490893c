/** A small group as one press on the ticks of a course's pupils: pure. */
import type { WorkingGroup } from '#contract/working-groups.ts'
import type { Id } from '#kernel/ids.ts'

/** Whether everybody of the group is chosen: then one press takes them out. */
export function isWholeIn(group: WorkingGroup, chosen: readonly Id[]): boolean {
  return group.pupilIds.length > 0 && group.pupilIds.every((id) => chosen.includes(id))
}

/** `fixed`: who stays chosen whatever is pressed. */
export function toggleGroup(
  group: WorkingGroup,
  chosen: readonly Id[],
  fixed: ReadonlyMap<Id, unknown> = new Map(),
): Id[] {
  if (!isWholeIn(group, chosen)) return [...new Set([...chosen, ...group.pupilIds])]
  return chosen.filter((id) => fixed.has(id) || !group.pupilIds.includes(id))
}
