/**
 * Where the embedded server keeps its files. Normally in `server/` inside the data folder.
 * When root starts Préau in a folder that is closed to others, the server's account could
 * not get there: then the files lie in a folder that it can reach, and the data folder says
 * where, both for the next start and for the person who looks.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { PlainError } from '#engine/config/plain-error.ts'
import { readPrivateFile, writePrivateFile } from '#engine/config/private-file.ts'
import type { ServerAccount } from '#engine/database/server-account.ts'
import {
  canReach,
  mayEnter,
  serverAccount,
  startedAsRoot,
} from '#engine/database/server-account.ts'
import type { Log } from '#engine/log/log.ts'

export interface ServerPlace {
  /** The data folder as the operator named it, links followed. */
  readonly dataDir: string
  /** Holds everything of the server; belongs to `account`. */
  readonly folder: string
  /** PostgreSQL's own data directory. */
  readonly database: string
  /** null: the account of this process. */
  readonly account: ServerAccount | null
}

/** Folders that an account without rights can reach, the first one that works. */
const commonFolders = ['/var/lib/preau', '/usr/local/var/preau', '/opt/preau']
const recordName = 'database-place.json'
const noteName = 'OU-EST-LA-BASE.txt'
const ownerName = 'belongs-to'
const abandonedMax = 1000

/** Creates the data folder. Others may pass through it by name, but not list it. */
export function makeDataFolder(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  return realpathSync(dataDir)
}

/** Throws a `PlainError` where the data would lie in a folder that the system empties. */
export function refuseTemporary(dataDir: string): void {
  const folders = [tmpdir(), '/tmp', '/var/tmp'].filter((folder) => existsSync(folder))
  for (const folder of folders.map((each) => realpathSync(each))) {
    if (dataDir !== folder && !dataDir.startsWith(folder + sep)) continue
    throw new PlainError({
      french: `Le dossier des données, ${dataDir}, est dans le dossier temporaire du système, que la machine vide. Choisissez-en un autre avec PREAU_DATA.`,
      english: `The data folder, ${dataDir}, lies in the system's temporary folder, which the machine empties. Choose another with PREAU_DATA.`,
    })
  }
}

/** Finds the server's folder, or creates it. */
export function findServerPlace(dataDir: string, log: Log): ServerPlace {
  const recorded = readRecord(dataDir)
  if (recorded !== null) return placeAt(dataDir, recorded, serverAccount(recorded))

  const inside = join(dataDir, 'server')
  const existed = existsSync(join(inside, 'database'))
  const account = serverAccount(existed ? join(inside, 'database') : null)
  if (canReach(account, inside)) return placeAt(dataDir, inside, account)
  if (existed) throw unreachable(inside, account)

  const folder = chooseStagedFolder(dataDir, account, log)
  const place = placeAt(dataDir, folder, account)
  writeFileSync(join(folder, ownerName), `${dataDir}\n`)
  writePrivateFile(join(dataDir, recordName), `${JSON.stringify({ folder })}\n`)
  writeFileSync(join(dataDir, noteName), note(folder))
  return place
}

/** A folder for copies of the server's programs that the account can reach. */
export function commonFolder(dataDir: string, account: ServerAccount | null): string {
  return account === null ? dataDir : openCommonFolder(account)
}

function placeAt(dataDir: string, folder: string, account: ServerAccount | null): ServerPlace {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account !== null && statSync(folder).uid !== account.uid) {
    chownSync(folder, account.uid, account.gid)
  }
  // Set again: a folder that a copy or an archive brought back may have lost it.
  if (account !== null || process.platform !== 'win32') chmodSync(folder, 0o700)
  return { dataDir, folder, database: join(folder, 'database'), account }
}

function readRecord(dataDir: string): string | null {
  const text = readPrivateFile(join(dataDir, recordName))
  if (text === null) return null
  const { folder }: { folder?: unknown } = JSON.parse(text)
  if (typeof folder !== 'string' || !existsSync(folder)) {
    throw new PlainError({
      french: `Le dossier ${dataDir} dit que sa base de données est dans ${String(folder)}, qui n’existe plus. Remettez ce dossier à sa place ; si la base est vraiment perdue, effacez ${recordName} et restaurez une sauvegarde.`,
      english: `The folder ${dataDir} says that its database lies in ${String(folder)}, which is gone. Put that folder back; if the database is really lost, delete ${recordName} and restore a backup.`,
    })
  }
  if (!startedAsRoot()) refuseClosed(folder)
  adopt(dataDir, folder)
  return folder
}

function refuseClosed(folder: string): void {
  if (statSync(folder).uid === process.getuid?.()) return
  throw new PlainError({
    french: `La base de données est dans ${folder} et appartient à un autre compte. Lancez Préau sous le compte qui l’a créée (root).`,
    english: `The database lies in ${folder} and belongs to another account. Start Préau from the account that created it (root).`,
  })
}

/** A copied data folder must not take the database of the original for its own. */
function adopt(dataDir: string, folder: string): void {
  const ownerFile = join(folder, ownerName)
  const owner = existsSync(ownerFile) ? readFileSync(ownerFile, 'utf8').trim() : dataDir
  if (owner === dataDir) return
  const ownerRecord = readPrivateFile(join(owner, recordName))
  if (ownerRecord?.includes(JSON.stringify(folder)) === true) {
    throw new PlainError({
      french: `${dataDir} est une copie de ${owner} : toutes deux désignent la même base, dans ${folder}. Pour copier une installation, utilisez ./preau backup et ./preau restore.`,
      english: `${dataDir} is a copy of ${owner}: both name the same database, in ${folder}. To copy an installation, use ./preau backup and ./preau restore.`,
    })
  }
  writeFileSync(ownerFile, `${dataDir}\n`)
}

/**
 * Named after the data folder. A folder of that name without a record in the data folder is
 * what is left of a deleted installation: it is neither used nor removed.
 */
function chooseStagedFolder(dataDir: string, account: ServerAccount | null, log: Log): string {
  if (account === null) throw unreachable(dataDir, account)
  const base = openCommonFolder(account)
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  for (let count = 1; count <= abandonedMax; count += 1) {
    const folder = join(base, count === 1 ? hash : `${hash}-${count}`)
    if (!existsSync(folder)) return folder
    log.warn({ folder }, 'this folder was left by a deleted installation; nothing here needs it')
  }
  throw unreachable(dataDir, account)
}

function openCommonFolder(account: ServerAccount): string {
  for (const folder of commonFolders) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      // A folder that someone else made could hold programs that someone else wrote.
      if (statSync(folder).uid !== 0) continue
      if (canReach(account, folder) && mayEnter(account, folder)) return folder
    } catch {
      // Read-only or missing on this system: the next one may do.
    }
  }
  throw unreachable(commonFolders.join(', '), account)
}

function unreachable(folder: string, account: ServerAccount | null): PlainError {
  const name = account?.name ?? 'preau'
  return new PlainError({
    french: `La base tourne sous le compte ${name}, qui ne peut pas atteindre ${folder}. Ouvrez-lui le passage (chmod o+x sur les dossiers au-dessus), ou choisissez un autre dossier avec PREAU_DATA.`,
    english: `The database runs under the account ${name}, which cannot reach ${folder}. Let it pass (chmod o+x on the folders above), or choose another folder with PREAU_DATA.`,
  })
}

function note(folder: string): string {
  return `La base de données de ce dossier est dans :\n  ${folder}\ncar PostgreSQL ne tourne pas sous root et que son compte ne peut pas entrer ici.\nPour déplacer ou copier l'installation : ./preau backup, puis ./preau restore.\n\nThe database of this folder lies in the folder above, because PostgreSQL does not run\nas root and its account cannot come in here. To move or copy the installation, use\n./preau backup, then ./preau restore.\n`
}
