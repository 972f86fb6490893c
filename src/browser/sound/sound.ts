/** The sound of a room as a page has it: whom one hears, and one's own microphone. */
import type { MicrophoneState } from './microphone.ts'

export interface SoundState {
  /** `lost`: it comes back by itself, with jitter. `refused`: a new ticket is needed. */
  readonly line: 'opening' | 'open' | 'lost' | 'refused' | 'closed'
  /** Open, and heard by the others as far as the room grants it. */
  readonly isMicrophoneOn: boolean
  readonly microphone: MicrophoneState | 'unsupported'
  /** What makes the voices heard did not come yet; it is asked for again. */
  readonly isMissing: boolean
  /** The browser wants a press before anything sounds. */
  readonly needsPress: boolean
  /** Members who are heard at this moment. */
  readonly speaking: readonly number[]
  /** Own loudness, 0 to 1, while the microphone is on. */
  readonly level: number
  /** Of the bundles of the last seconds, percent that came after their turn. */
  readonly latePercent: number
  /** How far behind the speaker voices are kept now, so that they come in time; 0 while nobody speaks. */
  readonly behindMs: number
}

/** How the sound of a room comes. */
export type SoundNow = Pick<SoundState, 'latePercent' | 'behindMs'>

export interface Sound {
  current(): SoundState
  /** Told after each change, at most every 100 ms. Gives back how to stop. */
  subscribe(listen: () => void): () => void
  /** Off on entry. Asks for the microphone on first use. */
  setMicrophone(isOn: boolean): Promise<void>
  /** The microphone while it is on; it stays the sound's. */
  ownVoice(): MediaStreamTrack | null
  /** Members whose voices this page hears another way: until told otherwise they are followed, and not heard. */
  leaveOut(members: readonly number[]): void
  /** In the handler of a press: lets the browser sound. */
  allow(): Promise<void>
  /** Where something is missing: asks for it at once. */
  again(): void
  /** After `refused`: goes on with this ticket. */
  renew(ticket: string): void
  close(): void
}

/** What `openSound` of `open-sound.ts` is given. */
export interface SoundOptions {
  readonly lessonId: string
  readonly ticket: string
}
