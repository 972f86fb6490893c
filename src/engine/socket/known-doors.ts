/**
 * Doors of sockets for people who are known: who comes is asked before anything is opened for them, so
 * that a crowd of strangers takes no place and costs next to nothing.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { refuseUpgrade, type SocketDoors } from './socket-doors.ts'

/** The same name for everybody who comes as the same person; null: nobody is signed in there. */
export type WhoComes = (request: IncomingMessage) => Promise<string | null>

/** A handshake, and who it is. */
export interface KnownUpgrade {
  readonly request: IncomingMessage
  readonly stream: Duplex
  readonly head: Buffer
  readonly who: string
}

export interface KnownDoors {
  /** One path, one taker. Gives back how to close it again. */
  openToKnown(path: string, take: (upgrade: KnownUpgrade) => void): () => void
}

export function openKnownDoors(doors: SocketDoors, whoComes: WhoComes): KnownDoors {
  return {
    openToKnown: (path, take) =>
      doors.open(path, async (request, stream, head) => {
        const who = await whoComes(request)
        if (who === null) refuseUpgrade(stream, 401)
        else take({ request, stream, head, who })
      }),
  }
}
