/** English words of the captions of a live class. */
import type { liveCaptionsFr } from '#browser/catalogue/fr/live-captions-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const liveCaptionsEn: Translated<typeof liveCaptionsFr> = {
  title: 'Live captions',
  show: 'Captions',
  nothing: 'What is said will be written here.',
  means: (p) =>
    p.tu
      ? 'Your teacher’s device writes what it hears: it can be wrong. Nothing is kept.'
      : 'The teacher’s device writes what it hears: it can be wrong. Nothing is kept.',
  own: 'Caption my voice',
  ownMeans:
    'Your device itself writes what you say in French; your voice is sent to no recognition service. Pupils who wish read the captions. Nothing is kept.',
  preparing: 'Your browser is installing the recognition of French…',
  deaf: 'The captions wait for your microphone: open it.',
  hearing: 'What the class can read:',
  failed:
    'This browser cannot recognise your voice on this device: the class goes on without captions.',
}
