/** The grades of an open gradebook: what the server has, and over it what is typed since. */
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { whenOnline } from '#browser/api/when-online.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'
import type { Average, GivenGrades, Grade, Gradebook } from '#contract/grades.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { type Cell, GradesInHand } from './grades-in-hand.ts'

/** A gradebook, and when it was asked for. */
export interface ReadBook {
  readonly book: Gradebook
  readonly askedAtMs: number
}

export interface Grades {
  readonly hand: GradesInHand
  gradeOf(cell: Cell): Grade | null
  /** What the server had when the book was read. */
  readOf(cell: Cell): Grade | null
  averageOf(pupilId: Id, periodId: Id | null): Average | undefined
}

/** For as long as the app is open: who signs out opens it anew. */
const inHand = new Map<Id, GradesInHand>()
/** In the language of whoever reads, for the question before leaving. */
let unsavedWords = ''

function gradesInHand(courseId: Id): GradesInHand {
  const before = inHand.get(courseId)
  if (before !== undefined) return before
  const hand = new GradesInHand({
    now: Date.now,
    random: Math.random,
    mintId: () => mintId({ now: Date.now }, systemRandom),
    send: (grade) =>
      callApi<GivenGrades>(`/api/courses/${courseId}/grades`, {
        body: { grades: [grade] },
      }),
  })
  inHand.set(courseId, hand)
  beforeSignOut(() => (hand.hasUnsaved() ? unsavedWords : null))
  whenOnline(() => hand.retryNow())
  return hand
}

export function useGrades({ askedAtMs, book }: ReadBook): Grades {
  unsavedWords = useWords('teach').unsaved
  const hand = gradesInHand(book.course.id)
  const [, draw] = useState(0)
  useEffect(() => hand.subscribe(() => draw((times) => times + 1)), [hand])
  useLayoutEffect(() => hand.readAnew(askedAtMs), [hand, askedAtMs])
  const read = useMemo(() => {
    const grades = Map.groupBy(book.grades, ({ assessmentId }) => assessmentId)
    const byCell = new Map(
      [...grades].map(([id, ofOne]) => [id, new Map(ofOne.map((one) => [one.pupilId, one.grade]))]),
    )
    const averages = Map.groupBy(book.averages, ({ pupilId }) => pupilId)
    return { byCell, averages }
  }, [book])
  const readOf = ({ assessmentId, pupilId }: Cell): Grade | null =>
    read.byCell.get(assessmentId)?.get(pupilId) ?? null
  return {
    hand,
    readOf,
    gradeOf(cell) {
      const given = hand.gradeOf(cell)
      return given === undefined ? readOf(cell) : given
    },
    averageOf: (pupilId, periodId) =>
      hand.averageOf(pupilId, periodId) ??
      read.averages.get(pupilId)?.find((one) => one.periodId === periodId),
  }
}
