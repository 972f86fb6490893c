/**
 * The public log as C2SP tlog-tiles serves it, below `/journal`: files that say nothing of anybody,
 * for whoever wants to check that nothing was rewritten.
 */

import Type from 'typebox'
import { serverPages } from '#contract/server-pages.ts'
import { type AccessRule, defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { readCheckpoint } from './log-checkpoint.ts'
import { folderSource } from './log-source-store.ts'
import { predecessorFile } from './opened-succession.ts'
import { readTilePath, widthInTree } from './tile-path.ts'

/** From one address: who checks a whole log reads it file by file. */
const readsPerMinute = 6_000
const pathLengthMax = 60
/** Tiles never change. */
const forever = { 'cache-control': 'public, max-age=31536000, immutable' }
/** A checkpoint does, every ten seconds. */
const soon = { 'cache-control': 'public, max-age=2' }

/** `folder`: that of the log, `<data>/journal/log`. */
export function logRoutes<Caller>(folder: string, everyone: AccessRule<Caller>): Route<Caller>[] {
  const source = folderSource(folder)
  return [
    defineRoute({
      method: 'GET',
      path: `${serverPages.log}/checkpoint`,
      summary: 'What the public log is now, signed (C2SP tlog-checkpoint)',
      tag: 'journal',
      access: everyone,
      isFree: true,
      limits: { perMinute: readsPerMinute },
      async handle() {
        const note = await source.read('checkpoint')
        if (note === null) return refuse('not_found')
        return accept(new StreamReply(note, 'text/plain; charset=utf-8', soon))
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${serverPages.log}/${predecessorFile}`,
      summary: 'Which log this one succeeds to: its first leaf, opened',
      tag: 'journal',
      access: everyone,
      isFree: true,
      limits: { perMinute: readsPerMinute },
      async handle() {
        const opened = await source.read(predecessorFile)
        if (opened === null) return refuse('not_found')
        return accept(new StreamReply(opened, 'text/plain; charset=utf-8', soon))
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${serverPages.log}/tile/*`,
      summary: 'Hashes and entries of the public log (C2SP tlog-tiles)',
      tag: 'journal',
      access: everyone,
      isFree: true,
      limits: { perMinute: readsPerMinute },
      params: Type.Object({ '*': Type.String({ maxLength: pathLengthMax }) }),
      async handle({ params }) {
        const path = `tile/${params['*']}`
        const tile = readTilePath(path)
        const note = tile === null ? null : await source.read('checkpoint')
        if (tile === null || note === null) return refuse('not_found')
        // What is not signed yet may still be written anew: nobody is to keep it.
        const size = readCheckpoint(Buffer.from(note).toString('utf8'))?.size ?? 0
        const bytes = widthInTree(tile, size) < tile.width ? null : await source.read(path)
        if (bytes === null) return refuse('not_found')
        return accept(new StreamReply(bytes, 'application/octet-stream', forever))
      },
    }),
  ]
}
