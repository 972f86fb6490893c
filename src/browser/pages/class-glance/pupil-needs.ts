/** Which pupils of a class need somebody, why, and in which order: decided from what the server knows. */
import type { CourseAtDoor } from '#contract/course-at-door.ts'
import type { CourseGlance, CourseSilence, Stuck } from '#contract/course-glance.ts'

export type GlancePupil = CourseGlance['pupils'][number]
export type GlanceCell = GlancePupil['cells'][number]
export type GlanceWork = CourseGlance['works'][number]
type AtDoorPupil = CourseAtDoor['pupils'][number]
type SilentPupil = CourseSilence['pupils'][number]

/** One day without news is a morning like others; from two on somebody should ask. */
const silentDaysMin = 2

export type Need =
  | ({ readonly kind: 'silent' } & SilentPupil)
  | {
      readonly kind: 'stuck'
      readonly place: number
      readonly cell: GlanceCell
      readonly why: Stuck
    }
  /** Waits at the door of the school. */
  | { readonly kind: 'waiting'; readonly since: string | null }
  /** Works not opened whose time is over; `places` count from 1. */
  | { readonly kind: 'missed'; readonly places: readonly number[] }

export interface PupilRow {
  readonly pupil: GlancePupil
  /** Null while it is asked for, where the door cannot be asked, and on a day without a lesson. */
  readonly atDoor: AtDoorPupil | null
  /** The most urgent first. */
  readonly needs: readonly Need[]
  /** One for each work, in their order. */
  readonly cells: readonly CellOfPupil[]
}

/** Null: not opened; `not_theirs`: given to others of the course only. */
export type CellOfPupil = GlanceCell | 'not_theirs' | null

const urgency: readonly Need['kind'][] = ['silent', 'stuck', 'waiting', 'missed']

/** Whoever needs somebody first; otherwise in the order of names, as the server has it. */
export function findPupilRows(
  glance: CourseGlance,
  atDoor: CourseAtDoor | null,
  silence: CourseSilence | null,
): PupilRow[] {
  // Without a lesson nobody was to come, and nothing is said of who did.
  const arrivals = glance.isLessonDay ? atDoor : null
  const doorOf = new Map(arrivals?.pupils.map((pupil) => [pupil.id, pupil]))
  const silenceOf = new Map(silence?.pupils.map((pupil) => [pupil.id, pupil]))
  const rows = glance.pupils.map((pupil): PupilRow => {
    const cells = glance.works.map(({ id, onlyFor }): CellOfPupil => {
      if (onlyFor !== undefined && !onlyFor.includes(pupil.id)) return 'not_theirs'
      return pupil.cells.find(({ assignmentId }) => assignmentId === id) ?? null
    })
    const here = doorOf.get(pupil.id) ?? null
    const needs = [
      ...silentNeed(silenceOf.get(pupil.id), here),
      ...stuckNeeds(cells),
      ...waitingNeed(here),
      ...missedNeed(glance, cells),
    ]
    return { pupil, atDoor: here, cells, needs }
  })
  return rows.sort((left, right) => rankOf(left) - rankOf(right))
}

/** Whose family was reached already comes after everybody who needs somebody now. */
function rankOf({ needs: [first] }: PupilRow): number {
  if (first === undefined) return urgency.length + 1
  if (first.kind === 'silent') return first.isReached ? urgency.length : -Math.min(first.days, 99)
  return urgency.indexOf(first.kind)
}

/** Whoever came today is silent no more, though the lesson that says so is not over. */
function silentNeed(silent: SilentPupil | undefined, here: AtDoorPupil | null): Need[] {
  if (silent === undefined || silent.days < silentDaysMin) return []
  if (here !== null && here.state !== 'unseen') return []
  return [{ kind: 'silent', ...silent }]
}

function stuckNeeds(cells: PupilRow['cells']): Need[] {
  return cells.flatMap((cell, place): Need[] =>
    cell === null || cell === 'not_theirs' || cell.stuck === null
      ? []
      : [{ kind: 'stuck', place: place + 1, cell, why: cell.stuck }],
  )
}

function waitingNeed(here: AtDoorPupil | null): Need[] {
  return here?.state === 'waiting' ? [{ kind: 'waiting', since: here.arrivedAt }] : []
}

function missedNeed({ now, works }: CourseGlance, cells: PupilRow['cells']): Need[] {
  const places = works.flatMap(({ dueAt }, place) => {
    const isOver = dueAt !== null && Date.parse(dueAt) <= Date.parse(now)
    return isOver && cells[place] === null ? [place + 1] : []
  })
  return places.length === 0 ? [] : [{ kind: 'missed', places }]
}
