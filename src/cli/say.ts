/**
 * How commands speak: French first, English beside, on the terminal of whoever runs them.
 * Answers go to the standard output, everything else to the standard error, so that
 * `--json` prints one object and nothing more.
 */
import { PlainError, type PlainWords } from '#engine/config/plain-error.ts'
import { explainFailure, isDiskFull } from '#engine/database/server-failure.ts'
import { typesetFrench } from '#kernel/typeset-french.ts'

/** Exit codes, as sysexits.h has them; `unread`, as shells tell of a process that SIGPIPE ended. */
export const exitCodes = { fine: 0, refused: 1, bug: 70, unread: 141 } as const

/** An answer: the French sentence, then the English one. */
export function say({ french, english }: PlainWords): void {
  console.log(`${typesetFrench(french)}\n${english}`)
}

/** What goes on meanwhile, on one line. */
export function sayStep({ french, english }: PlainWords): void {
  console.error(`· ${typesetFrench(french)}  (${english})`)
}

/** Whoever reads has read enough (`| head -1`): there is nothing to say, and nobody to say it to. */
export function endWithReader(output: NodeJS.WritableStream): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(exitCodes.unread)
  })
}

/** Says why a command failed, and gives the exit code for it. */
export function sayFailure(error: unknown): number {
  if (error instanceof PlainError) {
    console.error(`${error.french}\n${error.english}`)
    return exitCodes.refused
  }
  if (isDiskFull(error)) return sayFailure(explainFailure('PREAU_DATA', '', error))
  const placed = explainPath(error)
  if (placed !== null) return sayFailure(placed)
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(`${typesetFrench('Préau a rencontré une panne qu’il ne connaît pas :')}\n${words}`)
  return exitCodes.bug
}

const pathWords: Readonly<Record<string, PlainWords>> = {
  ENOENT: { french: 'n’existe pas', english: 'does not exist' },
  EACCES: { french: 'est fermé à ce compte', english: 'is closed to this account' },
  EPERM: { french: 'est fermé à ce compte', english: 'is closed to this account' },
  ENOTDIR: {
    french: 'passe par un fichier qui n’est pas un dossier',
    english: 'goes through a file',
  },
  EEXIST: {
    french: 'existe déjà ; choisissez un autre nom',
    english: 'exists already; choose another name',
  },
  EISDIR: { french: 'est un dossier ; il faut un fichier', english: 'is a folder, not a file' },
}

/** A file that was named, and that the system does not give. */
function explainPath(error: unknown): PlainError | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const { code, path } = error as NodeJS.ErrnoException
  // Reading one does not say which: the system opens a folder as it opens a file.
  if (code === 'EISDIR' && path === undefined) {
    const french = 'Un des chemins donnés est un dossier ; il faut un fichier.'
    const english = 'One of the paths given is a folder, not a file.'
    return new PlainError({ french, english }, { cause: error })
  }
  const words = pathWords[code ?? '']
  if (words === undefined || path === undefined) return null
  return new PlainError(
    { french: `${path} ${words.french}.`, english: `${path} ${words.english}.` },
    { cause: error },
  )
}
