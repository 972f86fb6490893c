/** `./preau journal bundle`: the journal of some days for an authority, with what it takes to check it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { PlainError, type PlainWords } from '#engine/config/plain-error.ts'
import { isDay } from '#kernel/calendar-day.ts'
import { systemRandom } from '#kernel/random.ts'
import type { BundleFacts } from '#pipes/journal/bundle-instructions.ts'
import { writeAuthorityBundle } from '#pipes/journal/write-authority-bundle.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { readLogPolicyFile } from '#roles/log-policy-file.ts'
import { logSigner } from '#roles/sequencer.ts'
import { buildVerifier } from './build-verifier.ts'
import { refuseUnwritable } from './refuse-unwritable.ts'
import { exitCodes, say } from './say.ts'

interface Flags {
  readonly from: string
  readonly to: string
}

export function journalBundleCommand(): Command {
  return new Command('bundle')
    .description(
      'Remettre le journal de certains jours à une autorité, clés de ces jours comprises / hand the journal of some days, with their keys, to an authority',
    )
    .requiredOption('--from <jour>', 'premier jour, comme 2027-04-06, en temps universel (UTC)')
    .requiredOption('--to <jour>', 'dernier jour, compris / last day, included')
    .argument('<fichier>', 'le fichier à écrire, .tar.gz / the file to write')
    .action(run)
}

async function run(path: string, flags: Flags): Promise<void> {
  const [fromDay, toDay] = [dayOf(flags.from), dayOf(flags.to)]
  if (toDay < fromDay) {
    throw new PlainError({
      french: `Le dernier jour (${toDay}) vient avant le premier (${fromDay}).`,
      english: `The last day (${toDay}) comes before the first (${fromDay}).`,
    })
  }
  const config = loadConfig(processEnvironment())
  // Asked first: nothing is made in a folder that is no installation's.
  if (!existsSync(join(logFolder(config.dataDir), 'checkpoint'))) throw unsigned(config.dataDir)
  refuseUnwritable(path)
  const logKey = logSigner(config, openKeyRing(config.dataDir, systemRandom)).verifierKey
  const { witnesses } = readLogPolicyFile(config.journal.policy)
  const facts = await writeAuthorityBundle({
    dataDir: config.dataDir,
    fromDay,
    toDay,
    logKey,
    witnessKeys: witnesses.map(({ key }) => key.text),
    policy: witnessLines(config.journal.policy),
    verifier: await buildVerifier(),
    path,
  })
  if (facts === null) throw unsigned(config.dataDir)
  if (facts.days.length === 0) {
    process.exitCode = exitCodes.refused
    say({
      french:
        `${path} : ${facts.size} feuilles, mais aucun jour de ${fromDay} à ${toDay} n’a de clé ici : ce fichier n’ouvre aucun enregistrement. ${earlierWords(facts).french}`.trim(),
      english:
        `${path}: ${facts.size} leaves, but no day from ${fromDay} to ${toDay} has a key here: this file opens no record. ${earlierWords(facts).english}`.trim(),
    })
    return
  }
  say({
    french: `${path} : ${facts.size} feuilles, jours lisibles : ${facts.days.join(', ')}. ${earlierWords(facts).french}Ce fichier ouvre des données sur des personnes : remettez-le en main propre.`,
    english: `${path}: ${facts.size} leaves, days that open: ${facts.days.join(', ')}. ${earlierWords(facts).english}This file opens data about people: hand it over in person.`,
  })
}

function unsigned(dataDir: string): PlainError {
  return new PlainError({
    french: `Il n’y a pas encore de journal signé dans ${dataDir}.`,
    english: `There is no signed log in ${dataDir} yet.`,
  })
}

/** Nothing where no log was put aside. */
function earlierWords({ earlier }: BundleFacts): PlainWords {
  if (earlier.length === 0) return { french: '', english: '' }
  const logs = earlier.map(({ origin, size }) => `${origin} (${size})`).join(', ')
  return { french: `Journaux d’avant : ${logs}. `, english: `Earlier logs: ${logs}. ` }
}

function dayOf(text: string): string {
  if (isDay(text)) return text
  throw new PlainError({
    french: `« ${text} » n’est pas un jour : écrivez par exemple 2027-04-06.`,
    english: `"${text}" is not a day: write 2027-04-06, for example.`,
  })
}

/** Who cosigns, and whose cosignatures are enough, as the operator's file has it: without other logs. */
function witnessLines(path: string | null): string[] {
  const text = path === null ? '' : readFileSync(path, 'utf8')
  const lines = text.split('\n').filter((line) => /^[ \t]*(?:witness|group|quorum)[ \t]/.test(line))
  // A policy has exactly one quorum.
  const { quorum } = readLogPolicyFile(path)
  return quorum === null ? [...lines, 'quorum none'] : lines
}
