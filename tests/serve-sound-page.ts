/** Serves the page around the sound of a room, built as the product's pages are, with the product's engine. */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import fastify from 'fastify'
import { build, loadConfigFromFile } from 'vite'
import { installFolder } from '#engine/config/config.ts'
import { securityHeaders } from '#engine/http/security-headers.ts'
import { serveClient } from '#engine/http/serve-client.ts'
import { openFrugalEngine } from '#engine/media/frugal-engine.ts'
import { openSocketDoors } from '#engine/socket/socket-doors.ts'
import { systemRandom } from '#kernel/random.ts'

export async function serveSoundPage(context: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'preau-sound-'))
  const config = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    join(installFolder, 'vite.config.ts'),
  )
  await build({
    configFile: false,
    root: join(installFolder, 'tests/sound-page'),
    logLevel: 'error',
    worker: config?.config.worker ?? {},
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0 },
  })
  const app = fastify()
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders(false))
  })
  await serveClient(app, { folder })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const doors = openSocketDoors(app.server, () => false)
  const engine = openFrugalEngine(doors, { random: systemRandom })
  context.after(async () => {
    engine.close()
    doors.close()
    app.server.closeAllConnections()
    await app.close()
    await rm(folder, { recursive: true })
  })
  const { port } = app.server.address() as AddressInfo
  return { engine, address: `http://127.0.0.1:${port}/` }
}
