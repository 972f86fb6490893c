/**
 * What a live room asks of whatever carries its sound and pictures. Rooms and members are names and
 * numbers: an engine knows no school. A ticket lives `liveTicketMsMax`, serves once, and never rides in
 * an address. An engine that dies says nothing of the room: members stay in it.
 */
import type { CameraKind } from '#contract/live-camera.ts'

/**
 * What one member may do; without `maySpeak` not one packet of the member passes. For an engine of full
 * video they say who may see cameras, and who may show one.
 */
export interface MediaGrants {
  readonly mayHear: boolean
  readonly maySpeak: boolean
  /** The part of the room that the member hears and is heard in; null or absent: the room itself. */
  readonly circle?: number | null
  /** Is heard in every part, not in the own one alone. */
  readonly reachesAll?: boolean
  /** For an engine of full video, as what the camera is seen; absent: as an adult's. */
  readonly as?: CameraKind
}

/** Whether what one member says is for the other. */
export function isHeardBy(speaker: MediaGrants, listener: MediaGrants): boolean {
  const isTogether = (speaker.circle ?? null) === (listener.circle ?? null)
  return listener.mayHear && (isTogether || speaker.reachesAll === true)
}

/** Hears a bundle as it is handed on, with its speaker written in; the bytes are good during the call alone. */
export type VoiceListener = (speaker: number, bundle: Uint8Array) => void

export interface MediaEngine {
  /**
   * A ticket for a member's socket, good for whoever the doors know by the name `who` alone; a newer socket
   * of the same member takes over. Opens the room where it is not.
   */
  invite(roomId: string, member: number, grants: MediaGrants, who: string): string
  /** From the next packet on; a member who is not there keeps it for later. */
  setGrants(roomId: string, member: number, grants: MediaGrants): void
  /** Cuts the member's socket and forgets unused tickets. */
  expel(roomId: string, member: number): void
  /** Cuts everybody. */
  closeRoom(roomId: string): void
  /** Cuts every room, for the end of the process. */
  close(): void
}

/** The one that carries voices always, whatever else does. */
export interface SoundEngine extends MediaEngine {
  /** Hears every voice that passes in the room itself, none of its parts, until null is set or it is closed. */
  listen(roomId: string, listener: VoiceListener | null): void
}
