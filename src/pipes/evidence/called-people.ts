/**
 * Who is enrolled, and whom a lesson calls at an instant: the first question of the verdict, asked
 * before any look at how somebody behaves.
 */
import type { RosterRow, TimetableRow } from './evidence-input.ts'
import type { NameTable } from './growing-columns.ts'

/**
 * `called` enrolled, and a lesson of theirs is near · `uncalled` enrolled, and none is ·
 * `stranger` signed in, and not on the roster · `untold` there is no roster to look in.
 */
export type Standing = 'called' | 'uncalled' | 'stranger' | 'untold'

/** People come before the bell, and finish after it. */
export const lessonMarginMs = 30 * 60_000
/** Those whom the whole school's day calls: staff, guardians, whoever is in no class. */
export const schoolMarginMs = 60 * 60_000

export interface CalledPeople {
  standingOf(person: number, at: number): Standing
  /** Schools of the roster without a single lesson in the timetable. */
  readonly schoolsWithoutLessons: number
  /** How many of the roster occur in the records. */
  readonly seen: number
  /** The same for a source that the roster names instead of a person; null: it names no such. */
  standingOfSource(source: number, at: number): Standing | null
}

/** The name, which no class can have, of what calls all classes of a school. */
const everyClass = '\u0000'

/** Instants in pairs: from, to, from, to … merged and ascending. */
type Spans = readonly number[]

export function callPeople(
  { people, sources }: { readonly people: NameTable; readonly sources: NameTable },
  roster: readonly RosterRow[] | null,
  timetable: readonly TimetableRow[] | null,
): CalledPeople {
  if (roster === null) {
    return {
      standingOf: () => 'untold',
      standingOfSource: () => null,
      schoolsWithoutLessons: 0,
      seen: 0,
    }
  }
  const lessons = timetable === null ? null : gatherLessons(timetable)
  const spansOf = new Map<number, Spans[]>()
  const spansOfSource = new Map<number, Spans[]>()
  const schools = new Set<string>()
  for (const row of roster) {
    if (lessons !== null && !lessons.has(row.school)) schools.add(row.school)
    const spans = lessons === null ? null : spansFor(row, lessons)
    const person = people.find(row.person)
    if (person !== 0) addSpans(spansOf, person, spans)
    const source = sources.find(row.person)
    if (source !== 0) addSpans(spansOfSource, source, spans)
  }
  const standing = (spans: readonly Spans[], at: number): Standing => {
    // Without a timetable whoever is enrolled counts as called, and the verdict says so.
    if (lessons === null) return 'called'
    return spans.some((some) => isWithin(some, at)) ? 'called' : 'uncalled'
  }
  const seen = spansOf.size + spansOfSource.size
  // Of a list of which nobody came, while others did, the names are of another kind.
  const isOfOthers = seen === 0 && roster.length > 0
  return {
    standingOf(person, at) {
      const spans = spansOf.get(person)
      if (spans === undefined) return isOfOthers ? 'untold' : 'stranger'
      return standing(spans, at)
    },
    standingOfSource(source, at) {
      const spans = spansOfSource.get(source)
      return spans === undefined ? null : standing(spans, at)
    },
    schoolsWithoutLessons: schools.size,
    seen,
  }
}

function addSpans(all: Map<number, Spans[]>, key: number, spans: Spans | null): void {
  const known = all.get(key)
  if (known === undefined) all.set(key, spans === null ? [] : [spans])
  else if (spans !== null) known.push(spans)
}

/** By school: the lessons of each class, and of all. The school's own name for "all" is ''. */
function gatherLessons(timetable: readonly TimetableRow[]): Map<string, Map<string, Spans>> {
  const raw = new Map<string, Map<string, [number, number][]>>()
  for (const { school, class: name, startsAt, endsAt } of timetable) {
    let classes = raw.get(school)
    if (classes === undefined) {
      classes = new Map()
      raw.set(school, classes)
    }
    // A lesson without a class is one of the whole school.
    const own = name === '' ? everyClass : name
    for (const [key, marginMs] of [
      [own, lessonMarginMs],
      ['', schoolMarginMs],
    ] as const) {
      const spans = classes.get(key)
      const span: [number, number] = [startsAt - marginMs, endsAt + marginMs]
      if (spans === undefined) classes.set(key, [span])
      else spans.push(span)
    }
  }
  return new Map(
    [...raw].map(([school, classes]) => [
      school,
      new Map([...classes].map(([name, spans]) => [name, mergeSpans(spans)])),
    ]),
  )
}

/**
 * Pupils, and teachers whose class is told, are called by the lessons of the class; guardians by
 * those of the child's class, since a phone at home carries a pupil; staff, and whoever is in no
 * class or in one that has no lesson in the timetable at all, by the school's day.
 */
function spansFor(row: RosterRow, lessons: Map<string, Map<string, Spans>>): Spans {
  const classes = lessons.get(row.school)
  if (classes === undefined) return []
  const ofAll = classes.get(everyClass)
  if (row.role !== 'staff' && row.class !== '') {
    const ofClass = classes.get(row.class) ?? ofAll
    // Whichever calls: both are merged spans already.
    if (ofClass !== undefined && ofAll !== undefined && ofClass !== ofAll) {
      return mergeSpans(pairsOf([...ofClass, ...ofAll]))
    }
    if (ofClass !== undefined) return ofClass
  }
  if (row.role === 'pupil' && row.class !== '') return []
  return classes.get('') ?? []
}

function pairsOf(ends: readonly number[]): [number, number][] {
  return Array.from({ length: ends.length / 2 }, (_, at) => [
    ends[at * 2] ?? 0,
    ends[at * 2 + 1] ?? 0,
  ])
}

function mergeSpans(spans: [number, number][]): number[] {
  const merged: number[] = []
  for (const [from, to] of spans.sort(([one], [other]) => one - other)) {
    const end = merged.at(-1)
    if (end !== undefined && from <= end) merged[merged.length - 1] = Math.max(end, to)
    else merged.push(from, to)
  }
  return merged
}

function isWithin(spans: Spans, at: number): boolean {
  let low = 0
  let high = spans.length / 2
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle * 2 + 1] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low * 2 < spans.length && (spans[low * 2] ?? 0) <= at
}
