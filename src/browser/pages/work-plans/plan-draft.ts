/** A work plan under a teacher's hands: begun, taken up, copied, carried into the next week. Pure. */
import { planItemsMax, planPupilsMax } from '#contract/work-plan-limits.ts'
import type {
  CoursePlan,
  NewWorkPlans,
  PlanItem,
  PlanItemInput,
  WorkPlanChange,
} from '#contract/work-plans.ts'
import { addDays, type Day, daysBetween, mondayOf, weekdayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'

/** One thing to do: its words, or the title of the thing that it names. */
export type DraftItem = Pick<PlanItem, 'id' | 'kind' | 'text' | 'thingId' | 'isGone'>

export interface PlanDraft {
  /** The plan that is changed; null: new ones are composed. */
  readonly changed: CoursePlan | null
  readonly title: string
  readonly firstDay: Day
  readonly lastDay: Day
  readonly items: readonly DraftItem[]
  /** For whom new ones are. */
  readonly pupilIds: readonly Id[]
}

/** From today to Friday; at the end of the week, the next one. */
export function newDraft(today: Day): PlanDraft {
  const isOver = weekdayOf(today) >= 5
  const monday = isOver ? addDays(mondayOf(today), 7) : mondayOf(today)
  const firstDay = isOver ? monday : today
  const lastDay = addDays(monday, 4)
  return { changed: null, title: '', firstDay, lastDay, items: [], pupilIds: [] }
}

export function draftOf(plan: CoursePlan): PlanDraft {
  const { firstDay, items, lastDay, pupil, title } = plan
  return { changed: plan, title: title ?? '', firstDay, lastDay, items, pupilIds: [pupil.id] }
}

/** The same for somebody else: what is gone stays behind. */
export function copyOf(plan: CoursePlan, mint: () => Id): PlanDraft {
  const items = plan.items.filter(({ isGone }) => !isGone).map((item) => ({ ...item, id: mint() }))
  return { ...draftOf(plan), changed: null, items, pupilIds: [] }
}

/** For the same pupil, in the first whole weeks after it: what is not done comes along. */
export function nextOf(plan: CoursePlan, mint: () => Id): PlanDraft {
  const copy = copyOf({ ...plan, items: plan.items.filter(({ isDone }) => !isDone) }, mint)
  const weeks = Math.floor(daysBetween(plan.firstDay, plan.lastDay) / 7) + 1
  const later = (day: Day): Day => addDays(day, 7 * weeks)
  return {
    ...copy,
    firstDay: later(plan.firstDay),
    lastDay: later(plan.lastDay),
    pupilIds: [plan.pupil.id],
  }
}

/** Words that stand in the field and were not added yet. */
export interface TypedWords {
  /** The item's, once they are one. */
  readonly id: Id
  readonly text: string
}

/** Whoever presses *Enregistrer* means the words in the field too. */
export function withTyped(draft: PlanDraft, typed: TypedWords): PlanDraft {
  const text = typed.text.trim()
  if (text === '' || draft.items.length >= planItemsMax) return draft
  const item: DraftItem = { id: typed.id, kind: 'words', text, thingId: null, isGone: false }
  return { ...draft, items: [...draft.items, item] }
}

function inputOf({ id, kind, text, thingId }: DraftItem): PlanItemInput {
  if (kind === 'words' || thingId === null) return { id, kind: 'words', words: text.trim() }
  return kind === 'resource'
    ? { id, kind, resourceId: thingId }
    : { id, kind, assignmentId: thingId }
}

function contentOf({ firstDay, items, lastDay, title }: PlanDraft) {
  return {
    title: title.trim() === '' ? null : title.trim(),
    firstDay,
    lastDay,
    items: items.filter(({ text }) => text.trim() !== '').map(inputOf),
  }
}

/** `planIds`: one for each pupil, in their order; minted once, so that sending twice is composing once. */
export function toNewPlans(draft: PlanDraft, planIds: readonly Id[]): NewWorkPlans {
  const plans = draft.pupilIds.map((pupilId, index) => ({ id: planIds[index] ?? '', pupilId }))
  return { plans, ...contentOf(draft) }
}

export function toChange(draft: PlanDraft, plan: CoursePlan): WorkPlanChange {
  const { comment, version } = plan
  return { version, ...contentOf(draft), comment: comment?.text ?? null }
}

/** What still lacks before it can be saved; null: nothing. */
export function lackingOf(draft: PlanDraft): 'pupils' | 'fewer' | 'items' | 'days' | null {
  if (draft.pupilIds.length === 0) return 'pupils'
  if (draft.pupilIds.length > planPupilsMax) return 'fewer'
  if (contentOf(draft).items.length === 0) return 'items'
  if (draft.firstDay === '' || draft.lastDay < draft.firstDay) return 'days'
  return null
}
