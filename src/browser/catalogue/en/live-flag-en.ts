/** English words with which a line of the chat of a live class is pointed out to its adults. */
import type { liveFlagFr } from '#browser/catalogue/fr/live-flag-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const liveFlagEn: Translated<typeof liveFlagFr> = {
  press: 'Report',
  pressOf: (p) => `Report this message of ${p.name}`,
  title: 'Report this message?',
  confirm: 'Report the message',
  means: (p) =>
    p.tu
      ? 'Your teachers in this class will see that you report it, and the head can read it later. No other pupil learns of it.'
      : 'The adults of this class will see that you report it, and the head can read it later. No pupil learns of it.',
  done: 'Reported',
  told: (p) => `A message of ${p.name} is reported.`,
  by: (p) => `by ${p.names}`,
}
