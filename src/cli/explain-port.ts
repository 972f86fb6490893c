/** Why nobody can listen at an address, and how whoever runs the command chooses another. */
import { PlainError } from '#engine/config/plain-error.ts'
import { isCode } from '#engine/config/private-file.ts'

/** How a command is told where to listen. */
export interface PortWords {
  readonly host: (host: string) => string
  readonly french: (port: number) => string
  readonly english: (port: number) => string
}

/** Anything else is given back as it came. */
export function explainPort(
  error: unknown,
  { host, port }: { readonly host: string; readonly port: number },
  words: PortWords,
): unknown {
  const other = port < 1024 || port === 65_535 ? 8080 : port + 1
  const french = `Choisissez-en un autre : ${words.french(other)}.`
  const english = `Choose another: ${words.english(other)}.`
  if (isCode(error, 'EADDRINUSE')) {
    return new PlainError({
      french: `Le port ${port} est déjà pris par un autre programme. ${french}`,
      english: `Port ${port} is taken by another program. ${english}`,
    })
  }
  if (isCode(error, 'EACCES')) {
    return new PlainError({
      french: `Ce compte n’a pas le droit d’ouvrir le port ${port}. ${french}`,
      english: `This account may not open port ${port}. ${english}`,
    })
  }
  if (isCode(error, 'EADDRNOTAVAIL') || isCode(error, 'ENOTFOUND')) {
    return new PlainError({
      french: `L’adresse ${words.host(host)} n’est pas une adresse de cette machine.`,
      english: `The address ${words.host(host)} is not one of this machine.`,
    })
  }
  return error
}
