/** Where the next page of a person's list of exercises goes on, as one word: in their own, and in the common bank. */
import { type PageMoment, packCursor, unpackPageMoment } from '#school/people/page-cursor.ts'

/** How far a page came: null where all of that was read. */
export interface ExercisePlaces {
  readonly own: PageMoment | null
  readonly common: PageMoment | null
}

/** Stands in none of the two words. */
const between = '.'

export function packExercisePlaces({ common, own }: ExercisePlaces): string {
  return [own, common]
    .map((place) => (place === null ? '' : packCursor(place.updatedUs, place.id)))
    .join(between)
}

/** Null without a word: from the beginning; undefined where it is none of ours. */
export function unpackExercisePlaces(word: string | undefined): ExercisePlaces | null | undefined {
  if (word === undefined || word === '') return null
  const [own, common, ...more] = word.split(between).map(unpackPageMoment)
  if (own === undefined || common === undefined || more.length > 0) return undefined
  return { own, common }
}
