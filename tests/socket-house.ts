/** A server of sockets alone, for tests of whatever stands behind its doors. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { TestContext } from 'node:test'
import { type ClientOptions, WebSocket } from 'ws'
import { type KnownDoors, openKnownDoors } from '#engine/socket/known-doors.ts'
import { openSocketDoors, type SocketDoors } from '#engine/socket/socket-doors.ts'

export interface SocketHouse {
  readonly port: number
  /** A socket to the path, by somebody new unless a cookie is given, and with which code it ends. */
  connect(
    path: string,
    options?: ClientOptions,
  ): { readonly socket: WebSocket; readonly ended: Promise<number> }
}

/** For these doors a cookie is a person's name, and who brings none is a stranger. */
const whoByCookie = async ({ headers }: IncomingMessage): Promise<string | null> =>
  headers.cookie || null

/** `open`: what stands behind the doors; plain requests hear `here`. All of it is closed with the test. */
export async function openSocketHouse<Inside extends { close(): void }>(
  context: TestContext,
  open: (doors: SocketDoors & KnownDoors) => Inside,
  isForeign: (request: IncomingMessage) => boolean = () => false,
): Promise<SocketHouse & { readonly inside: Inside }> {
  const server = createServer((_, reply) => reply.end('here'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const doors = openSocketDoors(server, isForeign)
  const inside = open({ ...doors, ...openKnownDoors(doors, whoByCookie) })
  const sockets: WebSocket[] = []
  // A server waits for them, whoever is at the other end.
  const streams = new Set<Duplex>()
  server.on('upgrade', (_request, stream) => streams.add(stream))
  context.after(async () => {
    for (const socket of sockets) socket.terminate()
    inside.close()
    doors.close()
    for (const stream of streams) stream.destroy()
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return {
    inside,
    port,
    connect(path, options) {
      const headers = { cookie: `visitor ${sockets.length}`, ...options?.headers }
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { ...options, headers })
      sockets.push(socket)
      socket.on('error', () => undefined)
      return { socket, ended: new Promise((done) => socket.on('close', done)) }
    },
  }
}
