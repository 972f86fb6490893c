/**
 * The grades of one course that were typed on this device and are not read back yet: what stands in
 * a cell, what is on its way, what was refused. It outlives the page, so that a grade which waits is
 * sent before one that is typed later, and is shown again to whoever comes back. Where a colleague
 * has given another one since, both stay until one is chosen.
 */
import type { ApiResult } from '#browser/api/call-api.ts'
import { createValueKeeper, type KeptState, overtaken } from '#browser/teach/value-keeper.ts'
import type { Average, GivenGrades, Grade, NewerGrade } from '#contract/grades.ts'
import type { Id } from '#kernel/ids.ts'
import type { TypedGrade } from './typed-grade.ts'

export type GradeMistake = Extract<TypedGrade, { ok: false }>['why']

/** One cell, or one pupil in one period. */
export interface Cell {
  readonly assessmentId: Id
  readonly pupilId: Id
}

export interface GivenGrade extends Cell {
  readonly id: Id
  readonly grade: Grade | null
  /** What the server had when it was typed. */
  readonly was: Grade | null
}

export type GradeState =
  | KeptState
  /** A colleague has given another one since: nothing is sent until one of the two is chosen. */
  | { readonly kind: 'overtaken'; readonly newer: NewerGrade }

export interface GradesInHandOptions {
  readonly send: (grade: GivenGrade) => Promise<ApiResult<GivenGrades>>
  readonly now: () => number
  readonly random: () => number
  readonly mintId: () => Id
}

/** A grade since it was typed here. */
interface Given {
  readonly cell: Cell
  readonly grade: Grade | null
  readonly state: GradeState
  readonly atMs: number
}

/** What stands in a cell and is no grade yet. */
interface Writing {
  readonly cell: Cell
  readonly text: string
  /** Null: the cell was not left yet. */
  readonly mistake: GradeMistake | null
}

export class GradesInHand {
  readonly #options: GradesInHandOptions
  readonly #keeper: ReturnType<typeof createValueKeeper<GivenGrade>>
  readonly #given = new Map<string, Given>()
  readonly #writing = new Map<string, Writing>()
  readonly #averages = new Map<string, Average>()
  readonly #versions = new Map<Id, number>()
  readonly #listeners = new Set<() => void>()
  /** What the server has of each cell in hand, as far as is known here. */
  readonly #known = new Map<string, Grade | null>()
  /** What was found instead, until it is noted. */
  readonly #newer = new Map<string, NewerGrade>()

  constructor(options: GradesInHandOptions) {
    this.#options = options
    this.#keeper = createValueKeeper<GivenGrade>({
      now: options.now,
      random: options.random,
      onState: (key, state) => this.#note(key, state),
      send: (key, grade) => this.#send(key, grade),
    })
  }

  /** Undefined: nothing was given here since the book was read. */
  gradeOf(cell: Cell): Grade | null | undefined {
    return this.#given.get(keyOf(cell))?.grade
  }

  stateOf(cell: Cell): GradeState | undefined {
    return this.#given.get(keyOf(cell))?.state
  }

  averageOf(pupilId: Id, periodId: Id | null): Average | undefined {
    return this.#averages.get(averageKey(pupilId, periodId))
  }

  writingOf(cell: Cell): Writing | undefined {
    return this.#writing.get(keyOf(cell))
  }

  /** Cells whose grade is on its way, waits or was refused; what is saved is not among them. */
  unsettled(): readonly Given[] {
    return [...this.#given.values()].filter(({ state }) => state.kind !== 'saved')
  }

  hasSaved(): boolean {
    return [...this.#given.values()].some(({ state }) => state.kind === 'saved')
  }

  mistakes(): readonly Writing[] {
    return [...this.#writing.values()].filter(({ mistake }) => mistake !== null)
  }

  /** Another one whenever anything of this pupil's row is: the other rows need no new drawing. */
  rowVersion(pupilId: Id): number {
    return this.#versions.get(pupilId) ?? 0
  }

  hasUnsaved(): boolean {
    return this.unsettled().length > 0 || this.#writing.size > 0
  }

  /** Every key, so that nothing that stands there is lost unasked; draws nothing anew. */
  write(cell: Cell, text: string): void {
    this.#writing.set(keyOf(cell), { cell, text, mistake: null })
  }

  /** The cell was left with what is no grade. */
  refuse(cell: Cell, text: string, mistake: GradeMistake): void {
    this.#writing.set(keyOf(cell), { cell, text, mistake })
    this.#touch(cell.pupilId)
  }

  /** The cell was left as it was. */
  leave(cell: Cell): void {
    if (this.#writing.delete(keyOf(cell))) this.#touch(cell.pupilId)
  }

  /** `read` is what the book had in this cell. */
  give(cell: Cell, grade: Grade | null, read: Grade | null): void {
    const key = keyOf(cell)
    this.#writing.delete(key)
    const before = this.#given.get(key)
    if (before === undefined) this.#known.set(key, read)
    if (before?.state.kind === 'overtaken') {
      this.#given.set(key, { ...before, grade })
      this.#touch(cell.pupilId)
      return
    }
    this.#save(cell, grade)
  }

  /** Both were looked at: the own grade goes over the colleague's. */
  keepOwn(cell: Cell): void {
    const given = this.#given.get(keyOf(cell))
    if (given?.state.kind !== 'overtaken') return
    this.#known.set(keyOf(cell), given.state.newer.grade)
    this.#save(cell, given.grade)
  }

  /** Both were looked at: the colleague's stays. */
  takeNewer(cell: Cell): void {
    const key = keyOf(cell)
    const given = this.#given.get(key)
    if (given?.state.kind !== 'overtaken') return
    const { grade } = given.state.newer
    this.#known.set(key, grade)
    this.#given.set(key, { cell, grade, state: { kind: 'saved' }, atMs: this.#options.now() })
    this.#touch(cell.pupilId)
  }

  #save(cell: Cell, grade: Grade | null): void {
    const key = keyOf(cell)
    this.#given.set(key, { cell, grade, state: { kind: 'saving' }, atMs: this.#options.now() })
    this.#touch(cell.pupilId)
    const was = this.#known.get(key) ?? null
    void this.#keeper.save(key, { ...cell, id: this.#options.mintId(), grade, was })
  }

  /** The book was read again, asked for then: what was saved before is in it. */
  readAnew(askedAtMs: number): void {
    for (const [key, { atMs, state }] of this.#given) {
      if (state.kind === 'saved' && atMs < askedAtMs) this.#given.delete(key)
    }
    this.#averages.clear()
    for (const pupilId of this.#versions.keys()) this.#touch(pupilId)
  }

  retryNow(): void {
    this.#keeper.retryNow()
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #note(key: string, state: KeptState): void {
    const given = this.#given.get(key)
    if (given === undefined) return
    const newer = state.kind === 'refused' ? this.#newer.get(key) : undefined
    const noted: GradeState = newer === undefined ? state : { kind: 'overtaken', newer }
    this.#given.set(key, { ...given, state: noted, atMs: this.#options.now() })
    this.#touch(given.cell.pupilId)
  }

  async #send(key: string, grade: GivenGrade): Promise<ApiResult<unknown>> {
    this.#newer.delete(key)
    // The one before may have got there meanwhile: what it left is what stands now.
    const was = this.#known.get(key) ?? null
    const result = await this.#options.send({ ...grade, was })
    if (!result.ok) return result
    const { averages, newer } = result.value
    for (const one of averages) {
      this.#averages.set(averageKey(one.pupilId, one.periodId), one)
    }
    const [found] = newer
    if (found === undefined) {
      this.#known.set(key, grade.grade)
      return result
    }
    this.#newer.set(key, found)
    return { ok: false, refusal: overtaken }
  }

  #touch(pupilId: Id): void {
    this.#versions.set(pupilId, this.rowVersion(pupilId) + 1)
    for (const listener of [...this.#listeners]) listener()
  }
}

function keyOf({ assessmentId, pupilId }: Cell): string {
  return `${assessmentId} ${pupilId}`
}

function averageKey(pupilId: Id, periodId: Id | null): string {
  return `${pupilId} ${periodId}`
}
