/** An assessment while its teacher sets it up: as typed, and as the server takes it. */

import { outOfMax, weightMax } from '#contract/grade-limits.ts'
import type { Assessment, AssessmentWish, Scale } from '#contract/grades.ts'
import { type Day, isDay } from '#kernel/calendar-day.ts'

export interface AssessmentDraft {
  readonly title: string
  readonly on: string
  readonly scale: Scale['kind']
  readonly outOf: string
  readonly weight: string
  readonly shown: 'never' | 'now' | 'day'
  readonly shownOn: string
}

export type DraftMistake = 'title' | 'on' | 'outOf' | 'weight' | 'shownDay'

/** As the one before was set, since a teacher grades alike; `last`: null for the first. */
export function newDraft(
  today: Day,
  withoutPoints: boolean,
  last: Assessment | null,
): AssessmentDraft {
  const scale = last?.scale ?? (withoutPoints ? { kind: 'attainment' as const } : null)
  return {
    title: '',
    on: today,
    scale: scale?.kind ?? 'points',
    outOf: scale?.kind === 'points' ? typed(scale.outOf) : '20',
    weight: last === null ? '1' : typed(last.weight),
    shown: 'never',
    shownOn: today,
  }
}

/** `dayAt`: the day of a moment at the school. */
export function draftOf(
  { on, scale, shownAt, title, weight }: Assessment,
  nowMs: number,
  dayAt: (ms: number) => Day,
): AssessmentDraft {
  const shownAtMs = shownAt === null ? null : Date.parse(shownAt)
  const shown = shownAtMs === null ? 'never' : shownAtMs > nowMs ? 'day' : 'now'
  return {
    title,
    on,
    scale: scale.kind,
    outOf: scale.kind === 'points' ? typed(scale.outOf) : '20',
    weight: typed(weight),
    shown,
    shownOn: shownAtMs === null ? on : dayAt(shownAtMs),
  }
}

/** As a French hand writes it; a dot is understood as well. */
function typed(value: number): string {
  return String(value).replace('.', ',')
}

function decimal(text: string): number {
  const plain = text.trim().replace(',', '.')
  const value = plain === '' ? Number.NaN : Number(plain)
  return Math.round(value * 100) / 100 === value ? value : Number.NaN
}

export function draftMistake(draft: AssessmentDraft): DraftMistake | null {
  if (draft.title.trim() === '') return 'title'
  if (!isDay(draft.on)) return 'on'
  const outOf = decimal(draft.outOf)
  if (draft.scale === 'points' && !(outOf >= 1 && outOf <= outOfMax)) return 'outOf'
  const weight = decimal(draft.weight)
  if (draft.scale === 'points' && !(weight >= 0 && weight <= weightMax)) return 'weight'
  return draft.shown === 'day' && !isDay(draft.shownOn) ? 'shownDay' : null
}

/**
 * `shownAtOf`: the first moment of a day at the school. What is shown already stays as it was, so that
 * a change of the title does not show it anew.
 */
export function wishOf(
  draft: AssessmentDraft,
  before: Assessment | null,
  nowMs: number,
  shownAtOf: (day: Day) => number,
): AssessmentWish {
  const wasShown = before?.shownAt ?? null
  const isShown = wasShown !== null && Date.parse(wasShown) <= nowMs
  const shownAt = {
    never: () => null,
    now: () => (isShown ? wasShown : new Date(nowMs).toISOString()),
    day: () => new Date(shownAtOf(draft.shownOn)).toISOString(),
  }
  return {
    title: draft.title.trim(),
    on: draft.on,
    scale:
      draft.scale === 'points'
        ? { kind: 'points', outOf: decimal(draft.outOf) }
        : { kind: draft.scale },
    // Steps are not weighed: nothing is averaged of them.
    weight: draft.scale === 'points' ? decimal(draft.weight) : 1,
    shownAt: shownAt[draft.shown](),
  }
}
