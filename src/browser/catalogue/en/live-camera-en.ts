/** English words of the cameras of a live class, and of what its line bears. */
import type { liveCameraFr, liveQualityFr } from '#browser/catalogue/fr/live-camera-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const liveCameraEn: Translated<typeof liveCameraFr> = {
  title: 'Cameras',
  signs: 'Sign-language interpreter',
  turnOn: 'Turn my camera on',
  turnOff: 'Turn my camera off',
  on: 'Camera on',
  onHeldBack: 'Camera waiting',
  self: 'Your picture, as in a mirror',
  means: {
    camera: 'The class sees you. Your picture is not recorded.',
    interpreter: 'Your picture goes to whoever asks for the interpreter. It is not recorded.',
  },
  asking: 'The browser asks whether it may take your camera…',
  held_back:
    'The class does not see you at the moment: the connection is poor, or you spare it. Your voice goes first; the picture comes back by itself.',
  denied: 'The camera stays off: the browser did not allow it.',
  absent: 'No camera answers: there is none, or another program uses it.',
  unsupported: 'This browser cannot send the camera. Voice, board and slides work.',
  ended:
    'Your camera has gone off: another one is on, or the connection was cut. Turn it on again if need be.',
  cannotSee: 'This browser cannot show this camera. Sound and board work.',
  coming: 'The picture is on its way…',
  shownBy: (p) => `The camera of ${p.name} is on.`,
  over: 'The camera is off.',
  interpreter: (p) => `${p.name}, interpreter`,
  picture: {
    camera: (p) => `Camera of ${p.name}`,
    interpreter: (p) => `Sign-language interpreter: ${p.name}`,
  },
  larger: 'Enlarge',
  smaller: 'Make smaller',
  hide: 'Hide',
  show: { camera: 'See the camera', interpreter: 'See the interpreter' },
  interprets: (p) => `${p.name} interprets into sign language.`,
  waits: (p) => `The camera of ${p.name} is on; it is not received here at the moment.`,
  few: (p) =>
    `${p.count} pictures a second arrive: signs are hard to read. The connection or the device is probably too weak.`,
}

export const liveQualityEn: Translated<typeof liveQualityFr> = {
  title: 'Connection',
  save: 'Spare my connection',
  saving:
    'Sound and board only: neither camera nor shared screen are asked for. An interpreter whom one watches stays.',
  level: {
    video: () => 'Everything comes: sound, board and pictures.',
    stills: () =>
      'Your connection is poor: the camera waits, the shared screen comes as stills. It comes back by itself.',
    sound: () =>
      'Your connection is poor: sound and board go first. Pictures come back by themselves.',
  },
}
