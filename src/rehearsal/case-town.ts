/**
 * The people of a made-up case: schools, classes, pupils with a home line or a phone, a device that
 * was warm or not, a session or none; their teachers, guardians and staff; and when their lessons are.
 */
import type { RosterRow, TimetableRow } from '#pipes/evidence/evidence-input.ts'
import { AddressBook, pickAgent, type Source, type SourceKind } from './address-book.ts'
import type { Dice } from './dice.ts'

export interface Townsperson {
  readonly id: string
  readonly school: string
  readonly class: string
  readonly role: RosterRow['role']
  readonly home: Source
  /** Connects by a phone network, under an address that changes and that others have too. */
  readonly isRoaming: boolean
  /** The app and the day's packs are on the device. */
  readonly isWarm: boolean
  readonly session: 'valid' | 'refused' | 'none'
  readonly agent: string
  /** When the first lesson begins; of those in no class, their school's. */
  readonly startsAt: number
  /** The school was not there yesterday. */
  readonly isNew: boolean
}

export interface Town {
  readonly people: readonly Townsperson[]
  readonly timetable: readonly TimetableRow[]
  readonly book: AddressBook
  readonly schoolLines: ReadonlyMap<string, Source>
}

export interface TownPlan {
  readonly pupils: number
  readonly schools: number
  readonly eightAt: number
  /** Of the classes, those whose first lesson is two and a half hours later. */
  readonly lateClasses: number
  /** Of the pupils, those who sit in their school, behind its one address. */
  readonly atSchool: number
  readonly onPhones: number
  readonly warm: number
  /** One of these is where somebody connects from. */
  readonly homes: readonly SourceKind[]
  /** All of the town behind one address: a proxy that tells nobody's. */
  readonly isBehindProxy: boolean
  /** The last so many schools come for the first time, with devices that know nothing yet. */
  readonly newSchools: number
  /** Where a school's day begins, in ms after `eightAt`: schools abroad have their own eight o'clock. */
  readonly startsAfter?: (school: number, dice: Dice) => number
}

const minuteMs = 60_000
const lessonMs = 55 * minuteMs
const lateMs = 150 * minuteMs

interface ClassPlace {
  readonly school: string
  readonly name: string
  readonly startsAt: number
  readonly line: Source
  readonly isNew: boolean
}

class TownBuilder {
  readonly people: Townsperson[] = []
  readonly timetable: TimetableRow[] = []
  readonly schoolLines = new Map<string, Source>()
  readonly book: AddressBook
  readonly #plan: TownPlan
  readonly #dice: Dice
  #proxy: Source | null = null

  constructor(plan: TownPlan, dice: Dice) {
    this.#plan = plan
    this.#dice = dice
    this.book = new AddressBook(dice.fork('addresses'), Math.max(3, Math.round(plan.pupils / 90)))
  }

  addSchool(at: number, pupils: number): void {
    const { eightAt, lateClasses, newSchools, schools, startsAfter } = this.#plan
    const isNew = at >= schools - newSchools
    const dice = this.#dice
    const school = `0${String(100_000 + at * 37 + dice.whole(0, 36))}A`
    const line = this.book.take(isNew ? 'newcomer' : 'school')
    this.schoolLines.set(school, line)
    const dayStartsAt = eightAt + (startsAfter?.(at, dice) ?? 0)
    let left = pupils
    for (let number = 1; left > 0; number += 1) {
      const size = Math.min(left, dice.whole(19, 33))
      left -= size
      const isLate = dice.chance(lateClasses)
      const startsAt = dayStartsAt + (isLate ? lateMs : dice.chance(0.2) ? 5 * minuteMs : 0)
      this.#addClass({ school, name: `c${number}`, startsAt, line, isNew }, size)
    }
    for (let at = 0; at < pupils / 80; at += 1) {
      this.#add({ school, name: '', startsAt: dayStartsAt, line, isNew }, 'staff')
    }
  }

  #addClass(place: ClassPlace, size: number): void {
    for (let lesson = 0; lesson < 4; lesson += 1) {
      const startsAt = place.startsAt + lesson * 60 * minuteMs
      this.timetable.push({
        school: place.school,
        class: place.name,
        startsAt,
        endsAt: startsAt + lessonMs,
      })
    }
    for (let at = 0; at < size; at += 1) this.#add(place, 'pupil')
    this.#add(place, 'teacher')
    for (let at = 0; at < size / 12; at += 1) this.#add(place, 'guardian')
  }

  #add(place: ClassPlace, role: RosterRow['role']): void {
    const { atSchool, homes, isBehindProxy, onPhones, warm } = this.#plan
    const dice = this.#dice
    const isAtSchool = dice.chance(role === 'staff' ? 0.5 : atSchool)
    const kind = place.isNew ? 'newcomer' : dice.pick(homes)
    const isRoaming = !isAtSchool && !isBehindProxy && kind === 'home' && dice.chance(onPhones)
    const before = this.people.at(-1)
    // Brothers and sisters: one line, two classes or one.
    const isSibling = before?.isRoaming === false && before.home !== place.line && dice.chance(0.14)
    const isWarm = !place.isNew && dice.chance(warm)
    const fate = dice.fraction()
    this.people.push({
      id: `p${this.people.length}`,
      school: place.school,
      class: place.name,
      role,
      home: isAtSchool ? place.line : isSibling ? before.home : this.#takeHome(kind),
      isRoaming,
      isWarm,
      session: isWarm && fate > 0.03 ? 'valid' : fate < 0.04 && !place.isNew ? 'refused' : 'none',
      agent: pickAgent(dice),
      startsAt: place.startsAt,
      isNew: place.isNew,
    })
  }

  #takeHome(kind: SourceKind): Source {
    if (!this.#plan.isBehindProxy) return this.book.take(kind)
    this.#proxy ??= this.book.take('school')
    return this.#proxy
  }
}

export function createTown(plan: TownPlan, dice: Dice): Town {
  const builder = new TownBuilder(plan, dice)
  const weights = Array.from({ length: plan.schools }, () => dice.logNormal(1, 0.5))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  for (const [at, weight] of weights.entries()) {
    builder.addSchool(at, Math.max(20, Math.round((plan.pupils * weight) / total)))
  }
  return builder
}

/** The roster as the cell's export gives it, under the names that records use on that day. */
export function rosterOf(town: Town, nameOf: (id: string) => string): RosterRow[] {
  return town.people.map((person) => ({
    person: nameOf(person.id),
    school: person.school,
    class: person.class,
    role: person.role,
  }))
}
