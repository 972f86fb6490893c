/**
 * Appreciations that are written on this device and not read back yet: each pupil's text is saved
 * when its writer pauses or goes on, kept here while the line is away, and never overtaken by an older one.
 * Where a colleague has written since, both texts stay until the writer has chosen.
 */
import type { ApiResult } from '#browser/api/call-api.ts'
import { createValueKeeper, type KeptState, overtaken } from '#browser/teach/value-keeper.ts'
import type { NewerText, WrittenAppreciation } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'

/** So long nothing is typed, and what stands there is sent. */
const pauseMs = 1_200

export interface TextsInHandOptions {
  /** `was` is what the server had when the text was begun. */
  readonly send: (pupilId: Id, text: string, was: string) => Promise<ApiResult<WrittenAppreciation>>
  readonly now: () => number
  readonly random: () => number
}

export type TextState =
  | { readonly kind: 'writing' }
  | KeptState
  /** Somebody else has written since: nothing is sent until the writer has chosen. */
  | { readonly kind: 'overtaken'; readonly newer: NewerText }

interface Held {
  readonly text: string
  readonly state: TextState
  readonly atMs: number
}

export class TextsInHand {
  readonly #options: TextsInHandOptions
  readonly #keeper: ReturnType<typeof createValueKeeper<string>>
  readonly #held = new Map<Id, Held>()
  readonly #pauses = new Map<Id, ReturnType<typeof setTimeout>>()
  /** What the server has of each text in hand, as far as is known here. */
  readonly #known = new Map<Id, string>()
  /** What was found instead, until it is noted. */
  readonly #newer = new Map<Id, NewerText>()
  readonly #listeners = new Set<() => void>()

  constructor(options: TextsInHandOptions) {
    this.#options = options
    this.#keeper = createValueKeeper<string>({
      now: options.now,
      random: options.random,
      onState: (pupilId, state) => this.#note(pupilId, state),
      send: (pupilId, text) => this.#send(pupilId, text),
    })
  }

  /** Undefined: nothing was written here since the page was read. */
  textOf(pupilId: Id): string | undefined {
    return this.#held.get(pupilId)?.text
  }

  /** Of those that the server has not taken. */
  unsettled(): readonly { readonly pupilId: Id; readonly state: TextState }[] {
    return [...this.#held]
      .filter(([, { state }]) => state.kind !== 'saved')
      .map(([pupilId, { state }]) => ({ pupilId, state }))
  }

  hasSaved(): boolean {
    return [...this.#held.values()].some(({ state }) => state.kind === 'saved')
  }

  newerThan(pupilId: Id): NewerText | null {
    const state = this.#held.get(pupilId)?.state
    return state?.kind === 'overtaken' ? state.newer : null
  }

  /** Every key: nothing that stands there is lost. `read` is the text that the page was given. */
  write(pupilId: Id, text: string, read: string): void {
    const held = this.#held.get(pupilId)
    if (held === undefined) this.#known.set(pupilId, read)
    if (held?.state.kind === 'overtaken') {
      this.#held.set(pupilId, { ...held, text })
      this.#tell()
      return
    }
    this.#held.set(pupilId, { text, state: { kind: 'writing' }, atMs: this.#options.now() })
    clearTimeout(this.#pauses.get(pupilId))
    this.#pauses.set(
      pupilId,
      setTimeout(() => this.leave(pupilId), pauseMs),
    )
    this.#tell()
  }

  /** The field was left: what stands there goes at once. */
  leave(pupilId: Id): void {
    clearTimeout(this.#pauses.get(pupilId))
    this.#pauses.delete(pupilId)
    const held = this.#held.get(pupilId)
    if (held?.state.kind !== 'writing') return
    void this.#keeper.save(pupilId, held.text)
  }

  /** Both were looked at: the own text goes over the colleague's. */
  keepOwn(pupilId: Id): void {
    const held = this.#held.get(pupilId)
    if (held?.state.kind !== 'overtaken') return
    this.#known.set(pupilId, held.state.newer.text)
    this.#held.set(pupilId, { ...held, state: { kind: 'writing' } })
    this.leave(pupilId)
  }

  /** Both were looked at: the colleague's text stays, and stands in the field. */
  takeNewer(pupilId: Id): void {
    const held = this.#held.get(pupilId)
    if (held?.state.kind !== 'overtaken') return
    const { text } = held.state.newer
    this.#known.set(pupilId, text)
    this.#held.set(pupilId, { text, state: { kind: 'saved' }, atMs: this.#options.now() })
    this.#tell()
  }

  /** The page was read again, asked for then: what was saved before is in it. */
  readAnew(askedAtMs: number): void {
    for (const [pupilId, { atMs, state }] of this.#held) {
      if (state.kind === 'saved' && atMs < askedAtMs) this.#held.delete(pupilId)
    }
    this.#tell()
  }

  retryNow(): void {
    this.#keeper.retryNow()
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #note(pupilId: Id, state: KeptState): void {
    const held = this.#held.get(pupilId)
    // Written on since: what came of the text before tells nothing of this one.
    if (held === undefined || (held.state.kind === 'writing' && this.#pauses.has(pupilId))) return
    const newer = state.kind === 'refused' ? this.#newer.get(pupilId) : undefined
    const noted: TextState = newer === undefined ? state : { kind: 'overtaken', newer }
    this.#held.set(pupilId, { text: held.text, state: noted, atMs: this.#options.now() })
    this.#tell()
  }

  async #send(pupilId: Id, text: string): Promise<ApiResult<unknown>> {
    this.#newer.delete(pupilId)
    const result = await this.#options.send(pupilId, text, this.#known.get(pupilId) ?? '')
    if (!result.ok) return result
    const { newer } = result.value
    if (newer === null) {
      this.#known.set(pupilId, text)
      return result
    }
    this.#newer.set(pupilId, newer)
    return { ok: false, refusal: overtaken }
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
