/**
 * One member of a room as bytes on a connection: enough of a WebSocket to speak and to hear, and no
 * more, so that thousands of them cost the generator little.
 */
import { connect, type Socket } from 'node:net'
import { soundPath } from '#contract/live-sound.ts'

const textOpcode = 1
const binaryOpcode = 2
const pingOpcode = 9
const pongOpcode = 10

export interface SoundEvents {
  onBundle(bundle: Buffer): void
  /** Everything that came, as it lay on the wire above TCP, in so many frames. */
  onBytes(bytes: number, frames: number): void
}

export interface BenchSoundLine {
  send(bundle: Uint8Array): void
  close(): void
}

/** Resolves once the server let it in; rejects where it did not. */
export function openSoundLine(
  port: number,
  ticket: string,
  events: SoundEvents,
): Promise<BenchSoundLine> {
  const stream = connect({ port, host: '127.0.0.1', noDelay: true })
  const line: BenchSoundLine = {
    send: (bundle) => void stream.write(maskedFrame(binaryOpcode, bundle)),
    close: () => stream.destroy(),
  }
  return new Promise((resolve, reject) => {
    stream.on('error', reject)
    stream.on('close', () => reject(new Error('the relay closed a line')))
    stream.write(handshake)
    stream.once('data', (head) => {
      if (!String(head).startsWith('HTTP/1.1 101')) {
        stream.destroy()
        return
      }
      stream.write(maskedFrame(textOpcode, Buffer.from(JSON.stringify({ ticket }))))
      readFrames(stream, events, () => resolve(line))
    })
  })
}

const handshake =
  `GET ${soundPath} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`

function readFrames(stream: Socket, events: SoundEvents, onText: () => void): void {
  let rest: Buffer = Buffer.alloc(0)
  stream.on('data', (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    let frames = 0
    for (;;) {
      const found = frameAt(bytes, at)
      if (found === null) break
      const inside = bytes.subarray(found.from, found.end)
      if (found.opcode === binaryOpcode) events.onBundle(inside)
      else if (found.opcode === textOpcode) onText()
      else if (found.opcode === pingOpcode) stream.write(maskedFrame(pongOpcode, inside))
      at = found.end
      frames += 1
    }
    rest = bytes.subarray(at)
    events.onBytes(chunk.length, frames)
  })
}

/** Lengths of eight bytes do not occur. */
function frameAt(bytes: Buffer, at: number) {
  if (bytes.length < at + 2) return null
  const short = bytes[at + 1] ?? 0
  const from = at + (short === 126 ? 4 : 2)
  if (bytes.length < from) return null
  const end = from + (short === 126 ? bytes.readUInt16BE(at + 2) : short)
  return bytes.length < end ? null : { opcode: (bytes[at] ?? 0) & 0x0f, from, end }
}

/** Masked with zeros, as RFC 6455 lets a client choose: the bytes stay as they are. */
function maskedFrame(opcode: number, inside: Uint8Array): Buffer {
  const isShort = inside.length < 126
  const frame = Buffer.alloc((isShort ? 6 : 8) + inside.length)
  frame[0] = 0x80 | opcode
  frame[1] = 0x80 | (isShort ? inside.length : 126)
  if (!isShort) frame.writeUInt16BE(inside.length, 2)
  frame.set(inside, frame.length - inside.length)
  return frame
}
