/** A server that hangs: it takes every connection and says nothing. */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export interface SilentServer {
  stop(): Promise<void>
}

export async function startSilentServer(port: number): Promise<SilentServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A browser that gives up breaks the connection.
    socket.on('error', () => undefined)
  })
  server.listen(port)
  await once(server, 'listening')
  return {
    async stop() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
