/**
 * One member's socket of sound or of moving pictures, from the ticket to its end. What is old is worth
 * nothing: what a line cannot take now is left out for it, and nobody else waits.
 */
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { standingEveryMs } from '#contract/live-sound.ts'
import type { SoundStanding } from '#contract/sound-standing.ts'
import { type BundleMeter, createBundleMeter } from './bundle-meter.ts'
import { frameWord } from './frame-once.ts'

export interface SocketLimits {
  /** What may wait in this process; what lies behind that is old when it comes. */
  readonly backlogBytesMax: number
  /**
   * A ping that waits so long stands behind as much that the kernel already holds, where nobody can see
   * it: until the answer comes, more would only be late.
   */
  readonly behindMs: number
  /** Whether a late packet is worth a tail. */
  readonly hasTail: boolean
}

/** About five seconds of one voice. */
const voiceLimits: SocketLimits = { backlogBytesMax: 16 * 1024, behindMs: 1_500, hasTail: true }
/** Who is behind for so long is cut, and comes back over a line of its own choice. */
const behindMsMax = 15_000
/** Who answers no ping for so long is gone. */
const silentMsMax = 20_000
/**
 * A line on which a lost packet makes its bundle late: what was lost is known to be lost when something
 * that was sent after it came, and the next bundle is 120 ms away. So a tail follows each bundle in a
 * packet of its own, 54 bytes with TCP and IP: a bundle comes again one round trip later, and not two.
 */
const longRoundTripMs = 120
/**
 * A way is as long as its quickest round trip; what was quick once is forgotten little by little. A process
 * that was busy for a moment makes no way long: with tails it would write twice as much just then.
 */
const tripGrowth = 1.5
/** A pong that nobody asked for (RFC 6455, section 5.5.3): nothing answers it. */
const tail = Buffer.from([0x8a, 0])
/** A ping without a word, as it lies on the wire: the same for everybody. */
const ping = Buffer.from([0x89, 0])
/** How long somebody who was told to go may take to do so. */
const closeMsMax = 1_000

export interface SoundSocket {
  readonly meter: BundleMeter
  /** Writes a frame as it is; false: left out, because the line is behind. */
  hand(frame: Buffer, nowMs: number): boolean
  tell(standing: SoundStanding, nowMs: number): void
  /** A word in text, where members hear more than their standing. */
  say(word: object): void
  /** Every few seconds: asks whether the line lives, and says whether to tell the standing again. */
  check(nowMs: number): 'fine' | 'tell' | 'gone'
  end(code: number): void
  /** At once and without a word. */
  cut(): void
}

export function createSoundSocket(
  socket: WebSocket,
  stream: Duplex,
  nowMs: () => number,
  { backlogBytesMax, behindMs, hasTail }: SocketLimits = voiceLimits,
): SoundSocket {
  let pingSentAtMs: number | null = null
  let behindSinceMs: number | null = null
  let toldAtMs = nowMs()
  let roundTripMs = 0
  let isSpared = false
  socket.on('pong', () => {
    if (pingSentAtMs === null) return
    const tripMs = nowMs() - pingSentAtMs
    roundTripMs = roundTripMs === 0 ? tripMs : Math.min(tripMs, roundTripMs * tripGrowth)
    pingSentAtMs = null
  })

  const isBehind = (now: number): boolean =>
    stream.writableLength > backlogBytesMax ||
    (pingSentAtMs !== null && now - pingSentAtMs > behindMs)

  return {
    meter: createBundleMeter(toldAtMs),
    hand(frame, now) {
      if (socket.readyState !== WebSocket.OPEN) return false
      if (!isBehind(now)) {
        behindSinceMs = null
        // Past the library, which would make every listener a frame of their own. Nothing of its own
        // can lie half written: without compression it writes each frame at once.
        stream.write(frame)
        if (hasTail && roundTripMs > longRoundTripMs) stream.write(tail)
        return true
      }
      behindSinceMs ??= now
      if (now - behindSinceMs > behindMsMax) socket.terminate()
      return false
    },
    tell(standing, now) {
      toldAtMs = now
      if (socket.readyState === WebSocket.OPEN) stream.write(frameWord(standing))
    },
    say(word) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(word))
    },
    check(now) {
      if (pingSentAtMs !== null) return now - pingSentAtMs > silentMsMax ? 'gone' : 'fine'
      // A ping and its answer cost the process as much as four bundles: who is near is asked half as often.
      isSpared = !isSpared && roundTripMs > 0 && roundTripMs <= longRoundTripMs
      if (!isSpared) {
        pingSentAtMs = now
        if (socket.readyState === WebSocket.OPEN) stream.write(ping)
      }
      return now - toldAtMs >= standingEveryMs - 1_000 ? 'tell' : 'fine'
    },
    end: (code) => endSocket(socket, code),
    cut: () => socket.terminate(),
  }
}

/** Says why, and waits no longer than a moment for the other side to agree. */
export function endSocket(socket: WebSocket, code: number): void {
  socket.close(code)
  setTimeout(() => socket.terminate(), closeMsMax).unref()
}
