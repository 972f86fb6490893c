/** Every act that the school's rooms write down has its sentence, and is offered by the filter. */
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { formatFor } from '#browser/catalogue/format.ts'
import { loadWords } from '#browser/catalogue/load-words.ts'
import { type AuditLine, actGroups, factsOf } from './act-words.ts'

const rooms = join(import.meta.dirname, '../../../school')

/** The fixed words given to `writeAuditLine`, as the code has them. */
async function writtenActions(): Promise<Set<string>> {
  const names = await readdir(rooms, { recursive: true })
  const files = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const texts = await Promise.all(files.map((name) => readFile(join(rooms, name), 'utf8')))
  const writers = texts.filter((text) => text.includes('writeAuditLine('))
  const found = new Set<string>()
  for (const text of writers) {
    for (const [, written = ''] of text.matchAll(/\baction: (.*)/g)) {
      for (const [, action] of written.matchAll(/'([a-z]+_[a-z_]+)'/g)) {
        if (action !== undefined) found.add(action)
      }
    }
    for (const [, action] of text.matchAll(/'(lesson_[a-z_]+)'/g)) {
      if (action !== undefined) found.add(action)
    }
  }
  // Written with the decision in the word: see confirm-guardians.ts.
  for (const rights of ['confirmed', 'blocked', 'to_confirm']) found.add(`guardian_${rights}`)
  return found
}

test('each act has words, and no words are left over', async () => {
  const offered = actGroups.flatMap(({ actions }) => [...actions]).sort()
  const { actions } = await loadWords('fr', 'audit')
  assert.deepEqual(offered, Object.keys(actions).sort())
  assert.deepEqual(offered, [...(await writtenActions())].sort())
})

test('a sentence names whom, what and when', async () => {
  const words = await loadWords('fr', 'audit')
  const format = formatFor({ locale: 'fr-FR', timeZone: 'Europe/Paris' })
  const line: AuditLine = {
    id: 1,
    at: '2026-11-20T09:00:00Z',
    action: 'guardian_blocked',
    actor: null,
    subject: { id: 'a', givenName: 'Ana', familyName: 'Morin' },
    thing: null,
    child: { id: 'b', givenName: 'Tom', familyName: 'Morin' },
    detail: { pupilId: 'b', before: 'confirmed' },
  }
  const said = (facts: Partial<AuditLine>): string => {
    const one = { ...line, ...facts }
    const action = one.action as keyof typeof words.actions
    return words.actions[action].said(factsOf(one, words, format))
  }
  assert.equal(said({}), 'a bloqué Ana Morin pour Tom Morin')
  assert.equal(
    said({ action: 'cards_printed', subject: null, thing: '6e A', detail: { cards: 24 } }),
    'a imprimé 24 cartes de classe – 6e A',
  )
  assert.equal(
    said({ action: 'role_granted', detail: { role: 'staff', rights: 'cards timetable' } }),
    'a donné un rôle ou des droits à Ana Morin\u00a0: personnel, cartes et emploi du temps',
  )
  assert.equal(
    said({ action: 'pupil_file_opened', subject: { id: 'a', givenName: '', familyName: '' } }),
    'a ouvert la fiche de quelqu’un (effacé depuis)',
  )
})
