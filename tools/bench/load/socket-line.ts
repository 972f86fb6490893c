/**
 * One member of a room as bytes on a connection: enough of a WebSocket to speak and to hear, and no
 * more, so that thousands of them cost the generator little.
 */
import { connect, type Socket } from 'node:net'

const textOpcode = 1
const binaryOpcode = 2
const pingOpcode = 9
const pongOpcode = 10

export interface SocketEvents {
  onBinary?(message: Buffer): void
  onText?(message: Buffer): void
  /** Everything that came, as it lay on the wire above TCP, in so many frames. */
  onBytes?(bytes: number, frames: number): void
}

export interface SocketLine {
  send(message: Uint8Array): void
  say(message: object): void
  close(): void
}

/** Shows its ticket first; resolves once the server answered in words, rejects where it did not let it in. */
export function openSocketLine(
  to: { readonly port: number; readonly path: string; readonly cookie?: string },
  ticket: object,
  events: SocketEvents,
): Promise<SocketLine> {
  const stream = connect({ port: to.port, host: '127.0.0.1', noDelay: true })
  const line: SocketLine = {
    send: (message) => void stream.write(maskedFrame(binaryOpcode, message)),
    say: (message) =>
      void stream.write(maskedFrame(textOpcode, Buffer.from(JSON.stringify(message)))),
    close: () => stream.destroy(),
  }
  return new Promise((resolve, reject) => {
    stream.on('error', reject)
    stream.on('close', () => reject(new Error('the server closed a line')))
    stream.write(handshakeOf(to))
    stream.once('data', (head) => {
      if (!String(head).startsWith('HTTP/1.1 101')) {
        stream.destroy()
        return
      }
      line.say(ticket)
      readFrames(stream, events, () => resolve(line))
    })
  })
}

function handshakeOf({ cookie, path, port }: Parameters<typeof openSocketLine>[0]): string {
  const key = Buffer.alloc(16).toString('base64')
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${key}`,
    ...(cookie === undefined ? [] : [`Cookie: ${cookie}`, `Origin: http://127.0.0.1:${port}`]),
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

function readFrames(stream: Socket, events: SocketEvents, onAnswered: () => void): void {
  let rest: Buffer = Buffer.alloc(0)
  stream.on('data', (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    let frames = 0
    for (;;) {
      const found = frameAt(bytes, at)
      if (found === null) break
      const inside = bytes.subarray(found.from, found.end)
      if (found.opcode === binaryOpcode) events.onBinary?.(inside)
      else if (found.opcode === textOpcode) {
        onAnswered()
        events.onText?.(inside)
      } else if (found.opcode === pingOpcode) stream.write(maskedFrame(pongOpcode, inside))
      at = found.end
      frames += 1
    }
    rest = bytes.subarray(at)
    events.onBytes?.(chunk.length, frames)
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
