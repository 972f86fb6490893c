/**
 * PostgreSQL refuses to run as root. When Préau is started by root (a container, a server
 * without other accounts), the database runs under an account that may do nothing else.
 */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { PlainError } from '#engine/config/plain-error.ts'

export interface ServerAccount {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const ownAccount = 'preau'

/** Whether this process is root, so that the server needs an account of its own. */
export function startedAsRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * The account that runs the server; null means the one of this process. `ownedBefore` is a
 * folder of an earlier start: whoever owns it goes on owning it.
 */
export function serverAccount(ownedBefore: string | null): ServerAccount | null {
  if (!startedAsRoot()) return null
  if (ownedBefore !== null) {
    const { uid, gid } = statSync(ownedBefore)
    if (uid !== 0) return { name: `uid ${uid}`, uid, gid }
  }
  const account =
    findAccount('postgres') ?? findAccount(ownAccount) ?? createAccount() ?? findAccount('nobody')
  if (account !== null) return account
  throw new PlainError({
    french:
      'PostgreSQL ne tourne pas sous le compte root, et aucun autre compte n’a pu être trouvé ni créé. Créez un compte nommé preau, ou lancez Préau sous un compte ordinaire.',
    english:
      'PostgreSQL does not run as root, and no other account could be found or created. Create an account named preau, or start Préau from an ordinary account.',
  })
}

/** Whether the account may pass through every folder above `path` (groups beyond its own aside). */
export function canReach(account: ServerAccount | null, path: string): boolean {
  if (account === null) return true
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!mayEnter(account, folder)) return false
    if (folder === dirname(folder)) return true
  }
}

/** Whether the account may enter this folder itself. */
export function mayEnter(account: ServerAccount, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder)
  if (uid === account.uid) return (mode & 0o100) !== 0
  if (gid === account.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

function findAccount(name: string): ServerAccount | null {
  const uid = askId('-u', name)
  const gid = askId('-g', name)
  return uid === null || gid === null || uid === 0 ? null : { name, uid, gid }
}

function askId(flag: string, name: string): number | null {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return status === 0 && /^\d+\s*$/.test(stdout) ? Number(stdout) : null
}

/** `useradd` of most systems, else `adduser` of Debian, else that of BusyBox. */
function createAccount(): ServerAccount | null {
  const attempts: ReadonlyArray<readonly [string, readonly string[]]> = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false']],
    ['adduser', ['--system', '--group', '--no-create-home', '--quiet']],
    ['adduser', ['-S', '-D', '-H']],
  ]
  for (const [command, options] of attempts) {
    spawnSync(command, [...options, ownAccount], { stdio: 'ignore' })
    const account = findAccount(ownAccount)
    if (account !== null) return account
  }
  return null
}
