/** Why a backup cannot be restored, in plain words. */
import { PlainError } from '#engine/config/plain-error.ts'

export function notOurs(): PlainError {
  return new PlainError({
    french: 'Ce fichier n’est pas une sauvegarde de Préau, ou il a été modifié.',
    english: 'This file is not a backup of Préau, or it was changed.',
  })
}

export function cutOff(): PlainError {
  return new PlainError({
    french: 'La sauvegarde est incomplète : le fichier a été coupé. Rien n’a été restauré.',
    english: 'The backup is incomplete: the file was cut off. Nothing was restored.',
  })
}

export function newerBackup(): PlainError {
  return new PlainError({
    french:
      'La sauvegarde vient d’une autre version de Préau, que celle-ci ne connaît pas. Mettez le programme à jour.',
    english:
      'The backup comes from another version of Préau that this one does not know. Update the program.',
  })
}

export function explainRestore(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof PlainError) return error
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return new PlainError(
      {
        french: `Le fichier ${path} ne peut pas être lu.`,
        english: `The file ${path} cannot be read.`,
      },
      { cause: error },
    )
  }
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(error.message)) return cutOff()
  if (code.startsWith('Z_') || /tar|JSON/i.test(error.message)) return notOurs()
  return error
}
