/**
 * Serves the built client: hashed assets for a year, the shell for every page's path. An unknown
 * path gets the shell too, which says in words what happened; never a bare error.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { wasmWorkerPolicy, workerPolicy } from './security-headers.ts'
import { sendRefusal } from './send-refusal.ts'

/** Pages have no ending; what has one is a file, and a file that is not there is a 404. */
const fileNamePattern = /\.[A-Za-z0-9]{1,8}$/
/** Also as it lies there packed. */
const workerPattern = /\.worker\.js(?:\.(?:br|gz))?$/
/** Of those, what is named after its codec: `decode-wasm-worker-….worker.js`. */
const wasmWorkerPattern = /-wasm-worker-[^/]+$/
const assetMaxAgeMs = 365 * 24 * 3_600_000

export interface ClientFiles {
  /** The folder that the client's build wrote. */
  readonly folder: string
}

export async function serveClient(app: FastifyInstance, client: ClientFiles): Promise<void> {
  const shellPath = join(client.folder, 'index.html')
  if (!existsSync(shellPath)) throw new Error(`the client is not built: no ${shellPath}`)
  const shell = await readFile(shellPath)

  await app.register(fastifyStatic, {
    root: client.folder,
    index: false,
    serve: false,
    immutable: true,
    maxAge: assetMaxAgeMs,
    // Only names that carry their content's hash may stay for a year.
    setHeaders: (reply, path) => {
      if (!path.includes('/assets/')) reply.header('cache-control', 'no-cache')
      if (!workerPattern.test(path)) return
      const policy = wasmWorkerPattern.test(path) ? wasmWorkerPolicy : workerPolicy
      reply.header('content-security-policy', policy)
    },
    preCompressed: true,
  })
  // By a route of its own, the library would list the folder at every file, to find names that a disk spells
  // otherwise: two thousand names for each of the hundred files that a device fetches. Here none is secret.
  app.get('/*', (request, reply) => reply.sendFile((request.params as { '*': string })['*']))
  app.get('/', (_request, reply) => sendShell(reply, shell, 200))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const wantsPage = request.method === 'GET' && !path.startsWith('/api/')
    if (!wantsPage) return sendRefusal(request, reply, { code: 'not_found' })
    return sendShell(reply, shell, fileNamePattern.test(path) ? 404 : 200)
  })
}

function sendShell(reply: FastifyReply, shell: Buffer, status: number): FastifyReply {
  return reply
    .status(status)
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(shell)
}
