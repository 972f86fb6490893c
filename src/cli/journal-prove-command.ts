/** `./preau journal prove`: that a leaf, or what a receipt opens, is in the log. */
import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { PlainError } from '#engine/config/plain-error.ts'
import { readReceipt, receiptEntry } from '#pipes/journal/answer-receipt.ts'
import { proveEntry, proveLeaf } from '#pipes/public-log/prove-leaf.ts'
import { openLogSource } from './open-log-source.ts'
import { refuseUnwritable } from './refuse-unwritable.ts'
import { say } from './say.ts'

export function journalProveCommand(): Command {
  return new Command('prove')
    .description(
      'Prouver qu’une feuille, ou un reçu, est dans le journal / prove that a leaf, or a receipt, is in the log',
    )
    .argument('<feuille|reçu>', 'numéro de la feuille, ou reçu (number of the leaf, or receipt)')
    .requiredOption('--log <dossier|adresse>', 'le journal (the log)')
    .option('--out <fichier>', 'où écrire la preuve (where to write the proof)')
    .action(async (what: string, flags: { log: string; out?: string }) => {
      const source = openLogSource(flags.log)
      const receipt = readReceipt(what)
      if (receipt === null && !/^\d{1,15}$/.test(what)) throw notALeaf(what)
      if (flags.out !== undefined) refuseUnwritable(flags.out)
      const proven =
        receipt === null
          ? await proveLeaf(source, Number(what))
          : await proveEntry(source, receiptEntry(receipt))
      if (!proven.ok) throw unproven[proven.why]
      const { index, proof } = proven.value
      if (flags.out === undefined) {
        process.stdout.write(proof)
        return
      }
      writeFileSync(flags.out, proof)
      say({
        french: `La feuille ${index} est dans le journal. Preuve : ${flags.out}`,
        english: `Leaf ${index} is in the log. Proof: ${flags.out}`,
      })
    })
}

function notALeaf(text: string): PlainError {
  return new PlainError({
    french: `« ${text} » n’est ni un numéro de feuille, ni un reçu.`,
    english: `“${text}” is neither the number of a leaf nor a receipt.`,
  })
}

const unproven = {
  no_checkpoint: new PlainError({
    french: 'Il n’y a pas de journal à cet endroit.',
    english: 'There is no log at this place.',
  }),
  no_leaf: new PlainError({
    french: 'Le journal signé n’a pas cette feuille. Un reçu y entre en quelques secondes.',
    english: 'The signed log has no such leaf. A receipt enters it within seconds.',
  }),
  damaged: new PlainError({
    french: 'Le journal est abîmé à cet endroit : ./preau journal verify dit où.',
    english: 'The log is damaged there: ./preau journal verify says where.',
  }),
} as const
