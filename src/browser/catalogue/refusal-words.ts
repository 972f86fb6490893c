/** The words for a refusal in the language, voice and format of now. */

import type { RefusalWords } from '#browser/catalogue/fr/refusals-fr.ts'
import type { RefusalCode } from '#kernel/refusal-codes.ts'
import type { Words } from './catalogue.ts'
import type { Format } from './format.ts'
import type { Voice } from './speech.ts'

/**
 * A "no" as the browser sees it: a code of the table, or one of three that only a device can
 * know: no answer at all, no answer in time, an answer that nobody of ours wrote.
 */
export interface SaidRefusal {
  readonly code: RefusalCode | 'no_connection' | 'no_answer_in_time' | 'strange_answer'
  /** When it makes sense to try again. */
  readonly retryAfterMs: number | null
}

export interface RefusalSpeech {
  refusal: SaidRefusal
  refusals: Words['refusals']
  general: Words['general']
  voice: Voice
  format: Format
}

export function currentRefusalWords(speech: RefusalSpeech): RefusalWords {
  const { refusal, refusals, general, voice, format } = speech
  const facts = {
    tu: voice === 'tu',
    wait: refusal.retryAfterMs === null ? null : format.duration(refusal.retryAfterMs),
  }
  if (refusal.code === 'no_connection') return general.noConnection(facts)
  if (refusal.code === 'no_answer_in_time') return general.noAnswerInTime(facts)
  // A newer server may know a code that this page does not; a proxy may answer in our place.
  const words = refusal.code === 'strange_answer' ? refusals.internal : refusals[refusal.code]
  return (words ?? refusals.internal)(facts)
}
