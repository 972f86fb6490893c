/**
 * What stops a command before it has begun: a bad setting, a full disk, a port that is taken.
 * Whoever started the command reads these sentences, so they are plain, in French first and
 * English beside, and say what to do next.
 */
import { typesetFrench } from '#kernel/typeset-french.ts'

export interface PlainWords {
  /** One or two sentences: what happened, and what to do. */
  readonly french: string
  readonly english: string
}

/** An error whose message is meant for the person at the keyboard; it needs no stack. */
export class PlainError extends Error {
  readonly french: string
  readonly english: string

  constructor(words: PlainWords, options?: { cause?: unknown }) {
    const french = typesetFrench(words.french)
    super(`${french}\n${words.english}`, options)
    this.name = 'PlainError'
    this.french = french
    this.english = words.english
  }
}
