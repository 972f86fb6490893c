/**
 * What a live room asks of whatever carries its sound and pictures. Rooms and members are names and
 * numbers: an engine knows no school. A ticket lives `liveTicketMsMax`, serves once, and never rides in
 * an address. An engine that dies says nothing of the room: members stay in it.
 */

/**
 * What one member may do; without `maySpeak` not one packet of the member passes. For an engine of full
 * video they say who may see cameras, and who may show one.
 */
export interface MediaGrants {
  readonly mayHear: boolean
  readonly maySpeak: boolean
}

/** Hears a bundle as it is handed on, with its speaker written in; the bytes are good during the call alone. */
export type VoiceListener = (speaker: number, bundle: Uint8Array) => void

export interface MediaEngine {
  /** A ticket for a member's socket; a newer socket of the same member takes over. Opens the room where it is not. */
  invite(roomId: string, member: number, grants: MediaGrants): string
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
  /** Hears every voice of the room that passes, from now until null is set or the room is closed. */
  listen(roomId: string, listener: VoiceListener | null): void
}
