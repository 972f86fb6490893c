/**
 * Who is enrolled, and whom a lesson calls at an instant: the first question of the verdict, asked
 * before any look at how somebody behaves.
 */
import { type AddressRange, openRanges, readAddressRange } from './address-ranges.ts'
import type { RosterRow, TimetableRow } from './evidence-input.ts'
import type { NameTable } from './growing-columns.ts'
import { type RespelledNames, respellNames } from './respelled-names.ts'
import { addressIn, sourceKey } from './source-key.ts'

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
  /** Of schools and classes that the two files write differently; null: one of them is missing. */
  readonly names: Pick<RespelledNames, 'taken' | 'doubtful'> | null
  readonly ranges: RosterRanges
}

/** Rows of the roster that name a range of addresses. */
export interface RosterRanges {
  /** From which nothing came. */
  readonly unseen: number
  /** That are none, or so wide that they say nothing; the first of them. */
  readonly wrong: { readonly count: number; readonly example: string }
}

/** The name, which no class can have, of what calls all classes of a school. */
const everyClass = '\u0000'

/** Instants in pairs: from, to, from, to … merged and ascending. */
type Spans = readonly number[]

export function callPeople(
  table: { readonly people: NameTable; readonly sources: NameTable },
  givenRoster: readonly RosterRow[] | null,
  givenTimetable: readonly TimetableRow[] | null,
): CalledPeople {
  if (givenRoster === null) return nobodyCalled
  const names = givenTimetable === null ? null : respellNames(givenRoster, givenTimetable)
  const roster = names?.roster ?? givenRoster
  const lessons = names === null ? null : gatherLessons(names.timetable)
  const schools = new Set<string>()
  for (const { school } of roster) if (lessons?.has(school) === false) schools.add(school)
  const { ranges, spansOf, spansOfSource } = placeRoster(table, roster, (row) =>
    lessons === null ? null : spansFor(row, lessons),
  )
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
    names,
    ranges,
  }
}

const nobodyCalled: CalledPeople = {
  standingOf: () => 'untold',
  standingOfSource: () => null,
  schoolsWithoutLessons: 0,
  seen: 0,
  names: null,
  ranges: { unseen: 0, wrong: { count: 0, example: '' } },
}

/** By person, and by source where the roster names addresses or ranges of them: what calls it when. */
function placeRoster(
  { people, sources }: { readonly people: NameTable; readonly sources: NameTable },
  roster: readonly RosterRow[],
  spansOfRow: (row: RosterRow) => Spans | null,
) {
  const spansOf = new Map<number, Spans[]>()
  const spansOfSource = new Map<number, Spans[]>()
  const ranged: (readonly [AddressRange, { spans: Spans | null; isSeen: boolean }])[] = []
  const wrong = { count: 0, example: '' }
  for (const row of roster) {
    const person = people.find(row.person)
    const source = sources.find(sourceKey(row.person))
    // What the records know by this very name is no range, whatever it looks like.
    const range = person + source === 0 ? readAddressRange(row.person) : null
    if (typeof range === 'string') {
      wrong.count += 1
      if (wrong.example === '') wrong.example = row.person
    } else if (range !== null) {
      // Of single addresses nobody expects that each is seen.
      ranged.push([range, { spans: spansOfRow(row), isSeen: !row.person.includes('/') }])
    }
    if (person !== 0) addSpans(spansOf, person, spansOfRow(row))
    if (source !== 0) addSpans(spansOfSource, source, spansOfRow(row))
  }
  const ranges = openRanges(ranged)
  for (let source = 1; ranged.length > 0 && source < sources.size; source += 1) {
    for (const row of ranges.around(addressIn(sources.nameOf(source)))) {
      row.isSeen = true
      addSpans(spansOfSource, source, row.spans)
    }
  }
  const unseen = ranged.filter(([, { isSeen }]) => !isSeen).length
  return { spansOf, spansOfSource, ranges: { unseen, wrong } }
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
