/** A way to the test server's database that can fall silent: it stays open, and nothing passes any more. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { TestContext } from 'node:test'
import type { Connection, ConnectionSource } from '#engine/database/connection.ts'

export interface DarkeningWay {
  /** The same database, reached over this way. */
  readonly source: ConnectionSource
  /** Of all connections that there are, and of new ones. */
  setDark(isDark: boolean): void
  /** How many are open. */
  open(): number
}

export async function openDarkeningWay(
  context: Pick<TestContext, 'after'>,
  source: ConnectionSource,
): Promise<DarkeningWay> {
  let isDark = false
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(placeOf(source))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('data', (bytes) => void (isDark || other.write(bytes)))
      one.on('close', () => {
        sockets.delete(one)
        // A host that is gone hears of nothing.
        if (!isDark) other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  context.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    source: throughPort(source, port),
    setDark(next) {
      isDark = next
    },
    open: () => sockets.size / 2,
  }
}

function throughPort(source: ConnectionSource, port: number): ConnectionSource {
  if (typeof source !== 'string') return { ...source, host: '127.0.0.1', port }
  const url = new URL(source)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return url.href
}

function placeOf(source: ConnectionSource): { path: string } | Pick<Connection, 'host' | 'port'> {
  if (typeof source === 'string') {
    const { hostname, port } = new URL(source)
    return { host: hostname, port: Number(port || 5_432) }
  }
  const { host, port } = source
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
}
