/**
 * Appreciations that are written on this device and not read back yet: each pupil's text is saved
 * when its writer pauses or goes on, kept here while the line is away, and never overtaken by an older one.
 */
import type { ApiResult } from '#browser/api/call-api.ts'
import { createValueKeeper, type KeptState } from '#browser/teach/value-keeper.ts'
import type { Id } from '#kernel/ids.ts'

/** So long nothing is typed, and what stands there is sent. */
const pauseMs = 1_200

export interface TextsInHandOptions {
  readonly send: (pupilId: Id, text: string) => Promise<ApiResult<unknown>>
  readonly now: () => number
  readonly random: () => number
}

export type TextState = { readonly kind: 'writing' } | KeptState

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
  readonly #lastSent = new Map<Id, Promise<unknown>>()
  readonly #listeners = new Set<() => void>()

  constructor(options: TextsInHandOptions) {
    this.#options = options
    this.#keeper = createValueKeeper<string>({
      now: options.now,
      random: options.random,
      onState: (pupilId, state) => this.#note(pupilId, state),
      send: (pupilId, text) => this.#sendInTurn(pupilId, text),
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

  /** Every key: nothing that stands there is lost. */
  write(pupilId: Id, text: string): void {
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
    this.#held.set(pupilId, { text: held.text, state, atMs: this.#options.now() })
    this.#tell()
  }

  /** One after the other for each pupil. */
  #sendInTurn(pupilId: Id, text: string): Promise<ApiResult<unknown>> {
    const before = this.#lastSent.get(pupilId) ?? Promise.resolve()
    const sent = before.then(() => this.#options.send(pupilId, text))
    this.#lastSent.set(pupilId, sent)
    return sent
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
