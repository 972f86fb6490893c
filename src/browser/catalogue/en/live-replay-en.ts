/** English words of a recorded class. */
import type { liveReplayFr } from '#browser/catalogue/fr/live-replay-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const liveReplayEn: Translated<typeof liveReplayFr> = {
  title: 'See the class again',
  see: 'See the recorded class again',
  perhaps: 'See it again, if it was recorded',
  remove: 'Delete the recording',
  removeAsk: 'Delete this recording?',
  removeMeans: 'Nobody will be able to see this class again.',
  none: 'This class was not recorded, or its recording is deleted.',
  removed: 'The recording is deleted.',
  controls: 'Player',
  play: 'Play',
  pause: 'Pause',
  where: 'Moment of the class',
  moment: ({ minutes, seconds }) =>
    minutes === 0
      ? `${seconds}\u00a0s`
      : `${minutes}\u00a0min\u00a0${String(seconds).padStart(2, '0')}\u00a0s`,
  place: ({ place, length }) => `${place} of ${length}`,
  speed: 'Speed',
  times: ({ times }) => `${times}×`,
  turns: 'Pages turned during the class',
  turn: ({ page, place }) => `Page ${page}, at ${place}`,
  cut: 'Some sound is missing',
  cutMeans: ({ from, until }) =>
    `What was said from ${from} to ${until} could not be kept: the server had no room left.`,
  goes: ({ on }) => `This recording goes on ${on}.`,
  keep: {
    start: (p) => `Keep on this device, about ${p.size}`,
    fetching: 'The class is coming onto this device',
    stop: 'Stop',
    kept: 'Kept on this device: it can be seen again without a connection.',
    forget: 'Remove from this device',
    full: () => 'There is not enough room on your device. Nothing was kept.',
    stopped: () => 'Not everything came. Try again: what is here is not asked for twice.',
  },
}
