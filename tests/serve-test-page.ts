/** Serves a page that tests have of their own, built and headed as the product's pages are, with doors for sockets. */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import type { TestContext } from 'node:test'
import fastify from 'fastify'
import { build, loadConfigFromFile } from 'vite'
import { installFolder } from '#engine/config/config.ts'
import { securityHeaders } from '#engine/http/security-headers.ts'
import { serveClient } from '#engine/http/serve-client.ts'
import { type KnownDoors, openKnownDoors } from '#engine/socket/known-doors.ts'
import { openSocketDoors } from '#engine/socket/socket-doors.ts'

export interface TestPage {
  /** Whoever opens such a page is known to them, as one and the same `visitor`. */
  readonly doors: KnownDoors
  readonly address: string
}

/** `name`: of its folder in `tests/`. `fails` says which files cannot be had at this moment. */
export async function serveTestPage(
  context: TestContext,
  name: string,
  fails: (path: string) => boolean = () => false,
): Promise<TestPage> {
  const folder = await mkdtemp(join(tmpdir(), 'preau-page-'))
  const config = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    join(installFolder, 'vite.config.ts'),
  )
  await build({
    configFile: false,
    root: join(installFolder, 'tests', name),
    logLevel: 'error',
    worker: config?.config.worker ?? {},
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0 },
  })
  const app = fastify()
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(false))
    if (fails(request.url)) return reply.code(503).send()
  })
  await serveClient(app, { folder })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const doors = openSocketDoors(app.server, () => false)
  // Pages that are still open would keep the server from closing.
  const streams = new Set<Duplex>()
  app.server.on('upgrade', (_request, stream) => streams.add(stream))
  context.after(async () => {
    doors.close()
    for (const stream of streams) stream.destroy()
    app.server.closeAllConnections()
    await app.close()
    await rm(folder, { recursive: true })
  })
  const { port } = app.server.address() as AddressInfo
  const known = openKnownDoors(doors, async () => 'visitor')
  return { doors: known, address: `http://127.0.0.1:${port}/` }
}
