/**
 * Sound of a live class on the wire. A page opens the socket `soundPath`, sends its ticket as a first
 * text message `{ "ticket": "…" }`, and from then on binary messages go both ways: bundles of Opus
 * frames, mono, 48 kHz. The server writes the speaker into a bundle and hands it on as it came. Text
 * messages of the server say how the member stands (`sound-standing.ts`); a page sends no other.
 *
 * A bundle, numbers with the high byte first:
 *
 * | Bytes | Holds |
 * | --- | --- |
 * | 0 | format, 1 |
 * | 1 | milliseconds of each frame: 20, 40 or 60 |
 * | 2–3 | speaker: the member's number in the room; 0 on the way up |
 * | 4–7 | number of the bundle, from 0, by one speaker since the microphone was opened |
 * | 8–11 | time of the first frame in samples of 48 kHz; runs on while the microphone is closed |
 * | 12 | frames, 1 to 6 |
 * | 13 … | per frame two bytes of length, then all frames one after another |
 */

export const soundPath = '/api/live/sound'
export const soundFormat = 1
export const soundRateHz = 48_000
export const bundleHeaderBytes = 13
export const framesOfBundleMax = 6
/** Largest bundle that the server hands on, in bytes: 6 frames of 60 ms at 24 kbit/s and a half more. */
export const bundleBytesMax = 1_800
/** Usual length of a frame and of a bundle: few packets, little delay. */
export const frameMsUsual = 60
export const bundleMsUsual = 120
/** Bits a second of a voice. */
export const voiceBitsPerSecond = 16_000

/** How often the server says how a member stands: who hears nothing for twice as long has lost the line. */
export const standingEveryMs = 10_000

/** Why the server ended a socket, as its close code; any other end is a lost line. */
export const soundEndCodes = {
  /** The ticket is not good, or the room does not hold the member any longer. */
  refused: 4_401,
  /** A newer socket of the same member took over. */
  moved: 4_409,
} as const
