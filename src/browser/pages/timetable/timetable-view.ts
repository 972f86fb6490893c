/**
 * Whose timetable is open, which part of it and which week: kept in the address, so that it can
 * be sent to a colleague and the browser's way back works.
 */
import { useSearchParams } from 'wouter'
import { type Day, isDay, mondayOf } from '#kernel/calendar-day.ts'

export interface Whose {
  readonly kind: 'class' | 'teacher'
  readonly id: string
}

export type TimetablePart = 'week' | 'slots' | 'absences' | 'clashes' | 'import'

export interface TimetableView {
  readonly whose: Whose | null
  readonly part: TimetablePart
  /** Null: the week that opens first. */
  readonly monday: Day | null
}

/** The names that stand in the address, in French like all of it. */
const names = { class: 'classe', teacher: 'enseignant', part: 'vue', monday: 'semaine' } as const
const partNames: Readonly<Record<TimetablePart, string>> = {
  week: 'semaine',
  slots: 'annee',
  absences: 'absences',
  clashes: 'conflits',
  import: 'importer',
}

export function readView(search: URLSearchParams): TimetableView {
  const classId = search.get(names.class)
  const teacherId = search.get(names.teacher)
  const part = search.get(names.part)
  const day = search.get(names.monday) ?? ''
  const parts = Object.keys(partNames) as TimetablePart[]
  return {
    whose:
      classId !== null
        ? { kind: 'class', id: classId }
        : teacherId !== null
          ? { kind: 'teacher', id: teacherId }
          : null,
    part: parts.find((one) => partNames[one] === part) ?? 'week',
    monday: isDay(day) ? mondayOf(day) : null,
  }
}

export function writeView({ whose, part, monday }: TimetableView): URLSearchParams {
  const search = new URLSearchParams()
  if (whose !== null) search.set(names[whose.kind], whose.id)
  if (part !== 'week') search.set(names.part, partNames[part])
  if (monday !== null) search.set(names.monday, monday)
  return search
}

/** The view, and a way to change a part of it. */
export function useTimetableView(): [TimetableView, (change: Partial<TimetableView>) => void] {
  const [search, setSearch] = useSearchParams()
  const view = readView(search)
  return [view, (change) => setSearch(() => writeView({ ...view, ...change }))]
}
