/** English words of the recorder. */
import type { recordingFr } from '#browser/catalogue/fr/recording-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const recordingEn: Translated<typeof recordingFr> = {
  title: 'Record a sound',
  start: 'Record',
  startHint: (p) =>
    `${p.max} at most. The microphone opens only with this press, and nothing leaves before “Keep”.`,
  asking: 'The browser asks for the microphone…',
  time: 'Length',
  timeOf: (p) => `${p.at} of ${p.max}`,
  level: 'Sound level',
  ears: {
    begun: 'The recording has begun.',
    hears: 'The microphone hears well.',
    silent: 'The microphone hears next to nothing: come closer, or speak up.',
  },
  paused: 'Paused: nothing is being recorded.',
  pause: 'Pause',
  resume: 'Go on',
  stop: 'Stop',
  limit: (p) =>
    `The limit of ${p.max} is reached: the recording has stopped. Everything before is there.`,
  recorded: (p) => `Recorded: ${p.time}. Listen before you keep it.`,
  listen: 'The recording, to listen to',
  keep: 'Keep',
  keeping: 'Sending the sound…',
  wordsNext: 'Then come its words, for those who cannot hear.',
  again: 'Start again',
  leave: 'Do not keep',
  lose: {
    title: 'Erase this recording?',
    means: 'It is nowhere else yet: once erased, it does not come back.',
    confirm: 'Erase',
  },
  fileName: (p) => `Recording of ${p.day}`,
  otherWay: 'Or send a sound file',
  otherWayHint: 'MP3, M4A, OGG, WAV or FLAC, at most 30 MB.',
  troubles: {
    unsupported: {
      what: 'This browser cannot record.',
      todo: 'It takes an https address and a recent browser. The other way stays open: record with the phone, then send the file below.',
    },
    refused: {
      what: 'Préau may not use the microphone, and nothing was recorded.',
      todo: "Allow it for this site in the browser's settings, then press again. Or send a sound file, below.",
    },
    no_microphone: {
      what: 'No microphone was found.',
      todo: 'Plug one in, then press again. Or record with the phone and send the file, below.',
    },
    unavailable: {
      what: 'The microphone did not answer.',
      todo: 'Another program may hold it: close that, then press again. Or send a sound file, below.',
    },
  },
}
