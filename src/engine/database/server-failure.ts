/**
 * Turns what PostgreSQL or the system says when a start fails into a sentence that tells
 * the person at the keyboard what to do.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { PlainError } from '#engine/config/plain-error.ts'
import { isCode } from '#engine/config/private-file.ts'

/** How much of the server's log is looked at. */
const tailBytes = 8192

interface Cause {
  readonly signs: RegExp
  readonly french: (folder: string) => string
  readonly english: (folder: string) => string
}

/** The first whose signs appear wins. PostgreSQL runs with LC_ALL=C, so it speaks English. */
const causes: readonly Cause[] = [
  {
    signs: /no space left on device|disk full|disk quota exceeded|ENOSPC|EDQUOT|53100/i,
    french: (folder) =>
      `Le disque est plein : la base de données ne peut plus écrire dans ${folder}. Libérez de la place, puis relancez ; rien de ce qui était enregistré n’est perdu.`,
    english: (folder) =>
      `The disk is full: the database cannot write in ${folder}. Make room, then start again; nothing that was saved is lost.`,
  },
  {
    signs: /database files are incompatible with server|initialized by PostgreSQL version/i,
    french: (folder) =>
      `La base dans ${folder} a été créée par une autre version de PostgreSQL. Reprenez la version de Préau qui l’a créée, faites ./preau backup, puis restaurez ici.`,
    english: (folder) =>
      `The database in ${folder} was created by another version of PostgreSQL. Go back to the version of Préau that created it, run ./preau backup, then restore here.`,
  },
  {
    signs: /permission denied|EACCES|EPERM|operation not permitted|wrong ownership/i,
    french: (folder) =>
      `Le compte qui lance Préau n’a pas le droit d’écrire dans ${folder}. Relancez sous le compte qui l’a créé, ou choisissez un autre dossier avec PREAU_DATA.`,
    english: (folder) =>
      `The account that starts Préau may not write in ${folder}. Start from the account that created it, or choose another folder with PREAU_DATA.`,
  },
  {
    signs: /read-only file system|EROFS/i,
    french: (folder) =>
      `Le dossier ${folder} est en lecture seule. Choisissez-en un autre avec PREAU_DATA.`,
    english: (folder) => `The folder ${folder} is read-only. Choose another with PREAU_DATA.`,
  },
  {
    signs: /error while loading shared libraries|GLIBC_|exec format error|ENOEXEC|cannot execute/i,
    french: () =>
      'Le PostgreSQL apporté par npm ne tourne pas sur ce système. Indiquez un serveur PostgreSQL avec DATABASE_URL.',
    english: () =>
      'The PostgreSQL that npm brought does not run on this system. Name a PostgreSQL server with DATABASE_URL.',
  },
]

/** The plain words for a failed start. `said` is the end of what the server printed. */
export function explainFailure(folder: string, said: string, cause?: unknown): PlainError {
  if (cause instanceof PlainError) return cause
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const evidence = `${said}\n${code}\n${cause instanceof Error ? cause.message : ''}`
  const known = causes.find(({ signs }) => signs.test(evidence))
  if (known !== undefined) {
    return new PlainError(
      { french: known.french(folder), english: known.english(folder) },
      { cause: cause ?? said },
    )
  }
  const lines = said.trim().split('\n').slice(-6).join('\n')
  return new PlainError(
    {
      french: `La base de données n’a pas démarré dans ${folder}. Voici ses derniers mots :\n${lines}`,
      english: `The database did not start in ${folder}. Its last words are above.`,
    },
    { cause },
  )
}

/** Whether the error says that a disk or a quota is full. */
export function isDiskFull(error: unknown): boolean {
  return isCode(error, 'ENOSPC') || isCode(error, 'EDQUOT') || isCode(error, '53100')
}

/** The end of a log file, from `offset` on. */
export function readTail(path: string, offset: number): string {
  if (!existsSync(path)) return ''
  const file = openSync(path, 'r')
  try {
    const start = Math.max(offset, fstatSync(file).size - tailBytes)
    const buffer = Buffer.alloc(tailBytes)
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, tailBytes, start))
  } finally {
    closeSync(file)
  }
}
