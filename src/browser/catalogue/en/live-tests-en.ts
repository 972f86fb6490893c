/** English words of the tests before a live class. */
import type { liveTestsFr } from '#browser/catalogue/fr/live-tests-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const liveTestsEn: Translated<typeof liveTestsFr> = {
  title: 'Check my sound and my connection',
  hear: 'Hear',
  hearMeans: () =>
    'You should hear two notes. If not, turn the volume up, or see whether headphones are plugged in.',
  playNotes: 'Play two notes',
  voice: 'My voice',
  voiceMeans: () => 'Speak for three seconds: then you hear yourself. Nothing leaves this device.',
  record: 'Speak for 3 seconds',
  asking: 'The browser asks whether this page may use the microphone: answer “Allow”.',
  speak: () => 'Speak now…',
  playing: () => 'This is your voice.',
  heard: () => 'Your microphone works: you are heard well.',
  tooQuiet: () =>
    'You are hardly heard: come nearer to the microphone, or turn it up in the settings of the device.',
  silent: () =>
    'Nothing comes from the microphone: see whether it is muted on the headset or the device.',
  denied: () =>
    'Your microphone is not allowed: press the sign to the left of the page’s address, allow the microphone, then try again. Without it you can still listen and write.',
  absent: () =>
    'No microphone was found: plug in a headset, or close the other program that uses it. Without it you can still listen and write.',
  failed: 'This test could not open. Trying again usually helps.',
  line: 'My connection',
  measure: 'Measure the connection',
  measuring: 'Measuring: half a minute at most…',
  lineIs: {
    good: () => 'The connection is good: the whole class will work.',
    slow: () => 'The connection is slow: the class will work with sound and board.',
    poor: () =>
      'The connection is very slow: board and chat will work, the sound may break. Move nearer to the router, or close what is downloading.',
    none: () =>
      'The server does not answer: see whether the device is connected, then try again in a minute.',
  },
  way: {
    direct: () => 'The direct line opens: the class will take it.',
    longer: () =>
      'This network blocks the direct line: the class will take a longer way. Everything will work, a little later.',
    unknown: (p) =>
      p.tu
        ? 'This network does not let the class through. Try another network, or tell your teacher.'
        : 'This network does not let the class through. Try another network, or tell whoever looks after it.',
  },
  measured: (p) => `Round trip: ${p.ms} ms. Received: ${p.kbit} kbit/s.`,
}
