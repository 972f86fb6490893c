/**
 * Schools and classes of the roster and of the timetable are brought together where they are written
 * alike but for case, accents and spaces. Where that is not plain, each keeps its spelling.
 */
import type { RosterRow, TimetableRow } from './evidence-input.ts'

export interface RespelledNames {
  readonly roster: readonly RosterRow[]
  readonly timetable: readonly TimetableRow[]
  /** Names that several spellings were taken for, one of them for the verdict to tell. */
  readonly taken: SpelledNames
  /** Names that both files write in several ways, and not in the same ones: nothing was taken together. */
  readonly doubtful: SpelledNames
}

export interface SpelledNames {
  readonly count: number
  /** How the first of them is written, in order. */
  readonly example: readonly string[]
}

export function respellNames(
  roster: readonly RosterRow[],
  timetable: readonly TimetableRow[],
): RespelledNames {
  const found: Found = { taken: [], doubtful: [] }
  const spellSchool = spell(
    roster.map(({ school }) => school),
    timetable.map(({ school }) => school),
    found,
  )
  const classes = new Map<string, { roster: Set<string>; timetable: Set<string> }>()
  const gather = (file: 'roster' | 'timetable', rows: readonly (RosterRow | TimetableRow)[]) => {
    for (const row of rows) {
      const school = spellSchool(row.school)
      const known = classes.get(school) ?? { roster: new Set(), timetable: new Set() }
      known[file].add(row.class)
      classes.set(school, known)
    }
  }
  gather('roster', roster)
  gather('timetable', timetable)
  const spellClass = new Map(
    [...classes].map(([school, names]) => [school, spell(names.roster, names.timetable, found)]),
  )
  const respell = <Row extends RosterRow | TimetableRow>(row: Row): Row => {
    const school = spellSchool(row.school)
    const name = spellClass.get(school)?.(row.class) ?? row.class
    return school === row.school && name === row.class ? row : { ...row, school, class: name }
  }
  return {
    roster: roster.map(respell),
    timetable: timetable.map(respell),
    taken: tell(found.taken),
    doubtful: tell(found.doubtful),
  }
}

interface Found {
  readonly taken: (readonly string[])[]
  readonly doubtful: (readonly string[])[]
}

/** Plain where one file, at least, writes a name in one way only. */
function spell(
  ofRoster: Iterable<string>,
  ofTimetable: Iterable<string>,
  found: Found,
): (name: string) => string {
  const groups = new Map<string, { roster: Set<string>; timetable: Set<string> }>()
  const add = (name: string, file: 'roster' | 'timetable') => {
    const key = folded(name)
    const group = groups.get(key) ?? { roster: new Set(), timetable: new Set() }
    group[file].add(name)
    groups.set(key, group)
  }
  for (const name of new Set(ofRoster)) add(name, 'roster')
  for (const name of new Set(ofTimetable)) add(name, 'timetable')
  const spelled = new Map<string, string>()
  for (const { roster, timetable } of groups.values()) {
    const all = [...new Set([...timetable, ...roster])].sort()
    // In one file alone there is nothing to bring together, and two classes may be called A and a.
    if (all.length === 1 || roster.size === 0 || timetable.size === 0) continue
    if (roster.size > 1 && timetable.size > 1) {
      const areSame = roster.size === all.length && timetable.size === all.length
      if (!areSame) found.doubtful.push(all)
      continue
    }
    found.taken.push(all)
    for (const name of all) spelled.set(name, all[0] ?? name)
  }
  return (name) => spelled.get(name) ?? name
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

function tell(names: readonly (readonly string[])[]): SpelledNames {
  return { count: names.length, example: names[0] ?? [] }
}
