/**
 * Tells processes apart beyond their number: the system gives a number again after a
 * restart, and a lock must never be taken for held because a stranger got it.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * When the process started, in whatever terms this system has; null if it is gone or only
 * waits to be reaped. Equal marks under equal numbers mean the same process.
 */
export function processMark(pid: number): string | null {
  if (process.platform === 'linux') return linuxMark(pid)
  if (!isAlive(pid)) return null
  if (process.platform === 'win32') return 'alive'
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() === '' ? null : stdout.trim()
}

/**
 * The PostgreSQL processes that work in this data directory, and no others: a server makes
 * its data directory its working directory. Where the system does not tell that, only a
 * server whose command line names the directory is found.
 */
export function serverProcesses(database: string): number[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => worksIn(pid, database) && linuxMark(pid) !== null)
  }
  if (process.platform === 'win32') return []
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,command='], { encoding: 'utf8' })
  return stdout
    .split('\n')
    .filter((line) => line.includes('postgres') && line.includes(` -D ${database}`))
    .map((line) => Number.parseInt(line, 10))
}

/** Whether a process of this number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function worksIn(pid: number, database: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === database &&
      // The link of a program whose file was replaced by an update ends in " (deleted)".
      basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres')
    )
  } catch {
    // Gone in the meantime, or another account's: then it is not ours.
    return false
  }
}

/** See proc(5): after the name in brackets come the state and, 19 fields later, the start time. */
function linuxMark(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    return `${bootId()} ${fields[19]}`
  } catch {
    return null
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
}
