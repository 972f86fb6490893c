/** What a head has chosen for the pupils of one class, and what of it can be sent. Pure. */
import type { ClassMove, MovingUp } from '#contract/moving-up.ts'
import { nextClassName } from './next-class-name.ts'

export type OldClass = MovingUp['classes'][number]
type NewClass = MovingUp['newClasses'][number]

/** `later`, `new`, `leave`, or the id of a class of the new year. */
export interface ClassChoice {
  readonly to: string
  /** Of the class to open; kept when something else is chosen. */
  readonly name: string
}

/** The class one level up, where the name tells it; whoever may leave the school is never guessed. */
export function firstChoice(old: OldClass, newClasses: readonly NewClass[]): ClassChoice {
  const name = nextClassName(old.name)
  if (name === null) return { to: 'later', name: '' }
  const there = newClasses.find((one) => one.name.toLowerCase() === name.toLowerCase())
  return { to: there?.id ?? 'new', name }
}

export function lacksName({ to, name }: ClassChoice): boolean {
  return to === 'new' && name.trim() === ''
}

/** Null: decided later. */
export function moveOf(old: OldClass, choice: ClassChoice): ClassMove | null {
  const { id: classId } = old
  if (choice.to === 'later') return null
  if (choice.to === 'leave') return { classId, to: { kind: 'leave' } }
  if (choice.to !== 'new') return { classId, to: { kind: 'class', classId: choice.to } }
  const levelLabel = old.levelLabel === null ? null : nextClassName(old.levelLabel)
  return { classId, to: { kind: 'new', name: choice.name.trim(), levelLabel } }
}
