/** How much is recorded in place: for the device that records, and for who says so. */

/** Longest recording, in seconds; at the limit it stops, and what was said is kept. */
export const recordingSecondsMax = 600
/** Bits of one second: speech is clear, and ten minutes stay below 4 MB. */
export const recordingBitsPerSecond = 48_000
