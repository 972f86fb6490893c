/**
 * Stops the embedded server when Préau itself is killed without a chance to do so: a small
 * shell waits on a pipe that only Préau holds open, and the pipe closes with its holder.
 * Where there is no shell (Windows) the next start clears the server away instead.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { ServerPlace } from '#engine/database/server-place.ts'
import { identity, serverEnvironment } from '#engine/database/server-process.ts'

export interface ServerGuard {
  /** To be called once the server has been stopped in order. */
  dismiss(): void
}

/** The number is compared with the lock file's, so that a stranger who got it is left alone. */
const script = `trap '' HUP INT TERM
while read -r word; do [ "$word" = dismissed ] && exit 0; done
[ "$(head -n 1 "$2" 2>/dev/null)" = "$1" ] && kill -INT "$1"`

/** Watches over the server with this process number. */
export function guardServer(place: ServerPlace, pid: number): ServerGuard {
  if (process.platform === 'win32') return { dismiss: () => undefined }
  const lockFile = join(place.database, 'postmaster.pid')
  const shell = spawn('/bin/sh', ['-c', script, 'preau-guard', String(pid), lockFile], {
    ...identity(place.account),
    cwd: place.folder,
    env: serverEnvironment,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  shell.on('error', () => undefined)
  shell.stdin.on('error', () => undefined)
  shell.unref()
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref()
  return {
    dismiss() {
      shell.stdin.end('dismissed\n')
    },
  }
}
