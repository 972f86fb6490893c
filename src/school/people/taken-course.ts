/** A course of last year that becomes one of the new year: whose courses a class takes, under which name. Pure. */
import type { Id } from '#kernel/ids.ts'

interface LevelledClass {
  readonly id: Id
  readonly name: string
  readonly levelLabel: string | null
}

/** The first word of a name tells the level where nobody wrote it: 5e A. */
function levelOf({ levelLabel, name }: LevelledClass): string {
  return (levelLabel ?? name.split(/[\s–-]/)[0] ?? '').trim().toLowerCase()
}

/** Of last year: the class of the same name, else the first of the same level. */
export function proposeSource(
  one: LevelledClass,
  sources: readonly LevelledClass[],
): LevelledClass | null {
  const name = one.name.trim().toLowerCase()
  return (
    sources.find((source) => source.name.trim().toLowerCase() === name) ??
    sources.find((source) => levelOf(source) === levelOf(one)) ??
    null
  )
}

/**
 * Undefined where the name was made of subject and classes: it is made anew. A name that somebody
 * chose stays, with the new class where it named the old one.
 */
export function nameTakenOver(
  source: {
    readonly name: string
    readonly subjectLabel: string
    readonly classNames: readonly string[]
  },
  newClassNames: readonly string[],
): string | undefined {
  const { classNames, name, subjectLabel } = source
  if (name === `${subjectLabel} ${classNames.toSorted().join(', ')}`) return undefined
  const [old, ...others] = classNames
  if (old === undefined || others.length > 0 || newClassNames.length !== 1) return name
  return name.replaceAll(old, () => newClassNames[0] ?? old).slice(0, 120)
}
