/** What a command was given wrongly, in French before the English of the library that reads it. */
import type { Command } from 'commander'
import { typesetFrench } from '#kernel/typeset-french.ts'

const sentences: ReadonlyArray<readonly [RegExp, (what: string, more: string) => string]> = [
  [/missing required argument '(.+)'/, (what) => `Il manque un argument : ${what}.`],
  [/required option '(.+)' not specified/, (what) => `Il manque l’option ${what}.`],
  [/unknown option '(.+?)'/, (what) => `L’option ${what} n’existe pas.`],
  [/unknown command '(.+?)'/, (what) => `La commande ${what} n’existe pas.`],
  [/option '(.+)' argument missing/, (what) => `Il manque une valeur à l’option ${what}.`],
  [/too many arguments/, () => 'Il y a trop d’arguments.'],
  [
    /'(.+)' argument '.*' is invalid\. Allowed choices are (.+)\./,
    (what, more) => `L’option ${what} n’a pas cette valeur ; il faut : ${more}.`,
  ],
]

/** For a command and all below it. */
export function explainUsage(command: Command): void {
  command.showHelpAfterError('(./preau --help)')
  command.configureOutput({
    outputError(text, write) {
      const french = inFrench(text)
      write(french === null ? text : `${typesetFrench(french)}\n${text}`)
    },
  })
  for (const below of command.commands) explainUsage(below)
}

function inFrench(text: string): string | null {
  for (const [pattern, say] of sentences) {
    const found = pattern.exec(text)
    if (found !== null) return say(found[1] ?? '', found[2] ?? '')
  }
  return null
}
