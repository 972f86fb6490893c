/**
 * Hands a journal to an authority as one tar file: the whole public log, and those that it succeeds
 * to and that were put aside, the sealed records, the keys of the days that were asked for and of no
 * others, the policy, a verifier and how it is used. It is laid out as a data folder is, so that every
 * command works on it once it is unpacked.
 */
import { randomBytes } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Pack, pack } from 'tar-stream'
import { isCode } from '#engine/config/private-file.ts'
import { journalFolder, logFolder } from '#pipes/public-log/journal-folder.ts'
import { readCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { renamedKey, type VerifierKey } from '#pipes/public-log/note-key.ts'
import { type BundleFacts, bundleInstructions, type EarlierLog } from './bundle-instructions.ts'
import { dayKeyFolder, openDayKeys } from './day-key-store.ts'
import { listEarlierLogs } from './earlier-logs-store.ts'
import { listRecordDays } from './sealed-records-store.ts'

export interface BundleWish {
  readonly dataDir: string
  /** Days in UTC, both included. */
  readonly fromDay: string
  readonly toDay: string
  /** The key of the installation's log; logs that were put aside have it under their own names. */
  readonly logKey: VerifierKey
  readonly witnessKeys: readonly string[]
  /** Lines of a policy file beside those of logs. */
  readonly policy: readonly string[]
  /** The verifier as one file of JavaScript. */
  readonly verifier: Uint8Array
  /** The file to make, gzipped; one that is there is replaced. */
  readonly path: string
}

/** The log grows every ten seconds: links are made faster than that. */
const triesMax = 5

/** Gives what is in the file; null: there is no signed log yet. */
export async function writeAuthorityBundle(wish: BundleWish): Promise<BundleFacts | null> {
  const still = join(journalFolder(wish.dataDir), `bundle-${randomBytes(6).toString('hex')}`)
  const draft = `${wish.path}.partial`
  try {
    const checkpoint = await holdStill(wish.dataDir, still)
    const signed = checkpoint === null ? null : readCheckpoint(checkpoint)
    if (signed === null) return null
    const days = openDayKeys(wish.dataDir, { bytes: randomBytes })
      .days()
      .filter((day) => day >= wish.fromDay && day <= wish.toDay)
      .sort()
    const facts: BundleFacts = {
      days,
      origin: signed.origin,
      size: signed.size,
      keys: [wish.logKey.text, ...wish.witnessKeys],
      earlier: await describeEarlier(still, wish),
    }
    const tar = pack()
    const folder = `preau-journal-${wish.fromDay}-${wish.toDay}`
    const written = pipeline(tar, createGzip(), createWriteStream(draft, { mode: 0o600 }))
    const filled = fill({ tar, folder }, wish, { still, facts }).catch((error: unknown) => {
      tar.destroy(error instanceof Error ? error : new Error(String(error)))
      throw error
    })
    await Promise.all([filled, written])
    renameSync(draft, wish.path)
    return facts
  } finally {
    rmSync(draft, { force: true })
    rmSync(still, { recursive: true, force: true })
  }
}

async function fill(
  bundle: BundleTar,
  wish: BundleWish,
  { facts, still }: { readonly facts: BundleFacts; readonly still: string },
): Promise<void> {
  await addBytes(bundle, 'LISEZMOI.md', Buffer.from(bundleInstructions(facts)))
  await addBytes(bundle, 'policy', policyOf(wish.logKey.text, wish))
  for (const { folder, keys } of facts.earlier) {
    // A policy has each key under one name only.
    await addBytes(bundle, `${folder}/policy`, policyOf(keys[0] ?? '', wish))
  }
  await addBytes(bundle, 'verifier.mjs', wish.verifier)
  for (const day of facts.days) {
    const name = `${day}.key`
    await addBytes(
      bundle,
      `journal-keys/${name}`,
      await readFile(join(dayKeyFolder(wish.dataDir), name)),
    )
  }
  for (const path of await filesIn(still)) {
    const { size } = await stat(join(still, path))
    const name = `${bundle.folder}/journal/${path}`
    const entry = bundle.tar.entry({ name, size, mode: 0o600 })
    await pipeline(createReadStream(join(still, path)), entry)
  }
  bundle.tar.finalize()
}

function policyOf(logKey: string, { policy }: BundleWish): Buffer {
  return Buffer.from(`${[`log ${logKey}`, ...policy].join('\n')}\n`)
}

/** The logs that were put aside, as they were linked: oldest first. */
async function describeEarlier(still: string, wish: BundleWish): Promise<EarlierLog[]> {
  const told: EarlierLog[] = []
  for (const path of await listEarlierLogs(wish.dataDir)) {
    const folder = join(still, 'earlier', basename(path))
    const checkpoint = join(logFolder(folder), 'checkpoint')
    const text = await readFile(checkpoint, 'utf8').catch(noneIfAbsent)
    const signed = text === null ? null : readCheckpoint(text)
    if (signed === null) continue
    told.push({
      folder: `journal/earlier/${basename(path)}`,
      origin: signed.origin,
      size: signed.size,
      keys: [renamedKey(wish.logKey, signed.origin).text, ...wish.witnessKeys],
      days: await listRecordDays(folder),
    })
  }
  return told
}

/** All lies in one folder of the tar. */
interface BundleTar {
  readonly tar: Pack
  readonly folder: string
}

function addBytes({ folder, tar }: BundleTar, name: string, content: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry({ name: `${folder}/${name}`, mode: 0o600 }, Buffer.from(content), (error) =>
      error ? reject(error) : resolve(),
    )
  })
}

/** Files under a folder by their paths in it, with slashes, in order; none where there is no folder. */
async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneIfAbsent)
  return (found ?? [])
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

/**
 * Links log and records of one moment into a folder: each file is replaced, never written over, so
 * that links keep what was there. Gives the checkpoint of that moment; null: there is none.
 */
async function holdStill(dataDir: string, still: string): Promise<string | null> {
  const journal = journalFolder(dataDir)
  const path = join(journal, 'log/checkpoint')
  for (let attempt = 1; attempt <= triesMax; attempt += 1) {
    const before = await readFile(path, 'utf8').catch(noneIfAbsent)
    if (before === null) return null
    rmSync(still, { recursive: true, force: true })
    // What was put aside changes no more; a log that is put aside now is told by the checkpoint.
    const earlier = (await listEarlierLogs(dataDir)).map((path) => `earlier/${basename(path)}`)
    let isWhole = true
    for (const folder of ['log', 'records', ...earlier]) {
      isWhole &&= await linkAll(journal, still, folder)
    }
    if (isWhole && (await readFile(path, 'utf8')) === before) return before
  }
  throw new Error('the log grew faster than it could be held still')
}

/** False where a file went away meanwhile. */
async function linkAll(from: string, to: string, folder: string): Promise<boolean> {
  for (const path of await filesIn(join(from, folder))) {
    const target = join(to, folder, path)
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    try {
      linkSync(join(from, folder, path), target)
    } catch (error) {
      if (isCode(error, 'ENOENT')) return false
      throw error
    }
  }
  return true
}

function noneIfAbsent(error: unknown): null {
  if (isCode(error, 'ENOENT')) return null
  throw error
}
