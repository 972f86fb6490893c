/**
 * Classes of which one part learns from home while the other sits in the room, while it is being
 * written: who is in which part, who is at home on which day, and what is wrong with it. Pure.
 */
import type { ClassToPart, DeclareDistance, DistanceParts } from '#contract/distance-days.ts'
import { distancePupilsMax } from '#contract/distance-limits.ts'
import type { PersonName } from '#contract/wire-shapes.ts'
import { addDays, type Day, isDay, mondayOf } from '#kernel/calendar-day.ts'

export const turningParts = ['first', 'second'] as const
export type TurningPart = (typeof turningParts)[number]
/** `neither`: in the room on every day. */
export type PartOfClass = TurningPart | 'neither'
/** Who is at home on a day. */
export type Turn = TurningPart | 'nobody'
export type Rhythm = 'day' | 'week'

export interface TurnsWish {
  readonly classIds: readonly string[]
  /** By class: the group that is the first part; absent: the alphabet parts it. */
  readonly groupOf: Readonly<Record<string, string>>
  /** By pupil: who was put elsewhere by hand. */
  readonly moved: Readonly<Record<string, PartOfClass>>
  readonly fromDay: Day
  readonly untilDay: Day
  readonly rhythm: Rhythm
  /** By day: what was chosen by hand. */
  readonly changed: Readonly<Record<Day, Turn>>
  readonly words: string
}

/** As hybrid weeks were announced: two at a time. */
const usualDays = 14

export function turnsFromTomorrow(today: Day): TurnsWish {
  return {
    classIds: [],
    groupOf: {},
    moved: {},
    fromDay: addDays(today, 1),
    untilDay: addDays(today, usualDays),
    rhythm: 'day',
    changed: {},
    words: '',
  }
}

export interface PartedClass {
  readonly first: readonly PersonName[]
  readonly second: readonly PersonName[]
  readonly neither: readonly PersonName[]
  /** The first and last letters of both parts, where the alphabet alone parts the class. */
  readonly letters: Readonly<Record<TurningPart, string>> | null
}

/** Who is in which part of the class, in the order of names. */
export function partClass(ofClass: ClassToPart, wish: TurnsWish): PartedClass {
  const { groups } = ofClass
  const pupils = [...ofClass.pupils].sort(compareNames)
  const group = groups.find(({ id }) => id === wish.groupOf[ofClass.id])
  const cut = cutOf(pupils)
  const partOf = ({ id }: PersonName, place: number): PartOfClass => {
    const moved = wish.moved[id]
    if (moved !== undefined) return moved
    const isFirst = group === undefined ? place < cut : group.pupilIds.includes(id)
    return isFirst ? 'first' : 'second'
  }
  const parts = Map.groupBy(
    pupils.map((pupil, place) => ({ pupil, part: partOf(pupil, place) })),
    ({ part }) => part,
  )
  const inPart = (part: PartOfClass) => (parts.get(part) ?? []).map(({ pupil }) => pupil)
  const isMoved = pupils.some(({ id }) => wish.moved[id] !== undefined)
  return {
    first: inPart('first'),
    second: inPart('second'),
    neither: inPart('neither'),
    letters: group !== undefined || isMoved ? null : lettersOf(pupils, cut),
  }
}

function compareNames(one: PersonName, other: PersonName): number {
  return (
    one.familyName.localeCompare(other.familyName, 'fr') ||
    one.givenName.localeCompare(other.givenName, 'fr')
  )
}

/** Where the alphabet parts names that are in order: between two letters, as near to the middle as can be. */
function cutOf(pupils: readonly PersonName[]): number {
  const middle = Math.ceil(pupils.length / 2)
  const between = pupils.flatMap((pupil, place) =>
    place > 0 && initialOf(pupils[place - 1]) !== initialOf(pupil) ? [place] : [],
  )
  const near = [...between].sort(
    (one, other) => Math.abs(one - middle) - Math.abs(other - middle) || one - other,
  )[0]
  // A class of one letter only is cut through it.
  return near ?? middle
}

function lettersOf(pupils: readonly PersonName[], cut: number): PartedClass['letters'] {
  if (cut === 0 || cut >= pupils.length) return null
  const last = initialOf(pupils[cut - 1])
  const next = initialOf(pupils[cut])
  return last === next ? null : { first: `A–${last}`, second: `${next}–Z` }
}

/** Without its accent: É is an E in every list. */
function initialOf(pupil: PersonName | undefined): string {
  return (pupil?.familyName ?? '').normalize('NFD').charAt(0).toUpperCase()
}

/** Each day with lessons of the span, with who is at home on it. */
export function turnsOf(
  wish: TurnsWish,
  days: readonly Day[],
): { readonly day: Day; readonly turn: Turn }[] {
  const shown = days.filter((day) => wish.fromDay <= day && day <= wish.untilDay)
  const weeks = [...new Set(shown.map(mondayOf))]
  return shown.map((day, place) => {
    const count = wish.rhythm === 'day' ? place : weeks.indexOf(mondayOf(day))
    return { day, turn: wish.changed[day] ?? (count % 2 === 0 ? 'first' : 'second') }
  })
}

type TurnDeclaration = Omit<DeclareDistance, 'id' | 'dryRun'>

/** What is declared for each part that is at home on some day. */
export function declarationsOf(
  wish: TurnsWish,
  { classes, days }: DistanceParts,
): { readonly part: TurningPart; readonly declaration: TurnDeclaration }[] {
  const turns = turnsOf(wish, days)
  const parted = classes
    .filter(({ id }) => wish.classIds.includes(id))
    .map((ofClass) => ({ id: ofClass.id, ...partClass(ofClass, wish) }))
  return turningParts.flatMap((part) => {
    const onDays = turns.filter(({ turn }) => turn === part).map(({ day }) => day)
    const of = parted.filter((one) => one[part].length > 0)
    const [fromDay] = onDays
    const untilDay = onDays.at(-1)
    if (fromDay === undefined || untilDay === undefined || of.length === 0) return []
    const declaration: TurnDeclaration = {
      classIds: of.map(({ id }) => id),
      pupilIds: of.flatMap((one) => one[part].map(({ id }) => id)),
      onDays,
      fromDay,
      fromHalf: 'morning',
      untilDay,
      untilHalf: 'afternoon',
      reason: 'half_capacity',
      words: wish.words.trim(),
    }
    return [{ part, declaration }]
  })
}

export type TurnsPlace = 'classIds' | 'fromDay' | 'untilDay' | 'days' | 'pupils'

/** Where it cannot stay as it is; null where the school may be asked. */
export function turnsMistake(wish: TurnsWish, parts: DistanceParts, today: Day): TurnsPlace | null {
  if (wish.classIds.length === 0) return 'classIds'
  if (!isDay(wish.fromDay) || wish.fromDay < today) return 'fromDay'
  if (!isDay(wish.untilDay) || wish.untilDay < wish.fromDay) return 'untilDay'
  const declarations = declarationsOf(wish, parts)
  if (declarations.length === 0) return 'days'
  const isTooMany = declarations.some(
    ({ declaration }) => (declaration.pupilIds?.length ?? 0) > distancePupilsMax,
  )
  return isTooMany ? 'pupils' : null
}
