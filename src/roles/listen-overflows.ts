/** Connections that the kernel dropped before anybody saw them. */
import { readFileSync } from 'node:fs'
import { isCode } from '#engine/config/private-file.ts'

/** The kernel's own count since it started; null where it keeps none for us. */
export function readListenOverflows(): number | null {
  try {
    const [names = '', values = ''] = readFileSync('/proc/net/netstat', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('TcpExt:'))
    const at = names.split(' ').indexOf('ListenOverflows')
    const count = Number(values.split(' ')[at])
    return at < 0 || !Number.isInteger(count) ? null : count
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'EACCES')) return null
    throw error
  }
}
