/** What can be shared, and who asks for it. */
import type { Audience } from '#contract/sharing.ts'
import type { Id } from '#kernel/ids.ts'
import type { Caller } from '#school/people/caller.ts'

export type ThingKind = 'resource' | 'exercise'

export interface SharedThing {
  readonly kind: ThingKind
  readonly id: Id
}

/** A thing in its author's hands. */
export interface OwnThing extends SharedThing {
  readonly schoolUai: string
  readonly ownerId: Id
}

/** A teacher or head who looks for things: their own, and those shared in a school of theirs. */
export interface ThingReader {
  readonly personId: Id
  readonly schoolUais: readonly string[]
}

/** In no school where nobody teaches: such a caller reads nothing that is shared. */
export function readerOf(caller: Caller): ThingReader {
  const schoolUais = [...caller.schools].flatMap(([uai, { isTeacher, isHead }]) =>
    isTeacher || isHead ? [uai] : [],
  )
  return { personId: caller.personId, schoolUais }
}

/** Each audience once, in the order of the wish. */
export function withoutDoubles(audiences: readonly Audience[]): Audience[] {
  return [...new Map(audiences.map((audience) => [keyOf(audience), audience])).values()]
}

function keyOf(audience: Audience): string {
  if (audience.to === 'school') return audience.to
  return `${audience.to} ${audience.to === 'subject' ? audience.subjectCode : audience.personId}`
}

/** Who wrote first what `ownerId` copies; null where it was themself, or nobody in particular. */
export function originOfCopy(
  source: { readonly origin_author_id: Id | null; readonly owner_id: Id | null },
  ownerId: Id,
): Id | null {
  const origin = source.origin_author_id ?? source.owner_id
  return origin === ownerId ? null : origin
}
